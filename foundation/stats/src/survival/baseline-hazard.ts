import type { CoxModel } from './fit-cox.ts'
import { indexAt } from './survival-curve.ts'

/** Cumulative baseline hazard of one stratum, one entry a distinct time (events and ends of follow-up), rising. */
export interface BaselineHazard {
  /** Number of the stratum, 0 where there is one. */
  readonly stratum: number
  readonly time: Float64Array
  /** Cumulative hazard where all covariates (and the offset) are 0. */
  readonly hazard: Float64Array
}

/**
 * The cumulative baseline hazard at covariates of 0, with ties taken as in the fit. Multiply by `exp(x b)` for a subject. Empty for exact
 * ties, which have no baseline of their own.
 *
 * Source: Breslow N. Biometrics 1974;30:89-99, doi:10.2307/2529620.
 *
 * @example
 * computeBaselineHazard(model)[0]?.hazard.at(-1)
 */
export const computeBaselineHazard = ({ fit, ties }: CoxModel): readonly BaselineHazard[] => {
  if (ties === 'exact') return []
  const { groups, centre } = fit.sorted
  const shift = Math.exp(-centre.reduce((sum, mean, j) => sum + mean * (fit.coefficients[j] as number), 0))
  return Array.from({ length: groups.strata.length - 1 }, (_, stratum) => {
    const first = groups.strata[stratum] as number
    const size = (groups.strata[stratum + 1] as number) - first
    const time = new Float64Array(size)
    const hazard = new Float64Array(size)
    let sum = 0
    for (let at = 0; at < size; at++) {
      const group = first + size - 1 - at
      sum += (fit.at.increments.all[group] as number) * shift
      time[at] = groups.time[group] as number
      hazard[at] = sum
    }
    return { stratum, time, hazard }
  })
}

/** Predicted survival of one subject at a time, from its covariates (in the columns of the design) and its stratum. */
export const predictSurvival = (model: CoxModel, baseline: BaselineHazard, x: ArrayLike<number>, time: number): number => {
  let eta = 0
  for (let j = 0; j < x.length; j++) eta += (x[j] as number) * (model.fit.coefficients[j] as number)
  const at = indexAt(baseline.time, time)
  return at < 0 ? 1 : Math.exp(-(baseline.hazard[at] as number) * Math.exp(eta))
}
