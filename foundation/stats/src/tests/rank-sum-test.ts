import type { Issue, Outcome } from '@dacryon/core'
import { rankSum } from '../numeric/distributions/rank-sum.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { doubledP } from './alternative.ts'
import { middleOf, orderedInterval, pairwiseDifferences } from './hodges-lehmann.ts'
import { optionIssues, withDefaults } from './options.ts'
import { waysBySum } from './permuted-ranks.ts'
import { rankNormal } from './rank-normal.ts'
import type { RankOptions } from './rank-options.ts'
import { type ShiftedStatistic, shiftByRoot, shiftInterval } from './rank-shift.ts'
import { type RankSumStatistic, rankSumStatistic } from './rank-sum-statistic.ts'
import { tailShares } from './tail-shares.ts'

/** Two groups compared by ranks. */
export interface RankSumTest {
  readonly n: readonly [number, number]
  /** W: pairs in which the first is higher, ties counting half (R's W, Mann and Whitney's U). */
  readonly statistic: number
  /** W standardised, without continuity correction. */
  readonly z: Estimable
  readonly pValue: Estimable
  /** Median of all differences, first minus second (Hodges-Lehmann). */
  readonly location: { readonly estimate: number; readonly interval: Estimable<Interval<Limit>> }
  /** Chance that a subject of the first group is higher, ties counting half: the area under the ROC curve. */
  readonly superiority: number
  /** 2 × superiority - 1: rank-biserial correlation, Cliff's delta. */
  readonly rankBiserial: number
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Subset sums up to this many steps are counted exactly. */
const mostWork = 4e8

/** p over all ways of giving out the labels, by doubled ranks so that mid-ranks are whole. */
const permutationP = ({ w, mean, ranks }: RankSumStatistic, m: number, alternative: Alternative): number => {
  const sums = waysBySum(
    ranks.map((rank) => 2 * rank),
    m,
  )
  const least = m * (m + 1)
  const { lower, upper, asFar } = tailShares(sums, 2 * w + least, 2 * mean + least)
  return alternative === 'two-sided' ? asFar : alternative === 'less' ? lower : upper
}

const exactP = (statistic: RankSumStatistic, m: number, n: number, alternative: Alternative): number =>
  statistic.tied
    ? permutationP(statistic, m, alternative)
    : doubledP(rankSum.cdf(statistic.w, m, n), rankSum.upper(statistic.w - 1, m, n), alternative)

const shiftedStatistic =
  (first: Numbers, second: Numbers): ShiftedStatistic =>
  (shift) => {
    const { w, mean, variance } = rankSumStatistic(first, second, shift)
    return { distance: w - mean, spread: Math.sqrt(variance) }
  }

/** Where the search for a shift begins and ends. */
export const shiftRange = (first: Numbers, second: Numbers): { readonly from: number; readonly to: number } => {
  const ends = (values: Numbers) => Float64Array.from(values).sort()
  const [a, b] = [ends(first), ends(second)]
  return { from: (a[0] ?? 0) - (b.at(-1) ?? 0), to: (a.at(-1) ?? 0) - (b[0] ?? 0) }
}

const tooLarge = (n: number): Issue =>
  inputError('exact-too-large', `The exact distribution for ${n} values with ties is too large.`, 'Use the asymptotic distribution.', {
    column: 'distribution',
  })

const constant = notEstimable('zero-variance', 'All values are equal, so ranks say nothing.')

const issuesOf = (first: Numbers, second: Numbers, options: RankOptions): readonly Issue[] => [
  ...countIssues(first, 'first', 1),
  ...finiteIssues(first, 'first'),
  ...countIssues(second, 'second', 1),
  ...finiteIssues(second, 'second'),
  ...optionIssues(options),
]

/**
 * Wilcoxon's rank sum test (Mann and Whitney's U) of two independent groups, with the Hodges-Lehmann shift.
 *
 * Meaning: does a subject of the first group tend to be higher. It is a test of a shift, or of medians, only where the two distributions have
 * one shape; with different shapes read the chance of superiority.
 *
 * Formula: `W = R1 - n1(n1+1)/2` from mid-ranks; exact by the recursion of Mann and Whitney, with ties over all permutations; else normal
 * with variance `n1 n2/12 (N+1 - Σ(t³-t)/(N(N-1)))`. Interval: ordered differences at the exact quantile, or the shifts at which the
 * standardised statistic passes the normal quantile. Two-sided exact p with ties: at least as far from the mean.
 *
 * Source: Mann HB, Whitney DR. Ann Math Stat 1947;18:50-60 (doi 10.1214/aoms/1177730491); Hodges JL, Lehmann EL. Ann Math Stat
 * 1963;34:598-611 (doi 10.1214/aoms/1177704172).
 *
 * Issues: `too-few-values`, `value-not-finite`, `level-invalid`, `exact-too-large`.
 *
 * @example
 * testRankSum([1.1, 2.2, 3.3], [4.4, 5.5, 6.6, 7.7]) // W 0, p 0.0571, shift -3.85
 */
export const testRankSum = (first: Numbers, second: Numbers, options: RankOptions = {}): Outcome<RankSumTest> => {
  const issues = issuesOf(first, second, options)
  if (issues.length > 0) return failed(...issues)
  const { alternative, level, hypothesis } = withDefaults(options)
  const { distribution = 'auto', continuity = true } = options
  const [m, n] = [first.length, second.length]
  const statistic = rankSumStatistic(first, second, hypothesis)
  const exact = distribution === 'exact' || (distribution === 'auto' && !statistic.tied && m < 50 && n < 50)
  if (exact && (statistic.tied ? 2 * (m + n) ** 2 * m * m > mostWork : m * m * n * n > mostWork)) return failed(tooLarge(m + n))
  const differences = pairwiseDifferences(first, second)
  const byNormal = (): number => rankNormal(statistic.w - statistic.mean, statistic.variance, alternative, continuity).pValue
  const varies = statistic.variance > 0
  const interval = exact
    ? orderedInterval(differences, (p) => rankSum.quantile(p, m, n), level, alternative)
    : shiftInterval(shiftedStatistic(first, second), { ...shiftRange(first, second), level, alternative, continuity })
  return done({
    n: [m, n],
    statistic: statistic.w,
    z: varies ? (statistic.w - statistic.mean) / Math.sqrt(statistic.variance) : constant,
    pValue: !varies ? constant : exact ? exactP(statistic, m, n, alternative) : byNormal(),
    location: { estimate: middleOf(differences), interval: varies ? interval : constant },
    superiority: statistic.w / (m * n),
    rankBiserial: (2 * statistic.w) / (m * n) - 1,
    alternative,
    method: exact ? 'Wilcoxon rank sum, exact' : `Wilcoxon rank sum, normal${continuity ? ' with continuity correction' : ''}`,
    warnings: [],
  })
}

/**
 * The shift by root search instead of the median of differences: where W - mean passes 0, to within `tolerance`. Other programs report this
 * beside asymptotic tests. Where W equals its mean over a stretch of shifts it is some point of that stretch: report the Hodges-Lehmann
 * estimate of `testRankSum` instead.
 */
export const searchRankSumShift = (
  first: Numbers,
  second: Numbers,
  options: RankOptions & { readonly tolerance: number },
): Outcome<{ readonly estimate: number; readonly interval: Interval<Limit> }> => {
  const issues = issuesOf(first, second, options)
  if (issues.length > 0) return failed(...issues)
  const { alternative, level } = withDefaults(options)
  const { continuity = true, tolerance } = options
  const statistic = shiftedStatistic(first, second)
  const search = { ...shiftRange(first, second), level, alternative, continuity, tolerance }
  return done({ estimate: shiftByRoot(statistic, search), interval: shiftInterval(statistic, search) })
}
