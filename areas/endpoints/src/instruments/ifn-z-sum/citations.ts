import type { Citation } from '@dacryon/core'

export const kirou2004: Citation = {
  title: 'Coordinate overexpression of interferon-alpha-induced genes in systemic lupus erythematosus',
  authors: 'Kirou KA, et al.',
  year: 2004,
  where: 'Arthritis Rheum 2004;50:3958-67 (from memory)',
}

export const eularReview2023: Citation = {
  title: 'Systematic review behind the EULAR points to consider on type I interferon assays (title in own words)',
  year: 2023,
  where: 'RMD Open 2023;9:e002876, abstract',
}

export const brkic2013Paper: Citation = {
  title:
    'Prevalence of interferon type I signature in CD14 monocytes of patients with Sjögren’s syndrome and association with disease activity and BAFF gene expression',
  authors: 'Brkic Z, Maria NI, van Helden-Meeuwsen CG, et al.',
  year: 2013,
  doi: '10.1136/annrheumdis-2012-201381',
  where: 'Ann Rheum Dis 2013;72:728-35, abstract',
}
