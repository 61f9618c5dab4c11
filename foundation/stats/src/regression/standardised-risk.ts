import type { Outcome } from '@dacryon/core'
import { designMatrix } from '../data/design-matrix.ts'
import { factorOf, withColumns } from '../data/frame.ts'
import { type Estimable, isEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { asRatio, type ModelEstimate, type Ratio, waldEstimate } from './coefficient.ts'
import type { LogisticModel } from './fit-logistic.ts'
import { linearPredictor } from './kernel/rows.ts'
import { quadraticForm } from './linear-predictor.ts'

/** The mean predicted risk if everybody were at this level of the factor. */
export interface StandardisedRisk {
  readonly level: string
  readonly risk: number
  readonly estimate: Estimable<ModelEstimate>
}

/** A level against the reference level. */
export interface StandardisedDifference {
  /** `active - placebo` */
  readonly contrast: string
  readonly riskDifference: Estimable<ModelEstimate>
  readonly riskRatio: Estimable<Ratio>
}

/** Risks averaged over all rows used. */
export interface StandardisedRisks {
  readonly method: 'Standardised risks after logistic regression (delta method)'
  readonly risks: readonly StandardisedRisk[]
  readonly differences: readonly StandardisedDifference[]
}

interface Averaged {
  readonly level: string
  readonly risk: number
  readonly gradient: Float64Array
}

const averageAt = (model: LogisticModel, factorName: string, level: number, label: string): Averaged => {
  const { predictor, data } = model
  const factor = factorOf(predictor.frame, factorName)
  if (!factor.ok) throw new RangeError(`${factorName} is not a factor.`)
  const everybody = withColumns(predictor.frame, { ...factor.value, codes: new Int32Array(predictor.frame.rows).fill(level) })
  const design = designMatrix(everybody, predictor.design.terms, predictor.intercept)
  const eta = new Float64Array(design.rows)
  linearPredictor(design, predictor.coefficients, data.offset, eta)
  const gradient = new Float64Array(design.columns)
  let risk = 0
  for (let row = 0; row < design.rows; row++) {
    const p = 1 / (1 + Math.exp(-(eta[row] as number)))
    risk += p
    const slope = p * (1 - p)
    for (let j = 0; j < design.columns; j++)
      gradient[j] = (gradient[j] as number) + slope * (design.data[row * design.columns + j] as number)
  }
  return { level: label, risk: risk / design.rows, gradient: gradient.map((value) => value / design.rows) }
}

const against = (one: Averaged, other: Averaged, covariance: Float64Array, level: number): StandardisedDifference => {
  const difference = one.gradient.map((value, j) => value - (other.gradient[j] as number))
  const logGradient = one.gradient.map((value, j) => value / one.risk - (other.gradient[j] as number) / other.risk)
  const logRatio = waldEstimate(Math.log(one.risk / other.risk), Math.sqrt(quadraticForm(covariance, logGradient)), level)
  return {
    contrast: `${one.level} - ${other.level}`,
    riskDifference: waldEstimate(one.risk - other.risk, Math.sqrt(quadraticForm(covariance, difference)), level),
    riskRatio: isEstimable(logRatio) ? asRatio(logRatio) : logRatio,
  }
}

/**
 * Standardised (marginal) risks: for each level of a factor the predicted risk averaged over all rows used, then differences and ratios
 * against the first level. For a randomised arm this is the covariate-adjusted risk difference; it answers the same question as the
 * unadjusted one, only more precisely. Standard errors by the delta method; with an HC0 covariance they hold when the model is wrong.
 * Covariates are taken as fixed.
 *
 * Source: Ge M, Durham LK, Meyer RD, Xie W, Thomas N. Drug Inf J 2011;45:481-493, doi:10.1177/009286151104500409.
 *
 * Issues: `column-unknown`, `not-in-model`, `separated`.
 *
 * @example
 * computeStandardisedRisks(model, 'arm')
 */
export const computeStandardisedRisks = (
  model: LogisticModel,
  factorName: string,
  covariance = model.predictor.covariance,
): Outcome<StandardisedRisks> => {
  const { predictor } = model
  const factor = factorOf(predictor.frame, factorName)
  if (!factor.ok) return factor
  if (!predictor.design.terms.flat().includes(factorName))
    return failed(inputError('not-in-model', `${factorName} is not in the model.`, 'Choose one of its factors.', { column: factorName }))
  if (model.separated.length > 0)
    return failed(inputError('separated', 'The model has infinite coefficients.', 'Leave out the separating term, or pool its levels.'))
  const averaged = factor.value.levels.map((label, level) => averageAt(model, factorName, level, label))
  const [reference, ...others] = averaged
  return done({
    method: 'Standardised risks after logistic regression (delta method)',
    risks: averaged.map(({ level, risk, gradient }) => ({
      level,
      risk,
      estimate: waldEstimate(risk, Math.sqrt(quadraticForm(covariance, gradient)), predictor.level),
    })),
    differences: reference === undefined ? [] : others.map((one) => against(one, reference, covariance, predictor.level)),
  })
}
