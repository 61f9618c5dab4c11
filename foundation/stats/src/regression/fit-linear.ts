import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { fisherF } from '../numeric/distributions/index.ts'
import { mean, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { done } from '../result/problems.ts'
import type { Coefficient } from './coefficient.ts'
import { type LeastSquaresFit, leastSquares } from './kernel/least-squares.ts'
import { aliasWarnings, coefficientsOf, type LinearPredictor } from './linear-predictor.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'

/** An F test. */
export interface FTest {
  readonly statistic: number
  readonly df: readonly [number, number]
  readonly pValue: number
}

/** A linear model. */
export interface LinearModel {
  readonly method: 'Linear model (least squares)'
  readonly counted: Counted
  readonly coefficients: readonly Coefficient[]
  /** Residual degrees of freedom. */
  readonly df: number
  /** Residual standard deviation. */
  readonly sigma: Estimable
  readonly rSquared: Estimable
  readonly adjustedRSquared: Estimable
  /** Test that no term explains anything. */
  readonly overall: Estimable<FTest>
  readonly logLikelihood: Estimable
  readonly aic: Estimable
  /** With the variance counted as a parameter. */
  readonly bic: Estimable
  readonly predictor: LinearPredictor
  readonly data: ModelFrame
  readonly fit: LeastSquaresFit
  readonly warnings: readonly Issue[]
}

/** F of two sums of squares. Not estimable without residual variation. */
export const fTest = (sum: number, df: number, residual: number, residualDf: number): Estimable<FTest> => {
  if (residualDf <= 0 || df <= 0) return notEstimable('no-degrees-of-freedom', 'There is nothing left to compare with.')
  if (!(residual > 0)) return notEstimable('no-variance', 'The residuals are all zero.')
  const statistic = sum / df / (residual / residualDf)
  return { statistic, df: [df, residualDf], pValue: fisherF.upper(statistic, df, residualDf) }
}

const isPerfect = (residual: number, total: number): boolean => !(residual > 1e-26 * total)

const fitQuality = ({ y, weights, intercept }: ModelFrame, fit: LeastSquaresFit, used: number) => {
  const df = used - fit.rank
  const { residualSum } = fit
  const none = notEstimable('no-variance', 'The residuals are all zero, or the response is constant.')
  const weighted = (centre: number): number => y.reduce((sum, value, row) => sum + (weights?.[row] ?? 1) * (value - centre) ** 2, 0)
  const weightSum = weights?.reduce((sum, weight) => sum + weight, 0) ?? y.length
  const centre = weights === undefined ? mean(y) : y.reduce((sum, value, row) => sum + (weights[row] ?? 0) * value, 0) / weightSum
  const total = intercept ? (weights === undefined ? sumOfSquares(y) : weighted(centre)) : weighted(0)
  if (!(total > 0))
    return { df, sigma: none, rSquared: none, adjustedRSquared: none, overall: none, logLikelihood: none, aic: none, bic: none }
  const modelDf = fit.rank - (intercept ? 1 : 0)
  const rSquared = 1 - residualSum / total
  const noFreedom = notEstimable('no-degrees-of-freedom', 'There are as many coefficients as rows.')
  const logWeights = weights?.reduce((sum, weight) => sum + (weight > 0 ? Math.log(weight) : 0), 0) ?? 0
  const perfect = isPerfect(residualSum, total)
  const logLikelihood = perfect ? none : (logWeights - used * (Math.log(2 * Math.PI) + 1 + Math.log(residualSum / used))) / 2
  const parameters = fit.rank + 1
  return {
    df,
    sigma: df > 0 ? Math.sqrt(residualSum / df) : noFreedom,
    rSquared,
    adjustedRSquared: df > 0 ? 1 - ((1 - rSquared) * (used - (intercept ? 1 : 0))) / df : noFreedom,
    overall: perfect ? none : fTest(total - residualSum, modelDf, residualSum, df),
    logLikelihood,
    aic: typeof logLikelihood === 'number' ? 2 * parameters - 2 * logLikelihood : logLikelihood,
    bic: typeof logLikelihood === 'number' ? parameters * Math.log(used) - 2 * logLikelihood : logLikelihood,
  }
}

/**
 * A linear model by least squares: `y = X b + e`, errors independent with one variance.
 *
 * Columns that depend on earlier ones get no coefficient and a warning. Intervals and tests are by t with the model's own variance;
 * `computeRobustCovariance` gives those that hold when the variance differs between rows, which is the safer choice in cohorts.
 * Misleads where the relation is not linear, or rows of one patient are taken for independent (give clusters, or a mixed model).
 *
 * Source: Householder QR with R's limited column pivoting; Chambers JM, in Statistical Models in S, 1992, chapter 4.
 *
 * Issues: those of `modelFrame`.
 *
 * @example
 * fitLinearModel(trial, { response: 'esspri', terms: [['arm'], ['esspri_baseline']] })
 */
export const fitLinearModel = (frame: Frame, specification: ModelSpecification): Outcome<LinearModel> => {
  const read = modelFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const y = data.offset === undefined ? data.y : data.y.map((value, row) => value - (data.offset?.[row] ?? 0))
  const fit = leastSquares(data.design, y, data.weights)
  const used = data.weights === undefined ? y.length : data.weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0)
  const quality = fitQuality({ ...data, y }, fit, used)
  const variance = typeof quality.sigma === 'number' ? quality.sigma ** 2 : 0
  const predictor: LinearPredictor = {
    frame: data.frame,
    design: data.design,
    intercept: data.intercept,
    coefficients: fit.coefficients,
    aliased: fit.aliased,
    combination: fit.combination,
    covariance: fit.unscaled.map((value) => value * variance),
    df: quality.df,
    level: data.level,
  }
  return done({
    method: 'Linear model (least squares)',
    counted: data.counted,
    coefficients: coefficientsOf(predictor),
    ...quality,
    predictor,
    data,
    fit,
    warnings: [...data.warnings, ...aliasWarnings(predictor)],
  })
}
