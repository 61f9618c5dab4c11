import type { Citation } from '@dacryon/core'

/** SSDAI and SSDDI come from the same paper. */
export const vitali2007: Citation = {
  title:
    'Sjögren’s Syndrome Disease Damage Index and Disease Activity Index: scoring systems for the assessment of disease damage and disease activity in Sjögren’s syndrome, derived from an analysis of a cohort of Italian patients',
  authors: 'Vitali C, Palombi G, Baldini C, et al.',
  year: 2007,
  doi: '10.1002/art.22658',
  where: 'Arthritis Rheum 2007;56:2223-31, first page and abstract',
}
