import type { LinearModel } from './fit-linear.ts'
import type { Scores } from './robust-covariance.ts'

/** Scores of a linear model, for robust variances. The cluster column must be among the model's columns or given as codes of rows used. */
export const scoresOfLinear = ({ data, fit }: LinearModel): Scores => {
  const weights = data.weights ?? new Float64Array(data.design.rows).fill(1)
  return {
    design: data.design,
    bread: fit.unscaled,
    score: fit.residuals.map((residual, row) => residual * (weights[row] as number)),
    information: weights,
    rank: fit.rank,
    frame: data.frame,
  }
}
