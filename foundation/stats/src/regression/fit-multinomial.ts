import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done } from '../result/problems.ts'
import { type CategoryFrame, categoryFrame } from './category-frame.ts'
import { aliasedReason, type Coefficient, waldEstimate } from './coefficient.ts'
import { addCrossProduct } from './kernel/add-cross-product.ts'
import { factorInformation, invertInformation } from './kernel/information.ts'
import { maximise } from './kernel/maximise.ts'
import { multinomialConditions, multinomialPoint } from './kernel/multinomial-likelihood.ts'
import { type Rows, takeColumns } from './kernel/rows.ts'
import type { ModelSpecification } from './model-frame.ts'
import { findDivergence } from './separation.ts'

/** Log odds of one level against the reference level. */
export interface LevelCoefficients {
  readonly level: string
  readonly coefficients: readonly Coefficient[]
}

/** A multinomial logistic model. */
export interface MultinomialModel {
  readonly method: 'Multinomial logistic regression'
  readonly counted: Counted
  /** The level that the others are compared with: the first. */
  readonly reference: string
  readonly levels: readonly LevelCoefficients[]
  readonly deviance: number
  readonly logLikelihood: number
  readonly aic: number
  readonly bic: number
  /** Chance of each level (in the order of the factor), row by row of the rows used. */
  readonly probabilities: Float64Array
  readonly converged: boolean
  /** Number of coefficients. */
  readonly parameters: number
  readonly data: CategoryFrame
  readonly warnings: readonly Issue[]
}

const independent = (design: Rows): readonly number[] => {
  const cross = new Float64Array(design.columns ** 2)
  addCrossProduct(design.data, design.rows, design.columns, new Float64Array(design.rows).fill(1), cross)
  const { aliased } = factorInformation(cross, design.columns)
  return Array.from({ length: design.columns }, (_, j) => j).filter((j) => aliased[j] === 0)
}

/**
 * Multinomial logistic regression: log odds of every level of a factor against its first level, linear in the terms. Newton's method with
 * the full Hessian. It assumes that the odds of two levels do not depend on which other levels there are. Infinite estimates (separation)
 * are decided exactly (`findDivergence`) and are `not_estimable`.
 *
 * Source: Agresti A. Categorical Data Analysis, 3rd ed. 2013, section 8.1.
 *
 * Issues: those of `modelFrame`; `too-few-levels`; warnings `separation`, `not-converged`, `aliased`.
 *
 * @example
 * fitMultinomial(cohort, { response: 'stratum', terms: [['age'], ['igg']] })
 */
export const fitMultinomial = (frame: Frame, specification: ModelSpecification): Outcome<MultinomialModel> => {
  const read = categoryFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  const kept = independent(data.design)
  const design = takeColumns(data.design, kept)
  const count = data.levels.length
  const size = (count - 1) * design.columns
  const found = maximise((b) => multinomialPoint(design, data.y, data.weights, count, b), new Float64Array(size))
  const covariance = invertInformation(found.factored)
  const suspicious = !found.converged || found.point.probabilities.some((p) => p < 1e-8)
  const diverging = suspicious ? findDivergence(multinomialConditions(design, data.y, count), size) : []
  const value = (at: number, name: string, level: string) =>
    (diverging[at] ?? 'finite') === 'finite'
      ? waldEstimate(found.coefficients[at] as number, Math.sqrt(covariance[at * size + at] as number), data.level)
      : notEstimable('separation', `The estimate of ${name} for ${level} grows without end: the level is separated by it.`)
  const levels = data.levels.slice(1).map((level, a) => ({
    level,
    coefficients: data.design.names.map((name, column) => {
      const at = kept.indexOf(column)
      return { name, value: at < 0 ? aliasedReason(name) : value(a * design.columns + at, name, level) }
    }),
  }))
  const separated = diverging.some((one) => one !== 'finite')
  const { logLikelihood } = found.point
  return done({
    method: 'Multinomial logistic regression',
    counted: data.counted,
    reference: data.levels[0] ?? '',
    levels,
    deviance: -2 * logLikelihood,
    logLikelihood,
    aic: 2 * size - 2 * logLikelihood,
    bic: size * Math.log(data.y.length) - 2 * logLikelihood,
    probabilities: found.point.probabilities,
    converged: found.converged,
    parameters: size,
    data,
    warnings: [
      ...data.warnings,
      ...(separated ? [caution('separation', 'Some coefficients have no finite estimate.', 'Pool levels, or leave the term out.')] : []),
      ...(found.converged || separated ? [] : [caution('not-converged', 'The model did not converge.', 'Look for sparse levels.')]),
    ],
  })
}
