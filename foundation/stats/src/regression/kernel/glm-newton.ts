import { addCrossProduct } from './add-cross-product.ts'
import type { Evaluation, Family } from './family.ts'
import { factorInformation, invertInformation, solveInformation } from './information.ts'
import { addCrossVector, linearPredictor, type Rows, takeColumns } from './rows.ts'

/** How hard to iterate, and from where. */
export interface NewtonOptions {
  /** Case weights, or numbers of trials. */
  readonly weights?: ArrayLike<number> | undefined
  /** Known part of the linear predictor. */
  readonly offset?: Float64Array | undefined
  /** First coefficients; without them iterations begin at means close to the data. */
  readonly start?: Float64Array | undefined
  /** Stop when the deviance changes by less than this share. Default 1e-12. */
  readonly tolerance?: number | undefined
  /** Default 50. */
  readonly maxIterations?: number | undefined
}

/** A maximum likelihood fit. */
export interface NewtonFit {
  /** 0 where aliased. */
  readonly coefficients: Float64Array
  readonly aliased: Uint8Array
  readonly rank: number
  /** Inverse expected information at the coefficients, row by row; 0 where aliased. */
  readonly covariance: Float64Array
  readonly mean: Float64Array
  readonly eta: Float64Array
  /** Information and score per row in the linear predictor, for sandwich variances. */
  readonly information: Float64Array
  readonly score: Float64Array
  readonly deviance: number
  /** Number of weighted least squares steps. */
  readonly iterations: number
  readonly converged: boolean
}

interface State extends Evaluation {
  readonly eta: Float64Array
}

const stateOf = (rows: number): State => ({
  eta: new Float64Array(rows),
  mean: new Float64Array(rows),
  information: new Float64Array(rows),
  score: new Float64Array(rows),
})

const informationOf = ({ data, rows, columns }: Rows, weights: Float64Array): Float64Array => {
  const information = new Float64Array(columns * columns)
  addCrossProduct(data, rows, columns, weights, information)
  return information
}

/** X'(W (eta - offset) + score): the right side of a weighted least squares step, from which coefficients come without a start. */
const firstRight = (design: Rows, state: State, offset: Float64Array | undefined): Float64Array => {
  const working = state.eta.map(
    (eta, row) => (state.information[row] as number) * (eta - (offset?.[row] ?? 0)) + (state.score[row] as number),
  )
  const right = new Float64Array(design.columns)
  addCrossVector(design, working, right)
  return right
}

interface Iterated {
  readonly coefficients: Float64Array
  readonly deviance: number
  readonly iterations: number
  readonly converged: boolean
}

const iterate = (
  design: Rows,
  y: ArrayLike<number>,
  family: Family,
  state: State,
  { weights, offset, start, tolerance = 1e-12, maxIterations = 50 }: NewtonOptions,
): Iterated => {
  const evaluateAt = (b: Float64Array): number => {
    linearPredictor(design, b, offset, state.eta)
    return family.evaluate(y, state.eta, weights, state)
  }
  let coefficients: Float64Array | undefined = start
  if (coefficients === undefined) for (let row = 0; row < design.rows; row++) state.eta[row] = family.start(y[row] as number)
  let deviance = coefficients === undefined ? family.evaluate(y, state.eta, weights, state) : evaluateAt(coefficients)
  let iterations = 0
  while (iterations < maxIterations) {
    const factored = factorInformation(informationOf(design, state.information), design.columns, 0)
    if (factored.rank < design.columns) break
    iterations++
    const score = new Float64Array(design.columns)
    let next: Float64Array
    if (coefficients === undefined) next = solveInformation(factored, firstRight(design, state, offset))
    else {
      addCrossVector(design, state.score, score)
      const from = coefficients
      next = solveInformation(factored, score).map((step, j) => step + (from[j] as number))
    }
    let now = evaluateAt(next)
    for (let half = 0; half < 40 && coefficients !== undefined && !(now <= deviance + 1e-9 * (Math.abs(deviance) + 0.1)); half++) {
      const from = coefficients
      next = next.map((value, j) => (value + (from[j] as number)) / 2)
      now = evaluateAt(next)
    }
    const settled = Math.abs(now - deviance) < tolerance * (Math.abs(now) + 0.1)
    coefficients = next
    deviance = now
    if (!Number.isFinite(now)) break
    if (settled) return { coefficients, deviance, iterations, converged: true }
  }
  return { coefficients: coefficients ?? new Float64Array(design.columns), deviance, iterations, converged: false }
}

const scatter = (part: Float64Array, kept: readonly number[], columns: number): Float64Array => {
  const whole = new Float64Array(columns)
  kept.forEach((column, at) => {
    whole[column] = part[at] as number
  })
  return whole
}

const scatterSquare = (part: Float64Array, kept: readonly number[], columns: number): Float64Array => {
  const whole = new Float64Array(columns * columns)
  kept.forEach((row, a) => {
    kept.forEach((column, b) => {
      whole[row * columns + column] = part[a * kept.length + b] as number
    })
  })
  return whole
}

/**
 * Maximum likelihood of a generalised linear model by Fisher scoring with step halving (Newton's method for canonical links). Columns that
 * depend on earlier ones are left out before the first step.
 */
export const glmNewton = (given: Rows, y: ArrayLike<number>, family: Family, options: NewtonOptions = {}): NewtonFit => {
  const prior = new Float64Array(given.rows).fill(1)
  if (options.weights !== undefined) prior.set(options.weights)
  const { aliased, rank } = factorInformation(informationOf(given, prior), given.columns)
  const kept = Array.from(aliased.keys()).filter((column) => aliased[column] === 0)
  const design = rank === given.columns ? given : takeColumns(given, kept)
  const start = options.start === undefined ? undefined : Float64Array.from(kept, (column) => options.start?.[column] ?? 0)
  const state = stateOf(given.rows)
  const found = iterate(design, y, family, state, { ...options, start })
  const factored = factorInformation(informationOf(design, state.information), design.columns, 0)
  return {
    coefficients: scatter(found.coefficients, kept, given.columns),
    aliased,
    rank,
    covariance: scatterSquare(invertInformation(factored), kept, given.columns),
    ...state,
    deviance: found.deviance,
    iterations: found.iterations,
    converged: found.converged && factored.rank === design.columns,
  }
}
