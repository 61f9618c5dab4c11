import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { type GroupMoments, type MeanDifferenceTest, momentsOf } from './mean-test.ts'
import { optionIssues, type TestOptions, withDefaults } from './options.ts'
import { tInference } from './t-inference.ts'

/** How the two standard deviations enter. */
type Spread = (first: GroupMoments, second: GroupMoments) => { readonly standardError: number; readonly degreesOfFreedom: number }

const separate: Spread = (first, second) => {
  const [a, b] = [first.standardDeviation ** 2 / first.n, second.standardDeviation ** 2 / second.n]
  return {
    standardError: Math.sqrt(a + b),
    degreesOfFreedom: (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1)),
  }
}

const together: Spread = (first, second) => {
  const degreesOfFreedom = first.n + second.n - 2
  const squares = (first.n - 1) * first.standardDeviation ** 2 + (second.n - 1) * second.standardDeviation ** 2
  return { standardError: Math.sqrt((squares / degreesOfFreedom) * (1 / first.n + 1 / second.n)), degreesOfFreedom }
}

const compare = (first: Numbers, second: Numbers, options: TestOptions, spread: Spread, method: string): Outcome<MeanDifferenceTest> => {
  const issues = [
    ...countIssues(first, 'first', 2),
    ...finiteIssues(first, 'first'),
    ...countIssues(second, 'second', 2),
    ...finiteIssues(second, 'second'),
    ...optionIssues(options),
  ]
  if (issues.length > 0) return failed(...issues)
  const settings = withDefaults(options)
  const [one, two] = [momentsOf(first), momentsOf(second)]
  const { standardError, degreesOfFreedom } = spread(one, two)
  const estimate = one.mean - two.mean
  return done({
    estimate,
    first: one,
    second: two,
    hypothesis: settings.hypothesis,
    alternative: settings.alternative,
    inference: tInference(estimate, standardError, degreesOfFreedom, settings, Math.max(Math.abs(one.mean), Math.abs(two.mean))),
    method,
    warnings: [],
  })
}

/**
 * Welch's t test: the difference of two means, first minus second, without assuming equal variances. The default for two groups.
 *
 * Assumes independent subjects and means that are nearly normal. Misleads with few subjects and long tails: see `testRankSum`.
 *
 * Formula: `t = (m1 - m2) / √(v1/n1 + v2/n2)` with Satterthwaite's degrees of freedom. Both groups constant: not estimable.
 *
 * Source: Welch BL. Biometrika 1947;34:28-35 (doi 10.1093/biomet/34.1-2.28).
 *
 * Issues: `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * testMeansWelch([1, 2, 3], [2, 3, 7]) // difference -2, t -1.225, df 2.56
 */
export const testMeansWelch = (first: Numbers, second: Numbers, options: TestOptions = {}): Outcome<MeanDifferenceTest> =>
  compare(first, second, options, separate, 'Welch t test')

/**
 * Student's t test of two means, first minus second, with a pooled variance. Assumes equal variances: with unequal groups and variances its
 * error rate is wrong, and Welch's test costs little. Otherwise as `testMeansWelch`, with n1 + n2 - 2 degrees of freedom.
 *
 * Source: Student. Biometrika 1908;6:1-25 (doi 10.1093/biomet/6.1.1).
 *
 * @example
 * testMeansStudent([1, 2, 3], [2, 3, 7]) // difference -2, t -1.225, df 4
 */
export const testMeansStudent = (first: Numbers, second: Numbers, options: TestOptions = {}): Outcome<MeanDifferenceTest> =>
  compare(first, second, options, together, 'Student t test')
