import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { sum } from '../numeric/sum.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { differenceVariance, type Restricted, restrictedByDifference } from './restricted-proportions.ts'
import { fallsThrough, signedScore } from './score-search.ts'
import { type Stratum, strataIssues, withBothGroups } from './stratum.ts'
import { differenceOf } from './two-proportions.ts'

/**
 * Weights of strata: `mh` Mantel-Haenszel n1 n2/N (the default), `mn` Miettinen and Nurminen's iterative ones, `ivs` inverse of the score
 * variance at each difference, `inv` the same without the factor N/(N-1).
 */
export type StratumWeights = 'mh' | 'mn' | 'ivs' | 'inv'

/** A stratified risk difference, first minus second, with its score interval and test. */
export interface StratifiedDifference {
  readonly strata: number
  readonly n: readonly [number, number]
  readonly estimate: number
  readonly interval: Interval
  /** Signed score of no difference; its square is chi-square with one degree of freedom. */
  readonly statistic: number
  readonly pValue: number
  readonly weights: StratumWeights
  readonly method: string
  readonly warnings: readonly Issue[]
}

const mantelHaenszel = ({ first, second }: Stratum): number => (first.of * second.of) / (first.of + second.of)

/** Miettinen and Nurminen's weights at given restricted proportions, iterated from Mantel-Haenszel's. */
const iterated = (strata: readonly Stratum[], proportions: readonly Restricted[]): readonly number[] => {
  let weights = strata.map(mantelHaenszel)
  for (let round = 0; round < 200; round++) {
    const all = sum(weights)
    const pooled = (group: 0 | 1): number => sum(weights.map((weight, at) => weight * (proportions[at]?.[group] ?? 0))) / all
    const [r1, r0] = [pooled(0), pooled(1)]
    const [v1, v0] = [r1 * (1 - r1), r0 * (1 - r0)]
    if (!(v1 > 0 && v0 > 0)) return weights
    const next = strata.map(({ first, second }) => 1 / (v1 / v0 / first.of + 1 / second.of))
    const change = Math.max(...next.map((weight, at) => Math.abs(weight / (weights[at] ?? weight) - 1)))
    weights = next
    if (change < 1e-12) break
  }
  return weights
}

/** Weighted distance of the strata from a difference, and its variance. */
const weighted = (strata: readonly Stratum[], delta: number, kind: StratumWeights) => {
  const proportions = strata.map(({ first, second }) => restrictedByDifference(first, second, delta))
  const variance = (corrected: boolean) =>
    strata.map(({ first, second }, at) => differenceVariance(first, second, proportions[at] ?? [0, 0], corrected))
  const variances = variance(true)
  const inverse = (values: readonly number[]): readonly number[] => values.map((value) => 1 / Math.max(value, 1e-300))
  const weights =
    kind === 'mh'
      ? strata.map(mantelHaenszel)
      : kind === 'mn'
        ? iterated(strata, proportions)
        : inverse(kind === 'ivs' ? variances : variance(false))
  const all = sum(weights)
  const distance = sum(strata.map(({ first, second }, at) => ((weights[at] ?? 0) / all) * (differenceOf(first, second) - delta)))
  return { distance, variance: sum(variances.map((value, at) => ((weights[at] ?? 0) / all) ** 2 * value)) }
}

/**
 * Risk difference over strata, first minus second, with Miettinen and Nurminen's stratified score interval: the primary analysis of a
 * responder endpoint.
 *
 * Meaning: a weighted mean of the differences of the strata; with Mantel-Haenszel weights the test of no difference is that of Cochran,
 * Mantel and Haenszel without correction. Where strata differ in their differences the weights decide what is estimated: fix them before.
 * Strata with an empty group contribute nothing and are named; they are never pooled silently.
 *
 * Formula: `Z(δ) = Σ w (d - δ)/√(Σ w² V(δ))` with V the restricted variance and its N/(N-1); estimate where Z is 0, limits where it is ±z.
 *
 * Source: Miettinen O, Nurminen M. Stat Med 1985;4:213-26 (doi 10.1002/sim.4780040211).
 *
 * Issues: `no-strata`, `count-invalid`, `level-invalid`, `no-subjects`.
 *
 * @example
 * computeStratifiedDifference([{ name: '1', first: { yes: 16, of: 49 }, second: { yes: 17, of: 51 } }, { name: '2', first: { yes: 22, of: 44 }, second: { yes: 11, of: 48 } }]) // 0.1261, -0.0090 to 0.2580
 */
export const computeStratifiedDifference = (
  strata: readonly Stratum[],
  { level = 0.95, weights = 'mh' }: { readonly level?: number; readonly weights?: StratumWeights } = {},
): Outcome<StratifiedDifference> => {
  const issues = strataIssues(strata, level)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothGroups(strata)
  if (kept.length === 0) return failed(inputError('no-subjects', 'No stratum has both groups.', 'Pool strata by a rule fixed before.'))
  const small = kept.filter(({ first, second }) => first.of < 2 || second.of < 2)
  const score = (delta: number): number => {
    const { distance, variance } = weighted(kept, delta, weights)
    return signedScore(distance, variance)
  }
  const z = normal.quantileUpper((1 - level) / 2)
  const estimate = fallsThrough((delta) => weighted(kept, delta, weights).distance, 0, -1, 1)
  const statistic = score(0)
  const notes = small.length > 0 ? [caution('stratum-small', `${small.length} strata have a group of one.`, 'Look at the weights.')] : []
  return done({
    strata: kept.length,
    n: [sum(kept.map(({ first }) => first.of)), sum(kept.map(({ second }) => second.of))],
    estimate,
    interval: { low: fallsThrough(score, z, -1, estimate), high: fallsThrough(score, -z, estimate, 1), level },
    statistic,
    pValue: Math.min(1, 2 * normal.upper(Math.abs(statistic))),
    weights,
    method: `Stratified Miettinen-Nurminen score, ${weights} weights`,
    warnings: [...warnings, ...notes],
  })
}
