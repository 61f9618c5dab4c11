import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done } from '../result/problems.ts'
import { type CategoryFrame, categoryFrame } from './category-frame.ts'
import { aliasedReason, type Coefficient, waldEstimate } from './coefficient.ts'
import { addCrossProduct } from './kernel/add-cross-product.ts'
import { factorInformation, invertInformation } from './kernel/information.ts'
import { type LikelihoodPoint, maximise } from './kernel/maximise.ts'
import { addCrossVector, type Rows, takeColumns } from './kernel/rows.ts'
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

interface Point extends LikelihoodPoint {
  readonly probabilities: Float64Array
}

const chances = ({ rows, columns, data }: Rows, b: Float64Array, levels: number): Float64Array => {
  const probabilities = new Float64Array(rows * levels)
  for (let row = 0; row < rows; row++) {
    const to = row * levels
    let most = 0
    for (let level = 1; level < levels; level++) {
      let eta = 0
      for (let j = 0; j < columns; j++) eta += (data[row * columns + j] as number) * (b[(level - 1) * columns + j] as number)
      probabilities[to + level] = eta
      if (eta > most) most = eta
    }
    let total = 0
    for (let level = 0; level < levels; level++) {
      const value = Math.exp((probabilities[to + level] as number) - most)
      probabilities[to + level] = value
      total += value
    }
    for (let level = 0; level < levels; level++) probabilities[to + level] = (probabilities[to + level] as number) / total
  }
  return probabilities
}

const pointAt = (design: Rows, y: Float64Array, weights: Float64Array | undefined, levels: number, b: Float64Array): Point => {
  const { rows, columns, data } = design
  const size = (levels - 1) * columns
  const probabilities = chances(design, b, levels)
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  const w = new Float64Array(rows)
  const block = new Float64Array(columns * columns)
  let logLikelihood = 0
  for (let row = 0; row < rows; row++)
    logLikelihood += (weights?.[row] ?? 1) * Math.log(probabilities[row * levels + (y[row] as number)] as number)
  for (let a = 1; a < levels; a++) {
    for (let row = 0; row < rows; row++)
      w[row] = (weights?.[row] ?? 1) * ((y[row] === a ? 1 : 0) - (probabilities[row * levels + a] as number))
    addCrossVector(design, w, score.subarray((a - 1) * columns, a * columns))
    for (let c = 1; c <= a; c++) {
      for (let row = 0; row < rows; row++) {
        const p = probabilities[row * levels + a] as number
        w[row] = (weights?.[row] ?? 1) * p * ((a === c ? 1 : 0) - (probabilities[row * levels + c] as number))
      }
      block.fill(0)
      addCrossProduct(data, rows, columns, w, block)
      for (let j = 0; j < columns; j++)
        for (let k = 0; k < columns; k++)
          information[((a - 1) * columns + j) * size + (c - 1) * columns + k] = block[Math.max(j, k) * columns + Math.min(j, k)] as number
    }
  }
  return { logLikelihood, score, information, probabilities }
}

/** What would let a coefficient grow without end: in every row the observed level gains on each other one. */
const conditionsOf = ({ rows, columns, data }: Rows, y: Float64Array, levels: number): readonly Float64Array[] => {
  const conditions: Float64Array[] = []
  for (let row = 0; row < rows; row++) {
    const own = y[row] as number
    const x = data.subarray(row * columns, (row + 1) * columns)
    for (let other = 0; other < levels; other++) {
      if (other === own) continue
      const condition = new Float64Array((levels - 1) * columns)
      if (own > 0) condition.set(x, (own - 1) * columns)
      if (other > 0)
        condition.set(
          x.map((value) => -value),
          (other - 1) * columns,
        )
      conditions.push(condition)
    }
  }
  return conditions
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
 * are found by linear programmes and are `not_estimable`.
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
  const found = maximise((b) => pointAt(design, data.y, data.weights, count, b), new Float64Array(size))
  const covariance = invertInformation(found.factored)
  const suspicious = !found.converged || found.point.probabilities.some((p) => p < 1e-8)
  const diverging = suspicious ? findDivergence(conditionsOf(design, data.y, count), size) : []
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
