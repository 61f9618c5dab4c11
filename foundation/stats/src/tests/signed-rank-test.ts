import type { Issue, Outcome } from '@dacryon/core'
import { signedRank } from '../numeric/distributions/signed-rank.ts'
import { midRanks, tieCorrection } from '../numeric/rank.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { doubledP } from './alternative.ts'
import { middleOf, orderedInterval, walshAverages } from './hodges-lehmann.ts'
import { optionIssues, withDefaults } from './options.ts'
import { sharesBySum } from './permuted-ranks.ts'
import { rankNormal } from './rank-normal.ts'
import type { RankOptions } from './rank-options.ts'
import { type ShiftedStatistic, shiftInterval } from './rank-shift.ts'
import { tailShares } from './tail-shares.ts'

/** Values, or differences of pairs, tested by signed ranks. */
export interface SignedRankTest {
  /** Values given. */
  readonly n: number
  /** Values that are not at the hypothesis. */
  readonly used: number
  /** V: sum of the ranks of the values above the hypothesis. */
  readonly statistic: number
  readonly pValue: Estimable
  /** Median of the means of all pairs (Hodges-Lehmann, the pseudomedian). */
  readonly location: { readonly estimate: number; readonly interval: Estimable<Interval<Limit>> }
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

interface SignedRankStatistic {
  readonly v: number
  readonly mean: number
  readonly variance: number
  readonly ranks: Float64Array
  readonly tied: boolean
}

const statisticAt = (values: Float64Array, shift: number): SignedRankStatistic => {
  const moved = values.map((value) => value - shift).filter((value) => value !== 0)
  const { ranks, ties } = midRanks(moved.map(Math.abs))
  const n = moved.length
  return {
    v: ranks.reduce((total, rank, at) => ((moved[at] ?? 0) > 0 ? total + rank : total), 0),
    mean: (n * (n + 1)) / 4,
    variance: (n * (n + 1) * (2 * n + 1)) / 24 - tieCorrection(ties) / 48,
    ranks,
    tied: ties.length > 0,
  }
}

const exactP = ({ v, mean, ranks, tied }: SignedRankStatistic, alternative: Alternative): number => {
  const n = ranks.length
  if (!tied) return doubledP(signedRank.cdf(v, n), signedRank.upper(v - 1, n), alternative)
  const { lower, upper, asFar } = tailShares(sharesBySum(ranks.map((rank) => 2 * rank)), 2 * v, 2 * mean)
  return alternative === 'two-sided' ? asFar : alternative === 'less' ? lower : upper
}

const zerosDropped = (count: number): Issue =>
  caution('zeros-dropped', `${count} ${count === 1 ? 'value is' : 'values are'} at the hypothesis.`, 'They have no sign and are left out.')

const none = notEstimable('all-zero', 'All values are at the hypothesis, so there is no sign to rank.')

/** Exact with at most this many values. */
const mostExact = 1000

/**
 * Wilcoxon's signed rank test of one list of values, such as differences of pairs.
 *
 * Meaning: are values above and below the hypothesis alike. Assumes independent values that are symmetric about their centre; without
 * symmetry it is not a test of the median.
 *
 * Formula: zeros are dropped; V is the sum of the ranks of |x - μ| of the positive ones; exact below 50 values without ties or zeros, else
 * normal with variance `n(n+1)(2n+1)/24 - Σ(t³-t)/48`.
 *
 * Source: Wilcoxon F. Biometrics Bull 1945;1:80-3 (doi 10.2307/3001968).
 *
 * Issues: `too-few-values`, `value-not-finite`, `level-invalid`, `exact-too-large`.
 *
 * @example
 * testSignedRank([1.5, 2.5, -0.5, 3.5, 4]) // V 14, p 0.125
 */
export const testSignedRank = (values: Numbers, options: RankOptions = {}): Outcome<SignedRankTest> => {
  const issues = [...countIssues(values, 'values', 1), ...finiteIssues(values, 'values'), ...optionIssues(options)]
  if (issues.length > 0) return failed(...issues)
  const { alternative, level, hypothesis } = withDefaults(options)
  const { distribution = 'auto', continuity = true } = options
  const all = Float64Array.from(values)
  const statistic = statisticAt(all, hypothesis)
  const used = statistic.ranks.length
  const zeros = all.length - used
  const exact = distribution === 'exact' || (distribution === 'auto' && !statistic.tied && zeros === 0 && used < 50)
  if (exact && used > mostExact)
    return failed(
      inputError('exact-too-large', `The exact distribution of ${used} values is too large.`, 'Use the asymptotic one.', {
        column: 'distribution',
      }),
    )
  const averages = walshAverages(all)
  const shifted: ShiftedStatistic = (shift) => {
    const { v, mean, variance } = statisticAt(all, shift)
    return { distance: v - mean, spread: Math.sqrt(variance) }
  }
  const range = { from: Math.min(...all), to: Math.max(...all) }
  const interval = exact
    ? orderedInterval(averages, (p) => signedRank.quantile(p, all.length), level, alternative)
    : shiftInterval(shifted, { ...range, level, alternative, continuity })
  return done({
    n: all.length,
    used,
    statistic: statistic.v,
    pValue:
      used === 0
        ? none
        : exact
          ? exactP(statistic, alternative)
          : rankNormal(statistic.v - statistic.mean, statistic.variance, alternative, continuity).pValue,
    location: { estimate: middleOf(averages), interval: range.from < range.to ? interval : none },
    alternative,
    method: exact ? 'Wilcoxon signed rank, exact' : `Wilcoxon signed rank, normal${continuity ? ' with continuity correction' : ''}`,
    warnings: zeros > 0 ? [zerosDropped(zeros)] : [],
  })
}

/**
 * Signed rank test of pairs: the differences, first minus second. See `testSignedRank`.
 *
 * Issues: `lengths-differ` and those of `testSignedRank`.
 *
 * @example
 * testPairedSignedRank([3, 5, 9], [1, 6, 4]) // V 5, p 0.5
 */
export const testPairedSignedRank = (first: Numbers, second: Numbers, options: RankOptions = {}): Outcome<SignedRankTest> => {
  const issues = [...pairedIssues(first, second, ['first', 'second']), ...finiteIssues(first, 'first'), ...finiteIssues(second, 'second')]
  if (issues.length > 0) return failed(...issues)
  const other = Float64Array.from(second)
  return testSignedRank(
    Float64Array.from(first, (value, at) => value - (other[at] ?? 0)),
    options,
  )
}
