import { chiSquare } from '../numeric/distributions/index.ts'
import { type Estimable, isEstimable, type Limit } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { likelihoodRatio } from './likelihood-ratio.ts'
import { profileLimit } from './profile-limit.ts'

/** A penalised coefficient: test and interval come from the penalised likelihood, not from the standard error. */
export interface FirthEstimate {
  readonly estimate: number
  /** From the penalised information; descriptive only. */
  readonly standardError: number
  /** Penalised likelihood-ratio chi-square of 0. */
  readonly statistic: number
  readonly pValue: number
  readonly interval: Interval<Limit>
}

/** A penalised fit, all coefficients or all but some. */
export interface PenalisedFit {
  readonly coefficients: Float64Array
  /** Inverse information, columns x columns. */
  readonly covariance: Float64Array
  readonly penalised: number
  readonly converged: boolean
}

/** One coefficient with its penalised likelihood-ratio test and profile interval; `refit` fits the free coefficients from a start. */
export const penalisedEstimate = (
  fit: PenalisedFit,
  column: number,
  standardError: number,
  level: number,
  refit: (start: Float64Array, free: readonly number[]) => PenalisedFit,
): Estimable<FirthEstimate> => {
  const size = fit.coefficients.length
  const free = Array.from({ length: size }, (_, j) => j).filter((j) => j !== column)
  let last = fit
  const devianceAt = (value: number): number | undefined => {
    // The other coefficients first move as the covariance says: a start near the profile.
    const move = (value - (last.coefficients[column] as number)) / (last.covariance[column * size + column] as number)
    const from = last.coefficients.map((b, j) => (j === column ? value : b + move * (last.covariance[j * size + column] as number)))
    const held = refit(from, free)
    if (!Number.isFinite(held.penalised)) return undefined
    if (held.converged) last = held
    return -2 * held.penalised
  }
  const estimate = fit.coefficients[column] as number
  const deviance = -2 * fit.penalised
  const test = likelihoodRatio(devianceAt(0) ?? deviance, deviance, 1)
  if (!isEstimable(test)) return test
  const from = { estimate, standardError, deviance, rise: chiSquare.quantileUpper(1 - level, 1) }
  last = fit
  const low = profileLimit(from, -1, devianceAt)
  last = fit
  const high = profileLimit(from, 1, devianceAt)
  if (!isEstimable(low)) return low
  if (!isEstimable(high)) return high
  return { estimate, standardError, statistic: test.statistic, pValue: test.pValue, interval: { low, high, level } }
}
