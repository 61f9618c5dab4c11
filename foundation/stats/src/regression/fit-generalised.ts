import type { Issue } from '@dacryon/core'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution } from '../result/problems.ts'
import type { Coefficient } from './coefficient.ts'
import type { Family } from './kernel/family.ts'
import { glmNewton, type NewtonFit } from './kernel/glm-newton.ts'
import { leastSquares } from './kernel/least-squares.ts'
import { aliasWarnings, coefficientsOf, type LinearPredictor } from './linear-predictor.ts'
import type { ModelFrame } from './model-frame.ts'
import type { Scores } from './robust-covariance.ts'

/** A generalised linear model fitted by maximum likelihood. */
export interface GeneralisedLinearModel {
  readonly method: string
  readonly counted: Counted
  readonly coefficients: readonly Coefficient[]
  readonly deviance: number
  /** Deviance of the model with the intercept (and offset) alone. */
  readonly nullDeviance: number
  /** Residual degrees of freedom. */
  readonly df: number
  readonly logLikelihood: number
  readonly aic: number
  readonly bic: number
  /** Pearson chi-square over its degrees of freedom: 1 where the family's variance is right. */
  readonly dispersion: Estimable
  readonly iterations: number
  readonly converged: boolean
  readonly predictor: LinearPredictor
  readonly data: ModelFrame
  readonly family: Family
  readonly fit: NewtonFit
  readonly warnings: readonly Issue[]
}

const notConverged = (family: Family): Issue =>
  caution(
    'not-converged',
    `The ${family.name} model did not converge: the likelihood may have no maximum.`,
    'Look for separation or sparse groups, or use a penalised fit.',
  )

const nullDevianceOf = ({ y, weights, offset, design }: ModelFrame, family: Family): number => {
  const ones = { rows: design.rows, columns: 1, data: new Float64Array(design.rows).fill(1) }
  return glmNewton(ones, y, family, { weights, offset }).deviance
}

/** Pearson chi-square over residual degrees of freedom. */
const dispersionOf = ({ score, information }: NewtonFit, df: number): Estimable => {
  if (df <= 0) return notEstimable('no-degrees-of-freedom', 'There are as many coefficients as rows.')
  let sum = 0
  score.forEach((value, row) => {
    const own = information[row] as number
    if (own > 0) sum += (value * value) / own
  })
  return sum / df
}

/** Fits a family to a frame; `extra` counts parameters beyond the coefficients. */
export const fitGeneralised = (method: string, data: ModelFrame, family: Family, extra = 0): GeneralisedLinearModel => {
  const { design, y, weights, offset } = data
  const fit = glmNewton(design, y, family, { weights, offset })
  const used = weights === undefined ? y.length : weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0)
  const combination = fit.rank === design.columns ? new Float64Array(design.columns ** 2) : leastSquares(design, y).combination
  const predictor: LinearPredictor = {
    frame: data.frame,
    design,
    intercept: data.intercept,
    coefficients: fit.coefficients,
    aliased: fit.aliased,
    combination,
    covariance: fit.covariance,
    level: data.level,
  }
  const logLikelihood = -(fit.deviance + (family.constant(y, weights) ?? 0)) / 2
  const parameters = fit.rank + extra
  return {
    method,
    counted: data.counted,
    coefficients: coefficientsOf(predictor),
    deviance: fit.deviance,
    nullDeviance: nullDevianceOf(data, family),
    df: used - fit.rank,
    logLikelihood,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * Math.log(used) - 2 * logLikelihood,
    dispersion: dispersionOf(fit, used - fit.rank),
    iterations: fit.iterations,
    converged: fit.converged,
    predictor,
    data,
    family,
    fit,
    warnings: [...data.warnings, ...aliasWarnings(predictor), ...(fit.converged ? [] : [notConverged(family)])],
  }
}

/** Scores of a generalised linear model, for robust variances. */
export const scoresOfGeneralised = ({ data, fit }: Pick<GeneralisedLinearModel, 'data' | 'fit'>): Scores => ({
  design: data.design,
  bread: fit.covariance,
  score: fit.score,
  information: fit.information,
  rank: fit.rank,
  frame: data.frame,
})

/** The coefficients with quasi-likelihood standard errors: the covariance times the dispersion, tests by t. */
export const quasiCoefficients = ({ predictor, dispersion, df }: GeneralisedLinearModel): Estimable<readonly Coefficient[]> => {
  if (!isEstimable(dispersion)) return dispersion
  return coefficientsOf({ ...predictor, df, covariance: predictor.covariance.map((value) => value * dispersion) })
}
