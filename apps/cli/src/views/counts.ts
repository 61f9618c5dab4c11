import type { ReleaseCounts } from '@dacryon/data'

/** The counts of a study as name and number. */
export const countPairs = ({
  subjects,
  observations,
  missing,
  concepts,
  visits,
  samples,
  measurements,
}: ReleaseCounts): readonly (readonly [string, number])[] => [
  ['subjects', subjects],
  ['observations', observations],
  ['of these missing', missing],
  ['concepts', concepts],
  ['planned visits', visits],
  ['samples', samples],
  ['measurements', measurements],
]
