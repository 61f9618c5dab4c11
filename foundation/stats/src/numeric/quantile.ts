import { demand } from './demand.ts'

/** Hyndman and Fan's numbers of the definitions of a sample quantile. */
export type QuantileType = 1 | 2 | 6 | 7 | 8

/** Few roundings of the position count as none, so that 0.1 of 10 values is the first one. */
const slack = 4 * 2.220446049250313e-16

const at = (sorted: ArrayLike<number>, index: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, index))] as number

const between = (low: number, high: number, share: number): number => (share === 0 || low === high ? low : low + share * (high - low))

/**
 * Sample quantile of values that are already sorted, at least one; p from 0 to 1.
 *
 * Types: 1 inverse of the empirical distribution; 2 the same with averages at steps; 6 position (n+1)p; 7 position (n-1)p + 1; 8 position
 * (n + 1/3)p + 1/3, nearly median-unbiased.
 *
 * Source: Hyndman RJ, Fan Y. Am Stat 1996;50:361-5 (doi 10.1080/00031305.1996.10473566).
 *
 * @example
 * quantileOfSorted([1, 2, 3, 4], 0.25) // 1.75
 */
export const quantileOfSorted = (sorted: ArrayLike<number>, p: number, type: QuantileType = 7): number => {
  demand(sorted.length > 0, 'a quantile of nothing')
  demand(p >= 0 && p <= 1, `a quantile at ${p}: needs 0 to 1`)
  const n = sorted.length
  if (type === 7) {
    const place = (n - 1) * p
    const whole = Math.floor(place + slack * n)
    const share = place - whole
    return between(at(sorted, whole), at(sorted, whole + 1), Math.abs(share) < slack * n ? 0 : share)
  }
  const [a, b] = type === 6 ? [0, 0] : type === 8 ? [1 / 3, 1 / 3] : [0, 1]
  const place = a + p * (n + 1 - a - b)
  const whole = Math.floor(place + slack)
  const left = place - whole
  const share = Math.abs(left) < slack ? 0 : left
  const low = at(sorted, whole - 1)
  const high = at(sorted, whole)
  if (type === 1) return share > 0 ? high : low
  if (type === 2) return share > 0 ? high : between(low, high, 0.5)
  return between(low, high, share)
}

/** Sorted copy as numbers. */
export const sorted = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort()

/** Sample quantile of unsorted values. @example quantile([4, 1, 3, 2], 0.5) // 2.5 */
export const quantile = (values: ArrayLike<number>, p: number, type: QuantileType = 7): number => quantileOfSorted(sorted(values), p, type)

/** Median. @example median([3, 1, 2]) // 2 */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)
