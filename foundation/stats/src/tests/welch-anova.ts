import type { Outcome } from '@dacryon/core'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { mean, sum, variance } from '../numeric/sum.ts'
import { notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type Group, groupIssues } from './group.ts'
import { type MeansTest, sizesAndMeans } from './one-way-anova.ts'

/**
 * Welch's analysis of variance: the means of several groups without assuming equal variances.
 *
 * Assumes independent subjects, nearly normal means, some ten subjects a group. A constant group has an infinite weight: not estimable.
 *
 * Formula: with w = n/s², M the weighted mean and `c = Σ (1 - w/Σw)²/(n-1) / (k²-1)`:
 * `F = [Σ w (m - M)²/(k-1)] / [1 + 2(k-2)c]`, with k - 1 and `1/(3c)` degrees of freedom.
 *
 * Source: Welch BL. Biometrika 1951;38:330-6 (doi 10.1093/biomet/38.3-4.330).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * testGroupMeansWelch([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // F 1.5, p 0.3213
 */
export const testGroupMeansWelch = (groups: readonly Group[]): Outcome<MeansTest> => {
  const issues = groupIssues(groups, 2)
  if (issues.length > 0) return failed(...issues)
  const about = { groups: sizesAndMeans(groups), method: 'Welch analysis of variance', warnings: [] }
  const parts = groups.map(({ values }) => ({ n: values.length, mean: mean(values), weight: values.length / variance(values) }))
  if (parts.some(({ weight }) => weight === Infinity))
    return done({ ...about, inference: notEstimable('zero-variance', 'A group is constant.') })
  const k = groups.length
  const total = sum(parts.map(({ weight }) => weight))
  const centre = sum(parts.map((part) => part.weight * part.mean)) / total
  const c = sum(parts.map(({ weight, n }) => (1 - weight / total) ** 2 / (n - 1))) / (k * k - 1)
  const between = sum(parts.map((part) => part.weight * (part.mean - centre) ** 2)) / (k - 1)
  const degreesOfFreedom = [k - 1, 1 / (3 * c)] as const
  const statistic = between / (1 + 2 * (k - 2) * c)
  return done({ ...about, inference: { statistic, degreesOfFreedom, pValue: fisherF.upper(statistic, ...degreesOfFreedom) } })
}
