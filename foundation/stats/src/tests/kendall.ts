import type { Outcome } from '@dacryon/core'
import { midRanks } from '../numeric/rank.ts'
import { notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { doubledP, symmetricP } from './alternative.ts'
import { type Correlation, constantVariable, pairIssues } from './correlation-result.ts'
import type { TestOptions } from './options.ts'
import { normalNull } from './rank-normal.ts'
import { tailShares } from './tail-shares.ts'

/** Pairs of pairs in the same order minus those in the opposite order. */
const concordantMinusDiscordant = (x: Float64Array, y: Float64Array): number => {
  let score = 0
  for (let i = 1; i < x.length; i++) {
    const [a, b] = [x[i] ?? 0, y[i] ?? 0]
    for (let j = 0; j < i; j++) score += Math.sign(a - (x[j] ?? 0)) * Math.sign(b - (y[j] ?? 0))
  }
  return score
}

/** Share of the orders of n ranks by the number of pairs in order. */
const ordersByPairs = (n: number): Float64Array => {
  let shares = Float64Array.of(1)
  for (let size = 2; size <= n; size++) {
    const next = new Float64Array(shares.length + size - 1)
    shares.forEach((share, at) => {
      for (let k = 0; k < size; k++) next[at + k] = (next[at + k] ?? 0) + share / size
    })
    shares = next
  }
  return shares
}

const over = (ties: readonly number[], term: (t: number) => number): number => ties.reduce((total, t) => total + term(t), 0)

/** Variance of the score with ties in both variables. */
const varianceOf = (n: number, t: readonly number[], u: readonly number[]): number => {
  const five = (size: number): number => size * (size - 1) * (2 * size + 5)
  const two = (size: number): number => size * (size - 1)
  const three = (size: number): number => size * (size - 1) * (size - 2)
  const plain = (five(n) - over(t, five) - over(u, five)) / 18
  return plain + (over(t, two) * over(u, two)) / (2 * two(n)) + (n > 2 ? (over(t, three) * over(u, three)) / (9 * three(n)) : 0)
}

/**
 * Kendall's tau-b.
 *
 * Meaning: of two pairs taken at random, how much oftener are they in the same order than in the opposite one. Assumes independent pairs.
 *
 * Formula: `τ_b = S/√((n0 - n1)(n0 - n2))`, S the number of pairs in the same order minus the opposite, n0 all pairs, n1 and n2 those tied
 * in x and y. p exact below 50 pairs without ties, else from `z = S/√var S` with the variance for ties. Takes time in proportion to n².
 *
 * Source: Kendall MG. Rank correlation methods. 4th ed. 1970.
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`.
 *
 * @example
 * computeKendall([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]) // tau 0.6, p 0.2333
 */
export const computeKendall = (
  x: Numbers,
  y: Numbers,
  {
    alternative = 'two-sided',
    distribution = 'auto',
  }: Pick<TestOptions, 'alternative'> & { readonly distribution?: 'auto' | 'asymptotic' } = {},
): Outcome<Correlation> => {
  const issues = pairIssues(x, y, 2)
  if (issues.length > 0) return failed(...issues)
  const n = x.length
  const [first, second] = [midRanks(x), midRanks(y)]
  const score = concordantMinusDiscordant(first.ranks, second.ranks)
  const all = (n * (n - 1)) / 2
  const half = (ties: readonly number[]): number => over(ties, (t) => (t * (t - 1)) / 2)
  const [free1, free2] = [all - half(first.ties), all - half(second.ties)]
  const exact = distribution === 'auto' && n < 50 && first.ties.length === 0 && second.ties.length === 0
  const about = { n, alternative, method: `Kendall tau-b${exact ? ', exact' : ''}`, warnings: [] }
  if (free1 === 0 || free2 === 0)
    return done({ ...about, estimate: constantVariable, interval: constantVariable, inference: constantVariable })
  const z = score / Math.sqrt(varianceOf(n, first.ties, second.ties))
  const concordant = (score + all) / 2
  const tails = exact ? tailShares(ordersByPairs(n), concordant, 0) : undefined
  return done({
    ...about,
    estimate: score / Math.sqrt(free1 * free2),
    interval: notEstimable('no-interval', 'No interval is computed for a rank correlation: bootstrap the pairs.'),
    inference:
      tails === undefined
        ? { statistic: z, pValue: symmetricP(normalNull, z, alternative) }
        : { statistic: concordant, pValue: doubledP(tails.lower, tails.upper, alternative) },
  })
}
