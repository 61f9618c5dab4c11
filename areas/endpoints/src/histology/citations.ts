import type { Citation } from '@dacryon/core'

export const consensus2017: Citation = {
  title: 'Standardisation of labial salivary gland histopathology in clinical trials in primary Sjögren’s syndrome',
  authors: 'Fisher BA, Jonsson R, Daniels T, et al.',
  year: 2017,
  doi: '10.1136/annrheumdis-2016-210448',
  where: 'Ann Rheum Dis 2017;76:1161-8, table 1, points 1 to 10',
}

export const daniels2011: Citation = {
  title:
    'Associations between salivary gland histopathologic diagnoses and phenotypic features of Sjögren’s syndrome among 1,726 registry participants',
  authors: 'Daniels TE, Cox D, Shiboski CH, et al.',
  year: 2011,
  doi: '10.1002/art.30381',
  where: 'Arthritis Rheum 2011;63:2021-30',
}

export const chisholmMason1968: Citation = {
  title: 'Labial salivary gland biopsy in Sjögren’s disease',
  authors: 'Chisholm DM, Mason DK',
  year: 1968,
  where: 'J Clin Pathol 1968;21:656-60',
}
