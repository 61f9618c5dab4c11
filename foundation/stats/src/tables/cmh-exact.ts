import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { type ConditionalCounts, conditionalInterval, conditionalOddsRatio, conditionalP } from './conditional-counts.ts'
import { conditionalCountsOf } from './fisher-odds-ratio.ts'
import { type Stratum, strataIssues, withBothMargins } from './stratum.ts'

/** Exact test of association over strata. */
export interface CmhExactTest {
  readonly strata: number
  /** Outcomes of the first group over the strata that count. */
  readonly statistic: number
  readonly pValue: Estimable
  /** Common odds ratio, conditional maximum likelihood. */
  readonly oddsRatio: Estimable<Limit>
  readonly interval: Estimable<Interval<Limit>>
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Distribution of the sum of two counts. */
const together = (one: ConditionalCounts, other: ConditionalCounts): ConditionalCounts => {
  const probabilities = new Float64Array(one.logWeights.length + other.logWeights.length - 1)
  const weights = other.logWeights.map(Math.exp)
  one.logWeights.forEach((log, at) => {
    const weight = Math.exp(log)
    weights.forEach((share, to) => {
      probabilities[at + to] = (probabilities[at + to] ?? 0) + weight * share
    })
  })
  return { low: one.low + other.low, logWeights: probabilities.map(Math.log) }
}

/**
 * Exact conditional test of two groups and two outcomes over strata, with the common odds ratio.
 *
 * Meaning: as `testCmh`, for sparse tables. Assumes one odds ratio in all strata.
 *
 * Formula: given all margins the outcomes of the first group are a sum of hypergeometric counts; two-sided p: all sums no more probable.
 *
 * Source: Mehta CR, Patel NR, Gray R. J Am Stat Assoc 1985;80:969-73 (doi 10.1080/01621459.1985.10478212).
 *
 * Issues: `no-strata`, `count-invalid`, `level-invalid`.
 *
 * @example
 * testCmhExact([{ name: '1', first: { yes: 3, of: 4 }, second: { yes: 1, of: 4 } }]) // p 0.4857, odds ratio 6.408
 */
export const testCmhExact = (
  strata: readonly Stratum[],
  { alternative = 'two-sided', level = 0.95 }: { readonly alternative?: Alternative; readonly level?: number } = {},
): Outcome<CmhExactTest> => {
  const issues = strataIssues(strata, level)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothMargins(strata)
  const about = { strata: kept.length, alternative, method: 'Exact conditional test over strata', warnings }
  const none = notEstimable('empty-margin', 'No stratum has both groups and both outcomes.')
  const [first, ...others] = kept.map((stratum) => conditionalCountsOf(stratum.first, stratum.second))
  const statistic = kept.reduce((count, stratum) => count + stratum.first.yes, 0)
  if (first === undefined) return done({ ...about, statistic, pValue: none, oddsRatio: none, interval: none })
  const counts = others.reduce(together, first)
  return done({
    ...about,
    statistic,
    pValue: conditionalP(counts, statistic, alternative),
    oddsRatio: conditionalOddsRatio(counts, statistic),
    interval: conditionalInterval(counts, statistic, level, alternative),
  })
}
