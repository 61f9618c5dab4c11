import { chiSquare } from '../numeric/distributions/index.ts'
import { type Estimable, isEstimable, type Limit } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import type { GeneralisedLinearModel } from './fit-generalised.ts'
import { glmNewton } from './kernel/glm-newton.ts'
import { takeColumns } from './kernel/rows.ts'
import { profileLimit } from './profile-limit.ts'

/** An interval that may be open on one side. */
export interface ProfileInterval {
  readonly name: string
  readonly interval: Estimable<Interval<Limit>>
}

/** The deviance with coefficient `column` held at a value; each fit starts where the one before ended. */
const devianceHolding = ({ data, fit, family }: GeneralisedLinearModel, column: number) => {
  const { design, y, weights, offset } = data
  const others = Array.from({ length: design.columns }, (_, j) => j).filter((j) => j !== column && fit.aliased[j] === 0)
  const rest = takeColumns(design, others)
  const own = Float64Array.from({ length: design.rows }, (_, row) => design.data[row * design.columns + column] as number)
  let start = Float64Array.from(others, (j) => fit.coefficients[j] as number)
  const shifted = new Float64Array(design.rows)
  return (value: number): number | undefined => {
    own.forEach((x, row) => {
      shifted[row] = value * x + (offset === undefined ? 0 : (offset[row] as number))
    })
    const held = glmNewton(rest, y, family, { weights, offset: shifted, start, tolerance: 1e-13 })
    if (!Number.isFinite(held.deviance)) return undefined
    if (held.converged) start = Float64Array.from(held.coefficients)
    return held.deviance
  }
}

/**
 * Profile-likelihood intervals of the coefficients: all values that a likelihood-ratio test does not refuse. They keep their level where
 * Wald intervals do not: small samples, rare events, large effects. A side may be infinite.
 *
 * Source: Venzon DJ, Moolgavkar SH. Appl Stat 1988;37:87-94, doi:10.2307/2347496.
 *
 * @example
 * computeProfileIntervals(model)
 */
export const computeProfileIntervals = (model: GeneralisedLinearModel, level = model.data.level): readonly ProfileInterval[] => {
  const rise = chiSquare.quantileUpper(1 - level, 1)
  return model.coefficients.map(({ name, value }, column) => {
    if (!isEstimable(value)) return { name, interval: value }
    const start = { estimate: value.estimate, standardError: value.standardError, deviance: model.deviance, rise }
    const devianceAt = devianceHolding(model, column)
    const low = profileLimit(start, -1, devianceAt)
    const high = profileLimit(start, 1, devianceAt)
    if (!isEstimable(low)) return { name, interval: low }
    if (!isEstimable(high)) return { name, interval: high }
    return { name, interval: { low, high, level } }
  })
}
