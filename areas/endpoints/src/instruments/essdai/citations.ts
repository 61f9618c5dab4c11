import type { Citation } from '@dacryon/core'

export const essdai2010: Citation = {
  title:
    'EULAR Sjögren’s syndrome disease activity index: development of a consensus systemic disease activity index for primary Sjögren’s syndrome',
  authors: 'Seror R, Ravaud P, Bowman SJ, et al.',
  year: 2010,
  doi: '10.1136/ard.2009.110619',
  where: 'Ann Rheum Dis 2010;69:1103-9, tables 2 and 3 (DOI not checked)',
}

export const essdaiGuide2015: Citation = {
  title: 'EULAR Sjögren’s syndrome disease activity index (ESSDAI): a user guide',
  authors: 'Seror R, Bowman SJ, Brito-Zeron P, et al.',
  year: 2015,
  doi: '10.1136/rmdopen-2014-000022',
  where: 'RMD Open 2015;1:e000022, title page (DOI not checked)',
}

export const thresholds2016: Citation = {
  title:
    'Defining disease activity states and clinically meaningful improvement in primary Sjögren’s syndrome with EULAR primary Sjögren’s syndrome disease activity (ESSDAI) and patient-reported indexes (ESSPRI)',
  authors: 'Seror R, Bootsma H, Saraux A, et al.',
  year: 2016,
  doi: '10.1136/annrheumdis-2014-206008',
  where: 'Ann Rheum Dis 2016;75:382-9, abstract (DOI not checked)',
}
