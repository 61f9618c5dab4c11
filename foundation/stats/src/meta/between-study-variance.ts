import { sum, sumOfSquares } from '../numeric/sum.ts'
import type { StudyEffect } from './study.ts'
import { varianceAtResidual, weighted } from './weights.ts'

/**
 * How the variance between studies is estimated: `dl` DerSimonian-Laird (moments), `reml` restricted maximum likelihood, `pm` Paule-Mandel,
 * `eb` empirical Bayes (Morris; same root as Paule-Mandel), `sj` Sidik-Jonkman (never 0).
 */
export type VarianceEstimator = 'dl' | 'reml' | 'pm' | 'eb' | 'sj'

const powerSum = (weights: Float64Array, power: number): number => sum(weights.map((weight) => weight ** power))

const bySidikJonkman = (effects: readonly StudyEffect[]): number => {
  const start = sumOfSquares(effects.map(({ effect }) => effect)) / effects.length
  if (start === 0) return 0
  return (start * weighted(effects, start).residual) / (effects.length - 1)
}

const byMoments = (effects: readonly StudyEffect[]): number => {
  const { weights, total, residual } = weighted(effects, 0)
  return Math.max(0, (residual - (effects.length - 1)) / (total - powerSum(weights, 2) / total))
}

/** One scoring step of the restricted likelihood: score over expected information. */
const scoringStep = (effects: readonly StudyEffect[], tau2: number): number => {
  const { weights, total, mean } = weighted(effects, tau2)
  const [w2, w3] = [powerSum(weights, 2), powerSum(weights, 3)]
  const squares = sum(effects.map(({ effect }, at) => ((weights[at] ?? 0) * (effect - mean)) ** 2))
  const trace = total - w2 / total
  const information = w2 - (2 * w3) / total + (w2 / total) ** 2
  return (squares - trace) / information
}

const byRestrictedLikelihood = (effects: readonly StudyEffect[]): { readonly tau2: number; readonly converged: boolean } => {
  let tau2 = byMoments(effects)
  for (let round = 0; round < 2000; round++) {
    const next = Math.max(0, tau2 + scoringStep(effects, tau2))
    if (Math.abs(next - tau2) <= 1e-13 * (1e-3 + tau2)) return { tau2: next, converged: true }
    tau2 = next
  }
  return { tau2, converged: false }
}

/**
 * Variance of the true effects between studies, truncated at 0.
 *
 * Needs at least two studies. With fewer than five the estimate is very uncertain: look at its interval.
 *
 * Formulas: DL `(Q - (k-1)) / (Σw - Σw²/Σw)` with w = 1/v; PM and EB solve `Σ (y-m)²/(v+τ²) = k-1`; REML by Fisher scoring; SJ
 * `τ0² Σ (y-m)²/(v+τ0²) / (k-1)` with `τ0² = Σ(y-ȳ)²/k`.
 *
 * Source: Veroniki AA et al. Res Synth Methods 2016;7:55-79 (doi 10.1002/jrsm.1164).
 *
 * @example computeBetweenStudyVariance('dl', [{ name: 'A', effect: 0, variance: 0.1 }, { name: 'B', effect: 1, variance: 0.1 }]).tau2 // 0.4
 */
export const computeBetweenStudyVariance = (
  estimator: VarianceEstimator,
  effects: readonly StudyEffect[],
): { readonly tau2: number; readonly converged: boolean } => {
  if (effects.length < 2) return { tau2: 0, converged: true }
  if (estimator === 'reml') return byRestrictedLikelihood(effects)
  if (estimator === 'sj') return { tau2: bySidikJonkman(effects), converged: true }
  if (estimator === 'dl') return { tau2: byMoments(effects), converged: true }
  return { tau2: varianceAtResidual(effects, effects.length - 1), converged: true }
}
