import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval, TestResult } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'
import { delongCovariance, placements } from './placements.ts'
import { type Scored, scoredIssues } from './scored.ts'

/** Two areas compared: first minus second. */
export interface AucDifference extends TestResult {
  readonly aucs: readonly [number, number]
  readonly difference: number
  readonly standardError: number
  readonly interval: Interval
  readonly statistic: number
  /** Of the t distribution; absent for the paired test, which uses the normal. */
  readonly df?: number
}

const small = (scored: Scored): readonly Issue[] => {
  const ill = scored.cases.filter(Boolean).length
  return Math.min(ill, scored.cases.length - ill) < 2
    ? [inputError('too-few-values', 'A class has a single subject.', 'Give at least two of each class.', { column: 'cases' })]
    : []
}

const noVariance = notEstimable(
  'zero-variance',
  'The difference of the areas does not vary: equal rankings, or perfect separation by both.',
)

/**
 * DeLong's test of two markers measured in the same subjects.
 *
 * Assumes independent subjects. For nested models fitted to the same data it is too conservative: test the added term instead.
 *
 * Formula: `z = (A1-A2)/√(V1+V2-2C)` with the covariance of the placement values.
 *
 * Source: DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics 1988;44:837-45 (doi 10.2307/2531595).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`, `too-few-values`, `level-invalid`. Not estimable: `zero-variance`.
 *
 * @example testPairedAucs([1, 2, 3, 4], [2, 1, 4, 3], [false, true, false, true]) // areas 0.75 and 0.25, not estimable: no variance
 */
export const testPairedAucs = (
  first: Numbers,
  second: Numbers,
  cases: readonly boolean[],
  options: { readonly direction?: 'higher' | 'lower'; readonly level?: number } = {},
): Outcome<Estimable<AucDifference>> => {
  const { level = 0.95, direction = 'higher' } = options
  const [one, other] = [first, second].map((scores) => ({ scores, cases, direction })) as [Scored, Scored]
  const issues = [...scoredIssues(one, 'first'), ...pairedIssues(cases, second, ['cases', 'second']), ...small(one), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const more = scoredIssues(other, 'second')
  if (more.length > 0) return failed(...more)
  const [a, b] = [placements(one), placements(other)]
  const variance = delongCovariance(a, a) + delongCovariance(b, b) - 2 * delongCovariance(a, b)
  if (!(variance > 1e-20)) return done(noVariance)
  const [difference, standardError] = [a.auc - b.auc, Math.sqrt(variance)]
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  return done({
    aucs: [a.auc, b.auc],
    difference,
    standardError,
    interval: { low: difference - reach, high: difference + reach, level },
    statistic: difference / standardError,
    pValue: 2 * normal.upper(Math.abs(difference / standardError)),
    method: 'DeLong test for two correlated areas',
    warnings: [],
  })
}

/**
 * DeLong's test of areas in two independent groups of subjects, with t and Satterthwaite's degrees of freedom.
 *
 * Source: DeLong ER et al. Biometrics 1988;44:837-45; Satterthwaite FE. Biometrics Bull 1946;2:110-4 (doi 10.2307/3002019).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`, `too-few-values`, `level-invalid`. Not estimable: `zero-variance`.
 *
 * @example testUnpairedAucs(first, second) // { difference: -0.097, statistic: -0.93, df: 106.8, pValue: 0.355 }
 */
export const testUnpairedAucs = (first: Scored, second: Scored, level = 0.95): Outcome<Estimable<AucDifference>> => {
  const issues = [
    ...scoredIssues(first, 'first'),
    ...scoredIssues(second, 'second'),
    ...small(first),
    ...small(second),
    ...levelIssues(level),
  ]
  if (issues.length > 0) return failed(...issues)
  const [a, b] = [placements(first), placements(second)]
  const [va, vb] = [delongCovariance(a, a), delongCovariance(b, b)]
  if (!(va + vb > 1e-20)) return done(noVariance)
  const [difference, standardError] = [a.auc - b.auc, Math.sqrt(va + vb)]
  const df = (va + vb) ** 2 / (va ** 2 / (first.cases.length - 1) + vb ** 2 / (second.cases.length - 1))
  const reach = studentT.quantileUpper((1 - level) / 2, df) * standardError
  return done({
    aucs: [a.auc, b.auc],
    difference,
    standardError,
    interval: { low: difference - reach, high: difference + reach, level },
    statistic: difference / standardError,
    df,
    pValue: 2 * studentT.upper(Math.abs(difference / standardError), df),
    method: 'DeLong test for two independent areas',
    warnings: [],
  })
}
