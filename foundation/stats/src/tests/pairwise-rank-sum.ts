import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, isEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type Adjustment, adjustP } from './adjust-p.ts'
import { type Group, groupIssues } from './group.ts'
import type { RankOptions } from './rank-options.ts'
import { testRankSum } from './rank-sum-test.ts'

/** All pairs of groups compared by ranks. */
export interface PairwiseRankSums {
  readonly comparisons: readonly {
    readonly first: string
    readonly second: string
    /** Before adjustment. */
    readonly rawP: Estimable
    readonly pValue: Estimable
    /** Hodges-Lehmann shift, first minus second. */
    readonly shift: number
  }[]
  readonly adjustment: Adjustment
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Wilcoxon's rank sum test of every pair of groups, later against earlier, with adjusted p values (Holm by default). A pair that cannot be
 * tested (all values equal) keeps its reason and does not count.
 *
 * Each pair is ranked for itself, so that the answers need not be transitive.
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * comparePairsByRanks([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [4, 5, 6] }]) // b, a: p 0.1
 */
export const comparePairsByRanks = (
  groups: readonly Group[],
  adjustment: Adjustment = 'holm',
  options: RankOptions = {},
): Outcome<PairwiseRankSums> => {
  const issues = groupIssues(groups)
  if (issues.length > 0) return failed(...issues)
  const pairs = groups.flatMap((earlier, at) => groups.slice(at + 1).map((later) => ({ later, earlier })))
  const tested = pairs.map(({ later, earlier }) => testRankSum(later.values, earlier.values, options))
  const wrong = tested.flatMap((one) => (one.ok ? [] : one.issues))
  if (wrong.length > 0) return failed(...wrong)
  const results = tested.flatMap((one) => (one.ok ? [one.value] : []))
  const adjusted = adjustP(
    results.map(({ pValue }) => (isEstimable(pValue) ? pValue : null)),
    adjustment,
  )
  if (!adjusted.ok) return adjusted
  const comparisons = pairs.flatMap(({ later, earlier }, at) => {
    const result = results[at]
    if (result === undefined) return []
    const pValue = adjusted.value[at] ?? result.pValue
    return [{ first: later.name, second: earlier.name, rawP: result.pValue, pValue, shift: result.location.estimate }]
  })
  return done({ comparisons, adjustment, method: `Wilcoxon rank sums of all pairs, ${adjustment}`, warnings: [] })
}
