import type { Issue, Outcome } from '@dacryon/core'
import { binomial, normal, sum } from '../numeric/index.ts'
import { done, failed, inputError } from '../result/index.ts'
import { between, wholeFrom } from './checks.ts'
import { deviatesOf, type Goal, goalIssues, type SampleSize, sizesOf } from './goal.ts'

/** Two rates to tell apart. */
export interface TwoRates {
  readonly p1: number
  readonly p2: number
  /** Size of the second group over that of the first. */
  readonly ratio?: number
}

export type ProportionFormula = 'pooled' | 'unpooled' | 'continuity' | 'arcsine'

const ratesIssues = ({ p1, p2, ratio = 1 }: TwoRates): readonly Issue[] => [
  ...between('p1', p1, 0, 1),
  ...between('p2', p2, 0, 1),
  ...between('ratio', ratio, 0, Infinity),
  ...(p1 === p2
    ? [inputError('no-difference', 'The two rates are equal: no sample size shows a difference.', 'Give two rates that differ.')]
    : []),
]

/**
 * Subjects per group to tell two proportions apart.
 *
 * `pooled` has the variance of the common rate under the null hypothesis and is what most software gives; `unpooled` has the rates' own
 * variances; `continuity` is pooled with Fleiss' correction, about what Fisher's exact test needs; `arcsine` works on the transformed scale.
 * Assumes independent subjects and large groups: check small ones by `computeExactPowerProportions`.
 *
 * Formula (pooled): `n1 = [z_a √((1 + 1/r) p q) + z_b √(p1 q1 + p2 q2 / r)]² / (p1 - p2)²`, p = (p1 + r p2) / (1 + r), r = n2/n1.
 *
 * Source: Fleiss JL, Levin B, Paik MC. Statistical methods for rates and proportions. 3rd ed. 2003, chapter 4.
 *
 * Issues: `argument-invalid`, `no-difference`.
 *
 * @example
 * computeSampleSizeProportions({ p1: 0.3, p2: 0.5 }, { power: 0.8 }) // n 92.9988, 93 per group
 */
export const computeSampleSizeProportions = (rates: TwoRates, goal: Goal, formula: ProportionFormula = 'pooled'): Outcome<SampleSize> => {
  const issues = [...ratesIssues(rates), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { p1, p2, ratio: r = 1 } = rates
  const { za, zb } = deviatesOf(goal)
  const d = Math.abs(p1 - p2)
  const common = (p1 + r * p2) / (1 + r)
  const own = p1 * (1 - p1) + (p2 * (1 - p2)) / r
  const pooled = ((za * Math.sqrt((1 + 1 / r) * common * (1 - common)) + zb * Math.sqrt(own)) / d) ** 2
  const h = 2 * Math.asin(Math.sqrt(p2)) - 2 * Math.asin(Math.sqrt(p1))
  const n = {
    pooled,
    unpooled: ((za + zb) ** 2 * own) / d ** 2,
    continuity: (pooled / 4) * (1 + Math.sqrt(1 + (2 * (r + 1)) / (pooled * r * d))) ** 2,
    arcsine: ((za + zb) / h) ** 2 * (1 + 1 / r),
  }[formula]
  return done(sizesOf([n, n * r], goal, `Two proportions, ${formula}`))
}

/**
 * Power of the two-sided pooled z test of two proportions with n per group, by the normal approximation; rejections in the wrong direction do
 * not count.
 *
 * Issues: `argument-invalid`, `no-difference`.
 *
 * @example
 * computePowerProportions({ p1: 0.3, p2: 0.5 }, 60) // 0.6110
 */
export const computePowerProportions = (rates: TwoRates, n: number, alpha = 0.05, sides: 1 | 2 = 2): Outcome<number> => {
  const issues = [...ratesIssues(rates), ...between('alpha', alpha, 0, 1), ...between('n', n, 1, Infinity)]
  if (issues.length > 0) return failed(...issues)
  const { p1, p2, ratio: r = 1 } = rates
  const common = (p1 + r * p2) / (1 + r)
  const null0 = normal.quantileUpper(alpha / sides) * Math.sqrt((1 + 1 / r) * common * (1 - common))
  return done(normal.cdf((Math.sqrt(n) * Math.abs(p1 - p2) - null0) / Math.sqrt(p1 * (1 - p1) + (p2 * (1 - p2)) / r)))
}

/** Two-sided Fisher p value of every first count at one total, by minimum likelihood; equal up to one part in ten million counts as equal. */
const fisherRow = (n1: number, n2: number, total: number): Map<number, number> => {
  const low = Math.max(0, total - n2)
  const high = Math.min(n1, total)
  const weights: number[] = [1]
  for (let k = low; k < high; k++) weights.push(((weights.at(-1) as number) * (n1 - k) * (total - k)) / ((k + 1) * (n2 - total + k + 1)))
  const all = sum(weights)
  return new Map(weights.map((own, at) => [low + at, sum(weights.filter((other) => other <= own * (1 + 1e-7))) / all]))
}

/** Sizes, rates and test of an exact power. */
export interface ExactPower {
  readonly n1: number
  readonly n2: number
  readonly p1: number
  readonly p2: number
  readonly alpha?: number
  readonly test: 'z' | 'fisher'
  /** 1: only a higher first rate counts. */
  readonly sides?: 1 | 2
}

const rejects = (options: ExactPower): ((x: number, y: number) => boolean) => {
  const { n1, n2, alpha = 0.05, test, sides = 2 } = options
  if (test === 'z') {
    return (x, y) => {
      const p = (x + y) / (n1 + n2)
      if (p === 0 || p === 1) return false
      const z = (x / n1 - y / n2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2))
      return sides === 2 ? 2 * normal.upper(Math.abs(z)) <= alpha : normal.upper(z) <= alpha
    }
  }
  const rows = Array.from({ length: n1 + n2 + 1 }, (_, total) => fisherRow(n1, n2, total))
  if (sides === 2) return (x, y) => (rows[x + y]?.get(x) ?? 1) <= alpha * (1 + 1e-12)
  const tails = Array.from({ length: n1 + n2 + 1 }, (_, total) => {
    const low = Math.max(0, total - n2)
    const high = Math.min(n1, total)
    const weights: number[] = [1]
    for (let k = low; k < high; k++) weights.push(((weights.at(-1) as number) * (n1 - k) * (total - k)) / ((k + 1) * (n2 - total + k + 1)))
    const all = sum(weights)
    return new Map(weights.map((_own, at) => [low + at, sum(weights.slice(at)) / all]))
  })
  return (x, y) => (tails[x + y]?.get(x) ?? 1) <= alpha * (1 + 1e-12)
}

/**
 * Exact power of the pooled z test or of Fisher's test of two proportions: the sum of the probabilities of all pairs of counts that the test
 * rejects, in both directions when two-sided.
 *
 * Issues: `argument-invalid`.
 *
 * @example
 * computeExactPowerProportions({ n1: 40, n2: 40, p1: 0.3, p2: 0.5, test: 'fisher' }) // 0.3683
 */
export const computeExactPowerProportions = (options: ExactPower): Outcome<number> => {
  const { n1, n2, p1, p2, alpha = 0.05 } = options
  const issues = [
    ...wholeFrom('n1', n1, 1),
    ...wholeFrom('n2', n2, 1),
    ...between('p1', p1, -1e-300, 1 + 1e-15),
    ...between('p2', p2, -1e-300, 1 + 1e-15),
    ...between('alpha', alpha, 0, 1),
  ]
  if (issues.length > 0) return failed(...issues)
  const reject = rejects(options)
  const second = Array.from({ length: n2 + 1 }, (_, y) => binomial.density(y, n2, p2))
  const parts = Array.from({ length: n1 + 1 }, (_, x) => binomial.density(x, n1, p1) * sum(second.filter((_p, y) => reject(x, y))))
  return done(Math.min(1, sum(parts)))
}
