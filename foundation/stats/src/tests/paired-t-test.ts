import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import { finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import type { MeanTest } from './mean-test.ts'
import { testMean } from './one-sample-t-test.ts'
import type { TestOptions } from './options.ts'

/**
 * Paired t test: the mean of the differences, first minus second, of the same subjects.
 *
 * Meaning and assumptions as `testMean`, for the differences. It answers another question than the test of two independent groups.
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * testPairedMeans([0.7, -1.6, -0.2, -1.2, -0.1], [1.9, 0.8, 1.1, 0.1, -0.1]) // mean difference -1.24, t -3.261
 */
export const testPairedMeans = (first: Numbers, second: Numbers, options: TestOptions = {}): Outcome<MeanTest> => {
  const issues = [...pairedIssues(first, second, ['first', 'second']), ...finiteIssues(first, 'first'), ...finiteIssues(second, 'second')]
  if (issues.length > 0) return failed(...issues)
  const other = Float64Array.from(second)
  const tested = testMean(
    Float64Array.from(first, (value, at) => value - (other[at] ?? 0)),
    options,
  )
  return tested.ok ? done({ ...tested.value, method: 'Paired t test' }) : tested
}
