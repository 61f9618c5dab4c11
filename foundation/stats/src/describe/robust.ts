import { median, sorted } from '../numeric/quantile.ts'
import { mean } from '../numeric/sum.ts'

/**
 * Median absolute deviation from the median, times 1.4826 so that it estimates the standard deviation of normal values.
 *
 * @example
 * computeMad([1, 2, 3, 4, 100]) // 1.4826
 */
export const computeMad = (values: ArrayLike<number>, constant = 1.4826): number => {
  const centre = median(values)
  return constant * median(Float64Array.from(values, (value) => Math.abs(value - centre)))
}

/**
 * Mean without this share of the values at each end (0.1: ten per cent at each), at most all but the middle.
 *
 * @example
 * computeTrimmedMean([1, 2, 3, 4, 100], 0.2) // 3
 */
export const computeTrimmedMean = (values: ArrayLike<number>, share = 0.1): number => {
  if (share >= 0.5) return median(values)
  const out = Math.floor(values.length * share)
  return mean(sorted(values).subarray(out, values.length - out))
}
