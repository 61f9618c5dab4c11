import type { Outcome } from '@dacryon/core'
import { median } from '../numeric/quantile.ts'
import { mean } from '../numeric/sum.ts'
import { done, failed } from '../result/problems.ts'
import { type Group, groupIssues } from './group.ts'
import { type MeansTest, testGroupMeans } from './one-way-anova.ts'

/**
 * Levene's test of equal spread of several groups: the analysis of variance of the distances from each group's median (Brown and
 * Forsythe's form, the default) or mean. Robust against long tails with the median.
 *
 * Source: Brown MB, Forsythe AB. J Am Stat Assoc 1974;69:364-7 (doi 10.1080/01621459.1974.10482955).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * testSpreadLevene([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // F 0.6429, p 0.4676
 */
export const testSpreadLevene = (groups: readonly Group[], centre: 'median' | 'mean' = 'median'): Outcome<MeansTest> => {
  const issues = groupIssues(groups)
  if (issues.length > 0) return failed(...issues)
  const distances = groups.map(({ name, values }) => {
    const middle = centre === 'median' ? median(values) : mean(values)
    return { name, values: Float64Array.from(values, (value) => Math.abs(value - middle)) }
  })
  const tested = testGroupMeans(distances)
  return tested.ok ? done({ ...tested.value, method: `Levene test of equal spread around the ${centre}` }) : tested
}
