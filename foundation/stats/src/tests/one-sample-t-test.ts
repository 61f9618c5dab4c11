import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { type MeanTest, momentsOf } from './mean-test.ts'
import { optionIssues, type TestOptions, withDefaults } from './options.ts'
import { tInference } from './t-inference.ts'

/**
 * Student's t test of one mean.
 *
 * Meaning: is the mean of the population another than the hypothesis. Assumes independent values and a mean that is nearly normal: with few
 * values and long tails it misleads.
 *
 * Formula: `t = (m - μ) / (s/√n)`, n - 1 degrees of freedom. Constant values: not estimable.
 *
 * Source: Student. Biometrika 1908;6:1-25 (doi 10.1093/biomet/6.1.1).
 *
 * Issues: `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * testMean([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], { hypothesis: 0.5, level: 0.9 }) // t 0.4419, p 0.669
 */
export const testMean = (values: Numbers, options: TestOptions = {}): Outcome<MeanTest> => {
  const issues = [...countIssues(values, 'values', 2), ...finiteIssues(values, 'values'), ...optionIssues(options)]
  if (issues.length > 0) return failed(...issues)
  const settings = withDefaults(options)
  const moments = momentsOf(values)
  const standardError = moments.standardDeviation / Math.sqrt(moments.n)
  return done({
    ...moments,
    estimate: moments.mean,
    hypothesis: settings.hypothesis,
    alternative: settings.alternative,
    inference: tInference(moments.mean, standardError, moments.n - 1, settings, Math.abs(moments.mean)),
    method: 'One-sample t test',
    warnings: [],
  })
}
