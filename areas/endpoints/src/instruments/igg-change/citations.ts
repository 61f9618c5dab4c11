import type { Citation } from '@dacryon/core'

/** Where the falls of IgG and of rheumatoid factor come from. */
export const star2022Paper: Citation = {
  title:
    'Development and preliminary validation of the Sjögren’s Tool for Assessing Response (STAR): a consensual composite score for assessing treatment effect in primary Sjögren’s syndrome',
  authors: 'Seror R, Baron G, Camus M, et al.',
  year: 2022,
  doi: '10.1136/annrheumdis-2021-222054',
  where: 'Ann Rheum Dis 2022;81:979-89, table 3',
}
