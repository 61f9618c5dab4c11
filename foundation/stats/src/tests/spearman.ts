import type { Outcome } from '@dacryon/core'
import { midRanks } from '../numeric/rank.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Alternative } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { doubledP, symmetricP } from './alternative.ts'
import { type Correlation, constantVariable, pairIssues } from './correlation-result.ts'
import type { TestOptions } from './options.ts'
import { correlationOf, tOfCorrelation } from './pearson.ts'
import { ordersBySquares } from './spearman-exact.ts'
import { tNull } from './t-inference.ts'
import { tailShares } from './tail-shares.ts'

const noInterval = notEstimable('no-interval', 'No interval is computed for a rank correlation: bootstrap the pairs.')

/** A large S is a falling relation: the tails change sides. */
const exactP = (squares: number, n: number, alternative: Alternative): number => {
  const { lower, upper } = tailShares(ordersBySquares(n), squares, 0)
  return doubledP(upper, lower, alternative)
}

const approximateP = (rho: number, n: number, alternative: Alternative): number => {
  const t = tOfCorrelation(rho, n)
  return Number.isFinite(t)
    ? symmetricP(tNull(n - 2), t, alternative)
    : t > 0 === (alternative !== 'less') || alternative === 'two-sided'
      ? 0
      : 1
}

/**
 * Spearman's rank correlation.
 *
 * Meaning: how closely pairs follow one rising or falling curve. Assumes independent pairs.
 *
 * Formula: Pearson's correlation of the mid-ranks; statistic `S = (n³ - n)(1 - ρ)/6`. p exact over all orders below ten pairs without ties,
 * else by t with n - 2 degrees of freedom. A constant variable: not estimable.
 *
 * Source: Spearman C. Am J Psychol 1904;15:72-101 (doi 10.2307/1412159).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * computeSpearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]) // rho 0.8, p 0.1333
 */
export const computeSpearman = (
  x: Numbers,
  y: Numbers,
  {
    alternative = 'two-sided',
    distribution = 'auto',
  }: Pick<TestOptions, 'alternative'> & { readonly distribution?: 'auto' | 'asymptotic' } = {},
): Outcome<Correlation> => {
  const issues = pairIssues(x, y, 3)
  if (issues.length > 0) return failed(...issues)
  const n = x.length
  const [first, second] = [midRanks(x), midRanks(y)]
  const rho = correlationOf(first.ranks, second.ranks)
  const exact = distribution === 'auto' && n < 10 && first.ties.length === 0 && second.ties.length === 0
  const about = { n, alternative, method: `Spearman rank correlation${exact ? ', exact' : ''}`, warnings: [] }
  if (rho === undefined) return done({ ...about, estimate: constantVariable, interval: constantVariable, inference: constantVariable })
  const whole = ((n ** 3 - n) * (1 - rho)) / 6
  const statistic = exact ? Math.round(whole) : whole
  return done({
    ...about,
    estimate: rho,
    interval: noInterval,
    inference: { statistic, pValue: exact ? exactP(statistic, n, alternative) : approximateP(rho, n, alternative) },
  })
}
