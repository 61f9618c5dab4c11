import type { Citation } from '@dacryon/core'

/** SSDAI and SSDDI come from the same paper. */
export const vitali2007: Citation = {
  title: 'Sjögren’s syndrome disease damage index and disease activity index',
  authors: 'Vitali C, Palombi G, Baldini C, et al.',
  year: 2007,
  doi: '10.1002/art.22658',
  where: 'Arthritis Rheum 2007;56:2223-31, first page (title shortened)',
}
