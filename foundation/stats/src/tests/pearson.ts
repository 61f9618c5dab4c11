import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { mean, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { symmetricP } from './alternative.ts'
import { type Correlation, constantVariable, pairIssues } from './correlation-result.ts'
import { optionIssues, type TestOptions, withDefaults } from './options.ts'
import { tNull } from './t-inference.ts'

/** Product-moment correlation of checked lists; undefined where one is constant. */
export const correlationOf = (x: ArrayLike<number>, y: ArrayLike<number>): number | undefined => {
  const [mx, my] = [mean(x), mean(y)]
  const [sx, sy] = [sumOfSquares(x, mx), sumOfSquares(y, my)]
  const noise = (centre: number, squares: number): boolean =>
    squares <= (x.length * (8 * 2.220446049250313e-16 * Math.abs(centre))) ** 2 / x.length
  if (noise(mx, sx) || noise(my, sy)) return undefined
  let products = 0
  for (let at = 0; at < x.length; at++) products += ((x[at] ?? 0) - mx) * ((y[at] ?? 0) - my)
  return Math.max(-1, Math.min(1, products / Math.sqrt(sx) / Math.sqrt(sy)))
}

const fisherInterval = (r: number, n: number, level: number): Estimable<Interval> => {
  if (n < 4) return notEstimable('too-few-values', 'The interval of a correlation needs four pairs.')
  const reach = normal.quantileUpper((1 - level) / 2) / Math.sqrt(n - 3)
  return { low: Math.tanh(Math.atanh(r) - reach), high: Math.tanh(Math.atanh(r) + reach), level }
}

/** t of a correlation with n - 2 degrees of freedom; infinite for a perfect one. */
export const tOfCorrelation = (r: number, n: number): number => {
  const left = (1 - r) * (1 + r)
  // below that the distance from 1 is rounding
  return left > 4e-15 ? r * Math.sqrt((n - 2) / left) : Math.sign(r) * Infinity
}

/**
 * Pearson's correlation with Fisher's interval.
 *
 * Meaning: how closely pairs lie on a rising (1) or falling (-1) line. Blind for curved relations, moved by single extreme values. Assumes
 * independent pairs, and for test and interval nearly binormal ones. It is no measure of agreement: see `computeConcordance`.
 *
 * Formula: `t = r √((n-2)/(1-r²))`; interval `tanh(atanh r ± z/√(n-3))`, from four pairs on. A constant variable: not estimable.
 *
 * Source: Fisher RA. Metron 1921;1:3-32.
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * computePearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]) // r 0.8, p 0.1041
 */
export const computePearson = (x: Numbers, y: Numbers, options: Omit<TestOptions, 'hypothesis'> = {}): Outcome<Correlation> => {
  const issues = [...pairIssues(x, y, 3), ...optionIssues(options)]
  if (issues.length > 0) return failed(...issues)
  const { alternative, level } = withDefaults(options)
  const n = x.length
  const about = { n, alternative, method: 'Pearson correlation', warnings: [] }
  const r = correlationOf(x, y)
  if (r === undefined) return done({ ...about, estimate: constantVariable, interval: constantVariable, inference: constantVariable })
  const statistic = tOfCorrelation(r, n)
  return done({
    ...about,
    estimate: r,
    interval: fisherInterval(r, n, level),
    inference: Number.isFinite(statistic)
      ? { statistic, degreesOfFreedom: n - 2, pValue: symmetricP(tNull(n - 2), statistic, alternative) }
      : notEstimable('perfect-correlation', 'All pairs lie on one line, so there is no error to test against.'),
  })
}
