import type { Issue, Outcome } from '@dacryon/core'
import { sum, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type Group, groupIssues } from './group.ts'
import { type ChiSquareInference, chiSquareInference } from './kruskal-wallis.ts'

/** Test of equal variances. */
export interface BartlettTest {
  readonly variances: readonly { readonly name: string; readonly n: number; readonly variance: number }[]
  readonly inference: Estimable<ChiSquareInference>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Bartlett's test of equal variances of several groups.
 *
 * Assumes normal values: with long tails it rejects for the tails, not for the variances. `testSpreadLevene` is the default.
 *
 * Formula: `[f ln(Σ f_i v_i / f) - Σ f_i ln v_i] / [1 + (Σ 1/f_i - 1/f)/(3(k-1))]` with f_i = n_i - 1 and f their sum.
 *
 * Source: Bartlett MS. Proc R Soc Lond A 1937;160:268-82 (doi 10.1098/rspa.1937.0109).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * testSpreadBartlett([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // K² 1.3227, p 0.2501
 */
export const testSpreadBartlett = (groups: readonly Group[]): Outcome<BartlettTest> => {
  const issues = groupIssues(groups, 2)
  if (issues.length > 0) return failed(...issues)
  const variances = groups.map(({ name, values }) => ({ name, n: values.length, variance: variance(values) }))
  const about = { variances, method: 'Bartlett test of equal variances', warnings: [] }
  if (variances.some((group) => group.variance === 0))
    return done({ ...about, inference: notEstimable('zero-variance', 'A group is constant.') })
  const free = sum(variances.map(({ n }) => n - 1))
  const together = sum(variances.map((group) => (group.n - 1) * group.variance)) / free
  const distance = sum(variances.map((group) => (group.n - 1) * Math.log(together / group.variance)))
  const k = groups.length
  const scale = 1 + (sum(variances.map(({ n }) => 1 / (n - 1))) - 1 / free) / (3 * (k - 1))
  return done({ ...about, inference: chiSquareInference(distance / scale, k - 1) })
}
