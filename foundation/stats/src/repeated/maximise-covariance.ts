import { choleskyFactor, choleskySolve } from '../numeric/matrix/cholesky.ts'
import type { CovarianceAt, StructureModel } from './covariance-structures.ts'
import { type MarginalCurvature, marginalCurvature } from './marginal-curvature.ts'
import { type MarginalData, type MarginalFit, marginalFit, marginalGradient } from './marginal-likelihood.ts'

/** The likelihood at its top. */
export interface CovarianceMaximum {
  readonly theta: Float64Array
  readonly covariance: CovarianceAt
  readonly fit: MarginalFit
  readonly curvature: MarginalCurvature
  readonly iterations: number
  readonly converged: boolean
  /** Largest entry of the gradient. */
  readonly gradient: number
}

/** A Newton step by the exact curvature, or where that has a direction upwards, by its expectation; a little added where both fail. */
const stepOf = ({ observed, expected }: MarginalCurvature, gradient: Float64Array): Float64Array => {
  const n = gradient.length
  for (const matrix of [observed, expected]) {
    const factor = choleskyFactor({ rows: n, columns: n, data: matrix }, 1e-9)
    if (factor !== undefined) return choleskySolve(factor, gradient)
  }
  const ridge = expected.slice()
  for (let i = 0; i < n; i++) ridge[i * n + i] = (ridge[i * n + i] as number) * 1.01 + 1e-3
  const factor = choleskyFactor({ rows: n, columns: n, data: ridge }, 0)
  return factor === undefined ? gradient : choleskySolve(factor, gradient)
}

/** Newton's method with halved steps from a starting covariance; undefined when the likelihood has no value there. */
export const maximiseCovariance = (data: MarginalData, model: StructureModel, start: Float64Array): CovarianceMaximum | undefined => {
  let theta = start
  let covariance = model.at(theta)
  let fit = marginalFit(data, covariance.sigma)
  if (fit === undefined) return undefined
  for (let iterations = 0; ; iterations++) {
    const curvature = marginalCurvature(data, fit, covariance)
    const gradient = marginalGradient(data, fit, covariance)
    const size = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const step = stepOf(curvature, gradient)
    const gain = step.reduce((total, value, k) => total + value * (gradient[k] as number), 0)
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const done = Math.abs(gain) < 1e-17 * Math.max(1, Math.abs(fit.logLikelihood)) || size < 1e-9
    const positive = choleskyFactor({ rows: gradient.length, columns: gradient.length, data: curvature.observed }, 1e-10) !== undefined
    const finish = (): CovarianceMaximum => ({
      theta,
      covariance,
      fit: fit as MarginalFit,
      curvature,
      iterations,
      gradient: size,
      converged: size < 1e-5 && positive,
    })
    if (done || iterations >= 100) return finish()
    let share = Math.min(1, 2 / longest)
    let better = false
    for (let half = 0; half < 30 && !better; half++, share /= 2) {
      const next = theta.map((value, k) => value + share * (step[k] as number))
      const there = model.at(next)
      const found = marginalFit(data, there.sigma)
      if (found === undefined || !(found.logLikelihood > fit.logLikelihood - 1e-12 * Math.abs(fit.logLikelihood))) continue
      better = true
      theta = next
      covariance = there
      fit = found
    }
    if (!better) return finish()
  }
}
