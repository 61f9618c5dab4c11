import { demand } from './demand.ts'

/**
 * Sum with Neumaier's compensation: the rounding of each step is kept and added at the end. Not finite where a value is not.
 *
 * Source: Neumaier A. Z Angew Math Mech 1974;54:39-51.
 *
 * @example
 * sum([1e100, 1, -1e100]) // 1
 */
export const sum = (values: ArrayLike<number>): number => {
  let total = 0
  let lost = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + lost : total
}

/** Compensated sum of the products of two lists of one length. */
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0
  let lost = 0
  for (let at = 0; at < a.length; at++) {
    const value = (a[at] as number) * (b[at] as number)
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + lost : total
}

/** Arithmetic mean of at least one value, by a second pass over the differences. */
export const mean = (values: ArrayLike<number>): number => {
  demand(values.length > 0, 'the mean of nothing')
  const first = sum(values) / values.length
  if (!Number.isFinite(first)) return first
  let rest = 0
  for (let at = 0; at < values.length; at++) rest += (values[at] as number) - first
  return first + rest / values.length
}

/** Sum of squared distances from the mean, two passes with Björck's correction. */
export const sumOfSquares = (values: ArrayLike<number>, centre = mean(values)): number => {
  let squares = 0
  let rest = 0
  for (let at = 0; at < values.length; at++) {
    const distance = (values[at] as number) - centre
    squares += distance * distance
    rest += distance
  }
  return Math.max(0, squares - (rest * rest) / values.length)
}

/**
 * Sample variance (denominator n - 1) of at least two values, two passes.
 *
 * @example
 * variance([1, 2, 3, 4]) // 1.6666666666666667
 */
export const variance = (values: ArrayLike<number>): number => {
  demand(values.length > 1, 'the variance of fewer than two values')
  return sumOfSquares(values) / (values.length - 1)
}

/** Sample standard deviation of at least two values. */
export const standardDeviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values))

/** Sample covariance of two lists of one length, at least two, two passes. */
export const covariance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  demand(a.length > 1 && a.length === b.length, 'a covariance needs two lists of one length, at least two')
  const [meanA, meanB] = [mean(a), mean(b)]
  let products = 0
  for (let at = 0; at < a.length; at++) products += ((a[at] as number) - meanA) * ((b[at] as number) - meanB)
  return products / (a.length - 1)
}
