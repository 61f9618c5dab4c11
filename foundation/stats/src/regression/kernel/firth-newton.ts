import { addCrossProduct } from './add-cross-product.ts'
import { logisticFamily } from './family.ts'
import { factorInformation, invertInformation, logDeterminantOf, solveInformation } from './information.ts'
import { addCrossVector, linearPredictor, type Rows } from './rows.ts'

/** How to fit, and which coefficients are held. */
export interface FirthOptions {
  readonly weights?: ArrayLike<number> | undefined
  readonly offset?: Float64Array | undefined
  readonly start?: ArrayLike<number> | undefined
  /** Coefficients that may move; the others stay at their start. Their columns stay in the penalty. Default all. */
  readonly free?: readonly number[] | undefined
  /** Default 500; the modified score converges linearly. */
  readonly maxIterations?: number | undefined
}

/** A penalised fit. */
export interface FirthFit {
  readonly coefficients: Float64Array
  /** Inverse information X'WX at the fit, all columns. */
  readonly covariance: Float64Array
  /** Inverse of X'W(1 + h)X: every row counts with the pseudo-observations that the penalty amounts to. */
  readonly penalisedCovariance: Float64Array
  readonly mean: Float64Array
  /** log-likelihood + log |X'WX| / 2. */
  readonly penalised: number
  readonly iterations: number
  readonly converged: boolean
}

interface Point {
  readonly penalised: number
  readonly score: Float64Array
  readonly information: Float64Array
  readonly inverse: Float64Array
  readonly mean: Float64Array
  /** p (1 - p) (1 + h) per row. */
  readonly augmented: Float64Array
}

const pointAt = (design: Rows, y: ArrayLike<number>, b: Float64Array, { weights, offset }: FirthOptions): Point => {
  const { rows, columns, data } = design
  const eta = new Float64Array(rows)
  const into = { mean: new Float64Array(rows), information: new Float64Array(rows), score: new Float64Array(rows) }
  linearPredictor(design, b, offset, eta)
  const deviance = logisticFamily.evaluate(y, eta, weights, into)
  const information = new Float64Array(columns * columns)
  addCrossProduct(data, rows, columns, into.information, information)
  const factored = factorInformation(information, columns, 0)
  const inverse = invertInformation(factored)
  const adjusted = into.score
  const augmented = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const from = row * columns
    let h = 0
    for (let j = 0; j < columns; j++) {
      let inner = 0
      for (let k = 0; k < columns; k++) inner += (inverse[j * columns + k] as number) * (data[from + k] as number)
      h += (data[from + j] as number) * inner
    }
    const w = into.information[row] as number
    adjusted[row] = (adjusted[row] as number) + h * w * (0.5 - (into.mean[row] as number))
    augmented[row] = w * (1 + h * w)
  }
  const score = new Float64Array(columns)
  addCrossVector(design, adjusted, score)
  const penalised = factored.rank < columns ? -Infinity : -deviance / 2 + logDeterminantOf(factored) / 2
  return { penalised, score, information, inverse, mean: into.mean, augmented }
}

const part = (matrix: Float64Array, size: number, kept: readonly number[]): Float64Array => {
  const taken = new Float64Array(kept.length * kept.length)
  kept.forEach((row, a) => {
    kept.forEach((column, b) => {
      taken[a * kept.length + b] = matrix[Math.max(row, column) * size + Math.min(row, column)] as number
    })
  })
  return taken
}

/**
 * Firth's penalised logistic likelihood, maximised by scoring: `U = X'(y - p + h (1/2 - p))`, steps of at most 5 a coefficient, halved
 * until the penalised log-likelihood rises. Columns must be independent.
 */
export const firthNewton = (design: Rows, y: ArrayLike<number>, options: FirthOptions = {}): FirthFit => {
  const size = design.columns
  const free = options.free ?? Array.from({ length: size }, (_, j) => j)
  let b: Float64Array = options.start === undefined ? new Float64Array(size) : Float64Array.from(options.start)
  let point = pointAt(design, y, b, options)
  let iterations = 0
  let converged = free.length === 0
  while (!converged && iterations < (options.maxIterations ?? 500)) {
    iterations++
    const score = Float64Array.from(free, (j) => point.score[j] as number)
    const step = solveInformation(factorInformation(part(point.information, size, free), free.length, 0), score)
    const decrement = step.reduce((sum, value, at) => sum + value * (score[at] as number), 0)
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    let share = longest > 5 ? 5 / longest : 1
    const from = b
    const moved = (): Float64Array => {
      const to = Float64Array.from(from)
      free.forEach((j, at) => {
        to[j] = (to[j] as number) + share * (step[at] as number)
      })
      return to
    }
    let next = moved()
    let now = pointAt(design, y, next, options)
    for (let half = 0; half < 30 && !(now.penalised >= point.penalised - 1e-12 * Math.abs(point.penalised)); half++) {
      share /= 2
      next = moved()
      now = pointAt(design, y, next, options)
    }
    converged = Math.abs(decrement) < 1e-18
    if (!Number.isFinite(now.penalised)) break
    b = next
    point = now
  }
  const augmented = new Float64Array(size * size)
  addCrossProduct(design.data, design.rows, size, point.augmented, augmented)
  const penalisedCovariance = invertInformation(factorInformation(augmented, size, 0))
  return {
    coefficients: b,
    covariance: point.inverse,
    penalisedCovariance,
    mean: point.mean,
    penalised: point.penalised,
    iterations,
    converged,
  }
}
