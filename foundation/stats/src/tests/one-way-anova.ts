import type { Issue, Outcome } from '@dacryon/core'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { mean, sum, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Group, groupIssues, pooled } from './group.ts'

/** F test of the means of several groups. */
export interface MeansTest {
  readonly groups: readonly { readonly name: string; readonly n: number; readonly mean: number }[]
  readonly inference: Estimable<{
    readonly statistic: number
    readonly degreesOfFreedom: readonly [number, number]
    readonly pValue: number
  }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Sizes and means, as results report them. */
export const sizesAndMeans = (groups: readonly Group[]): MeansTest['groups'] =>
  groups.map(({ name, values }) => ({ name, n: values.length, mean: mean(values) }))

/** Sums of squares between and within groups, with their degrees of freedom. */
export const squaresOf = (groups: readonly Group[]) => {
  const grand = mean(pooled(groups))
  return {
    between: sum(groups.map(({ values }) => values.length * (mean(values) - grand) ** 2)),
    within: sum(groups.map(({ values }) => sumOfSquares(values))),
    df: [groups.length - 1, groups.reduce((n, { values }) => n + values.length, 0) - groups.length] as const,
  }
}

/**
 * One-way analysis of variance.
 *
 * Meaning: do the means of the groups differ by more than chance. Assumes independent subjects, nearly normal means and equal variances; with
 * unequal variances and sizes use `testGroupMeansWelch`.
 *
 * Formula: `F = [Σ n (m - M)²/(k-1)] / [Σ Σ (y - m)²/(N-k)]`. No variance within groups: not estimable.
 *
 * Source: Fisher RA. Statistical methods for research workers. 1925.
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * testGroupMeans([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // F 1.5, p 0.2879
 */
export const testGroupMeans = (groups: readonly Group[]): Outcome<MeansTest> => {
  const issues = groupIssues(groups)
  if (issues.length > 0) return failed(...issues)
  const { between, within, df } = squaresOf(groups)
  if (df[1] < 1)
    return failed(inputError('too-few-values', 'No group has two values, so there is no variance within groups.', 'Give more values.'))
  const statistic = between / df[0] / (within / df[1])
  return done({
    groups: sizesAndMeans(groups),
    inference:
      within > 0
        ? { statistic, degreesOfFreedom: df, pValue: fisherF.upper(statistic, ...df) }
        : notEstimable('zero-variance', 'No group varies.'),
    method: 'One-way analysis of variance',
    warnings: [],
  })
}
