import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { midRanks, tieCorrection } from '../numeric/rank.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type Group, groupIssues, pooled } from './group.ts'

/** A statistic that is chi-square distributed where there is no effect. */
export interface ChiSquareInference {
  readonly statistic: number
  readonly degreesOfFreedom: number
  readonly pValue: number
}

/** Statistic, degrees of freedom and upper tail. */
export const chiSquareInference = (statistic: number, degreesOfFreedom: number): ChiSquareInference => ({
  statistic,
  degreesOfFreedom,
  pValue: chiSquare.upper(statistic, degreesOfFreedom),
})

/** Several groups compared by ranks. */
export interface KruskalWallisTest {
  readonly groups: readonly { readonly name: string; readonly n: number; readonly meanRank: number }[]
  readonly inference: Estimable<ChiSquareInference>
  /** Share of the variance of the ranks: `(H - k + 1)/(N - k)`, at least 0. */
  readonly epsilonSquared: Estimable
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Kruskal and Wallis's rank test of several independent groups.
 *
 * Meaning: does some group tend to be higher than another. With two groups the rank sum test without continuity correction. The chi-square
 * approximation needs some five values a group.
 *
 * Formula: `H = [12/(N(N+1)) Σ R²/n - 3(N+1)] / [1 - Σ(t³-t)/(N³-N)]`, k - 1 degrees of freedom. All values equal: not estimable.
 *
 * Source: Kruskal WH, Wallis WA. J Am Stat Assoc 1952;47:583-621 (doi 10.1080/01621459.1952.10483441).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * testGroupRanks([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [4, 5, 6] }]) // H 3.857, p 0.0495
 */
export const testGroupRanks = (groups: readonly Group[]): Outcome<KruskalWallisTest> => {
  const issues = groupIssues(groups)
  if (issues.length > 0) return failed(...issues)
  const { ranks, ties } = midRanks(pooled(groups))
  const n = ranks.length
  let from = 0
  const sums = groups.map(({ name, values }) => {
    const total = sum(ranks.subarray(from, from + values.length))
    from += values.length
    return { name, n: values.length, meanRank: total / values.length }
  })
  // distances from the mean rank: no difference of large sums
  const between = sum(sums.map((group) => group.n * (group.meanRank - (n + 1) / 2) ** 2))
  const left = 1 - tieCorrection(ties) / (n ** 3 - n)
  const constant = notEstimable('zero-variance', 'All values are equal, so ranks say nothing.')
  const statistic = (12 * between) / (n * (n + 1)) / left
  const k = groups.length
  return done({
    groups: sums,
    inference: left > 0 ? chiSquareInference(statistic, k - 1) : constant,
    epsilonSquared: left > 0 && n > k ? Math.max(0, (statistic - k + 1) / (n - k)) : constant,
    method: 'Kruskal-Wallis rank test',
    warnings: [],
  })
}
