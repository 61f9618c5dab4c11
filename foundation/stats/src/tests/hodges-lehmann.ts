import { quantileOfSorted } from '../numeric/quantile.ts'
import type { Limit } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import type { Numbers } from '../result/vectors.ts'

/** All differences between a value of the first and one of the second, sorted. */
export const pairwiseDifferences = (first: Numbers, second: Numbers): Float64Array => {
  const differences = new Float64Array(first.length * second.length)
  let at = 0
  for (const a of first) for (const b of second) differences[at++] = a - b
  return differences.sort()
}

/** Means of all pairs of values, each with itself too, sorted (Walsh averages). */
export const walshAverages = (values: Numbers): Float64Array => {
  const kept = Float64Array.from(values)
  const averages = new Float64Array((kept.length * (kept.length + 1)) / 2)
  let at = 0
  kept.forEach((a, i) => {
    for (const b of kept.subarray(i)) averages[at++] = (a + b) / 2
  })
  return averages.sort()
}

/** Middle of sorted values. */
export const middleOf = (sorted: Float64Array): number => quantileOfSorted(sorted, 0.5)

/** Interval between the q-th value from below and from above, q the lower quantile of the exact distribution of the statistic. */
export const orderedInterval = (
  sorted: Float64Array,
  quantileAt: (p: number) => number,
  level: number,
  alternative: Alternative,
): Interval<Limit> => {
  const q = Math.max(1, quantileAt(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level))
  return {
    low: alternative === 'less' ? '-Infinity' : (sorted[q - 1] ?? '-Infinity'),
    high: alternative === 'greater' ? 'Infinity' : (sorted[sorted.length - q] ?? 'Infinity'),
    level,
  }
}
