import type { Issue, Outcome } from '@dacryon/core'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { variance } from '../numeric/sum.ts'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { doubledP } from './alternative.ts'
import { optionIssues, type TestOptions } from './options.ts'

/** Ratio of two variances with its F test. */
export interface VarianceRatioTest {
  readonly n: readonly [number, number]
  /** Ratio of the variances, first over second; also the statistic. */
  readonly estimate: Estimable
  readonly degreesOfFreedom: readonly [number, number]
  readonly inference: Estimable<{ readonly pValue: number; readonly interval: Interval<Limit> }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

const intervalOf = (ratio: number, df: readonly [number, number], level: number, alternative: Alternative): Interval<Limit> => {
  const tail = alternative === 'two-sided' ? (1 - level) / 2 : 1 - level
  return {
    low: alternative === 'less' ? 0 : ratio / fisherF.quantileUpper(tail, ...df),
    high: alternative === 'greater' ? 'Infinity' : limitOf(ratio / fisherF.quantile(tail, ...df)),
    level,
  }
}

/**
 * F test of the ratio of two variances, first over second.
 *
 * Assumes normal values, and depends on that heavily: for equal spread of real data use `testSpreadLevene`.
 *
 * Formula: `F = s1²/s2²` with n1 - 1 and n2 - 1 degrees of freedom; two-sided p is the smaller tail doubled.
 *
 * Source: Snedecor GW, Cochran WG. Statistical methods. 8th ed. 1989.
 *
 * Issues: `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * testVarianceRatio([1, 2, 3], [2, 3, 7]) // F 0.142857, p 0.25
 */
export const testVarianceRatio = (
  first: Numbers,
  second: Numbers,
  options: Pick<TestOptions, 'alternative' | 'level'> = {},
): Outcome<VarianceRatioTest> => {
  const issues = [
    ...countIssues(first, 'first', 2),
    ...finiteIssues(first, 'first'),
    ...countIssues(second, 'second', 2),
    ...finiteIssues(second, 'second'),
    ...optionIssues(options),
  ]
  if (issues.length > 0) return failed(...issues)
  const { alternative = 'two-sided', level = 0.95 } = options
  const [one, two] = [variance(first), variance(second)]
  const df: readonly [number, number] = [first.length - 1, second.length - 1]
  const about = { n: [first.length, second.length], degreesOfFreedom: df, method: 'F test of two variances', warnings: [] } as const
  if (!(two > 0) || !(one > 0)) {
    const none = notEstimable('zero-variance', 'A group is constant, so there is no ratio of variances to test.')
    return done({ ...about, estimate: two > 0 ? 0 : none, inference: none })
  }
  const ratio = one / two
  const pValue = doubledP(fisherF.cdf(ratio, ...df), fisherF.upper(ratio, ...df), alternative)
  return done({ ...about, estimate: ratio, inference: { pValue, interval: intervalOf(ratio, df, level, alternative) } })
}
