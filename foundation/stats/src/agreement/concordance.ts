import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { covariance, mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'

/** Lin's concordance. */
export interface Concordance {
  readonly n: number
  readonly estimate: Estimable
  /** Pearson's correlation: how close to a line. */
  readonly precision: Estimable
  /** How close that line is to the one of identity. */
  readonly accuracy: Estimable
  readonly interval: Estimable<Interval>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Variance of atanh of the concordance. */
const zVariance = (c: number, r: number, shift: number, n: number): number => {
  const left = 1 - c * c
  const first = ((1 - r * r) * c * c) / (left * r * r)
  const second = (2 * c ** 3 * (1 - c) * shift ** 2) / (r * left * left)
  const third = (c ** 4 * shift ** 4) / (2 * r * r * left * left)
  return (first + second - third) / (n - 2)
}

/**
 * Lin's concordance correlation of two methods on the same subjects.
 *
 * Meaning: how close pairs lie to the line of identity; the product of precision (Pearson) and accuracy. It depends on the range of the
 * subjects: read it with limits of agreement (`compareMethods`).
 *
 * Formula: `2 s12 / (s1² + s2² + (m1 - m2)²)` with variances divided by n; interval by Fisher's z.
 *
 * Source: Lin LI. Biometrics 1989;45:255-68 (doi 10.2307/2532051), with the correction of 2000;56:324-5.
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * computeConcordance([1, 2, 3, 4], [1.1, 2.3, 2.9, 4.2]) // 0.9851
 */
export const computeConcordance = (first: Numbers, second: Numbers, level = 0.95): Outcome<Concordance> => {
  const issues = [
    ...pairedIssues(first, second, ['first', 'second']),
    ...countIssues(first, 'first', 3),
    ...finiteIssues(first, 'first'),
    ...finiteIssues(second, 'second'),
    ...levelIssues(level),
  ]
  if (issues.length > 0) return failed(...issues)
  const n = first.length
  const share = (n - 1) / n
  const [v1, v2] = [variance(first) * share, variance(second) * share]
  const together = covariance(first, second) * share
  const shift = mean(first) - mean(second)
  const about = { n, method: 'Lin concordance correlation', warnings: [] }
  const none = notEstimable('zero-variance', 'A method gives one and the same value.')
  if (!(v1 > 0 && v2 > 0)) return done({ ...about, estimate: none, precision: none, accuracy: none, interval: none })
  const estimate = (2 * together) / (v1 + v2 + shift * shift)
  const precision = together / Math.sqrt(v1 * v2)
  if (!(Math.abs(estimate) < 1 - 1e-14) || estimate === 0) {
    const flat = notEstimable('no-interval', 'A concordance of 0 or 1 has no interval by this method.')
    const accuracy = precision === 0 ? flat : estimate / precision
    return done({ ...about, estimate, precision, accuracy, interval: flat })
  }
  const z = Math.atanh(estimate)
  const reach = normal.quantileUpper((1 - level) / 2) * Math.sqrt(Math.max(0, zVariance(estimate, precision, shift / (v1 * v2) ** 0.25, n)))
  return done({
    ...about,
    estimate,
    precision,
    accuracy: estimate / precision,
    interval: { low: Math.tanh(z - reach), high: Math.tanh(z + reach), level },
  })
}
