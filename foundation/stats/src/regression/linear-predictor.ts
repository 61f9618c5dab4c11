import type { Issue } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import type { Frame } from '../data/frame.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution } from '../result/problems.ts'
import { aliasedReason, type Coefficient, type ModelEstimate, waldEstimate } from './coefficient.ts'

/** The fitted linear part of a model: what contrasts, means and predictions are computed from. */
export interface LinearPredictor {
  readonly frame: Frame
  readonly design: DesignMatrix
  readonly intercept: boolean
  /** 0 where aliased. */
  readonly coefficients: Float64Array
  readonly aliased: Uint8Array
  /** Aliased columns as combinations of the others, columns x columns. */
  readonly combination: Float64Array
  /** Covariance of the coefficients, columns x columns; 0 where aliased. */
  readonly covariance: Float64Array
  /** Residual degrees of freedom where tests are by t. */
  readonly df?: number
  readonly level: number
}

/** Every coefficient with its Wald interval and test; `covariance` may be a robust one. */
export const coefficientsOf = (predictor: LinearPredictor, covariance = predictor.covariance): readonly Coefficient[] => {
  const { design, coefficients, aliased, level, df } = predictor
  return design.names.map((name, j) => ({
    name,
    value:
      aliased[j] === 1
        ? aliasedReason(name)
        : waldEstimate(coefficients[j] as number, Math.sqrt(covariance[j * design.columns + j] as number), level, df),
  }))
}

/** Issues: `aliased` as a warning naming the columns. */
export const aliasWarnings = ({ design, aliased }: LinearPredictor): readonly Issue[] => {
  const gone = design.names.filter((_, j) => aliased[j] === 1)
  return gone.length === 0
    ? []
    : [
        caution(
          'aliased',
          `No coefficient for ${gone.join(', ')}: determined by the columns before.`,
          'Leave the term out, or check the coding.',
        ),
      ]
}

const estimableRow = ({ design, aliased, combination }: LinearPredictor, row: ArrayLike<number>): boolean => {
  for (let j = 0; j < design.columns; j++) {
    if (aliased[j] === 0) continue
    let implied = 0
    let scale = Math.abs(row[j] as number)
    for (let k = 0; k < design.columns; k++) {
      const part = (row[k] as number) * (combination[k * design.columns + j] as number)
      implied += part
      scale = Math.max(scale, Math.abs(part))
    }
    if (Math.abs(implied - (row[j] as number)) > 1e-8 * Math.max(scale, 1)) return false
  }
  return true
}

/** v' M w for a flat square matrix. */
export const quadraticForm = (matrix: Float64Array, v: ArrayLike<number>, w: ArrayLike<number> = v): number => {
  let sum = 0
  for (let j = 0; j < v.length; j++)
    for (let k = 0; k < w.length; k++) sum += (v[j] as number) * (matrix[j * w.length + k] as number) * (w[k] as number)
  return sum
}

/**
 * A linear combination of the coefficients with interval and test.
 *
 * Not estimable: `not-estimable-combination` where it lies outside what the rows span.
 */
export const computeLinearCombination = (
  predictor: LinearPredictor,
  row: ArrayLike<number>,
  covariance = predictor.covariance,
): Estimable<ModelEstimate> => {
  if (!estimableRow(predictor, row))
    return notEstimable('not-estimable-combination', 'The data hold nothing about this combination: some of its groups have no rows.')
  let estimate = 0
  for (let j = 0; j < predictor.design.columns; j++) estimate += (row[j] as number) * (predictor.coefficients[j] as number)
  return waldEstimate(estimate, Math.sqrt(quadraticForm(covariance, row)), predictor.level, predictor.df)
}
