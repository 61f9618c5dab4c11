import type { Citation } from '@dacryon/core'

export const kirou2004: Citation = {
  title: 'Coordinate overexpression of interferon-α-induced genes in systemic lupus erythematosus',
  authors: 'Kirou KA, Lee C, George S, et al.',
  year: 2004,
  where: 'Arthritis Rheum 2004;50:3958-67; the abstract does not print the formula of the score',
}

export const eularReview2023: Citation = {
  title:
    'Type I interferon pathway assays in studies of rheumatic and musculoskeletal diseases: a systematic literature review informing EULAR points to consider',
  authors: 'Burska A, Rodríguez-Carrio J, Biesen R, et al.',
  year: 2023,
  doi: '10.1136/rmdopen-2022-002876',
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
