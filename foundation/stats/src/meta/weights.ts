import { dot, sum } from '../numeric/sum.ts'
import type { StudyEffect } from './study.ts'

/** The weighted mean at one between-study variance, and its residual sum of squares. */
export interface Weighted {
  readonly weights: Float64Array
  readonly total: number
  readonly mean: number
  /** Σ w (y - mean)². */
  readonly residual: number
}

/** Inverse-variance weighting with this between-study variance. */
export const weighted = (effects: readonly StudyEffect[], tau2: number): Weighted => {
  const weights = Float64Array.from(effects, ({ variance }) => 1 / (variance + tau2))
  const y = effects.map(({ effect }) => effect)
  const total = sum(weights)
  const mean = dot(weights, y) / total
  return { weights, total, mean, residual: sum(y.map((value, at) => (weights[at] ?? 0) * (value - mean) ** 2)) }
}

/**
 * The between-study variance at which the residual sum of squares equals a target, 0 when it is below the target even there. The sum of
 * squares is convex and falls with the variance, so Newton's steps from 0 rise to the root and never pass it.
 */
export const varianceAtResidual = (effects: readonly StudyEffect[], target: number): number => {
  let tau2 = 0
  for (let step = 0; step < 1000; step++) {
    const { weights, mean, residual } = weighted(effects, tau2)
    const above = residual - target
    if (above <= 1e-14 * target) return tau2
    const slope = sum(effects.map(({ effect }, at) => (weights[at] ?? 0) ** 2 * (effect - mean) ** 2))
    const next = tau2 + above / slope
    if (!(next > tau2)) return tau2
    tau2 = next
  }
  return tau2
}
