import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'

/**
 * How skewness and kurtosis are scaled: 1 plain moments, 2 unbiased under normality (SAS, SPSS), 3 with the standard deviation of n - 1.
 * Joanes DN, Gill CA. Statistician 1998;47:183-9 (doi 10.1111/1467-9884.00122).
 */
export type ShapeType = 1 | 2 | 3

const constant = notEstimable('zero-variance', 'Constant values have no shape.')
const tooFew = (least: number) => notEstimable('too-few-values', `This needs ${least} values.`)

/** Central moments divided by n. */
const moments = (values: ArrayLike<number>) => {
  const centre = mean(values)
  let [m2, m3, m4] = [0, 0, 0]
  for (let at = 0; at < values.length; at++) {
    const distance = (values[at] ?? 0) - centre
    const square = distance * distance
    m2 += square
    m3 += square * distance
    m4 += square * square
  }
  const n = values.length
  return { m2: m2 / n, m3: m3 / n, m4: m4 / n }
}

/**
 * Skewness: 0 for symmetric values, positive with a long right tail.
 *
 * @example
 * computeSkewness([1, 2, 3, 10]) // 1.7636 (type 2)
 */
export const computeSkewness = (values: ArrayLike<number>, type: ShapeType = 2): Estimable => {
  const n = values.length
  const least = type === 2 ? 3 : 2
  if (n < least) return tooFew(least)
  const { m2, m3 } = moments(values)
  if (m2 === 0) return constant
  const g = m3 / m2 ** 1.5
  return type === 1 ? g : type === 2 ? (g * Math.sqrt(n * (n - 1))) / (n - 2) : g * (1 - 1 / n) ** 1.5
}

/**
 * Excess kurtosis: 0 for normal values, positive with heavy tails.
 *
 * @example
 * computeKurtosis([1, 2, 3, 10]) // 3.228 (type 2)
 */
export const computeKurtosis = (values: ArrayLike<number>, type: ShapeType = 2): Estimable => {
  const n = values.length
  const least = type === 2 ? 4 : 2
  if (n < least) return tooFew(least)
  const { m2, m4 } = moments(values)
  if (m2 === 0) return constant
  const g = m4 / (m2 * m2) - 3
  if (type === 1) return g
  return type === 2 ? (((n + 1) * g + 6) * (n - 1)) / ((n - 2) * (n - 3)) : (g + 3) * (1 - 1 / n) ** 2 - 3
}
