import type { Rows } from './rows.ts'

/** A least squares fit by QR. */
export interface LeastSquaresFit {
  /** 0 where aliased. */
  readonly coefficients: Float64Array
  /** 1 for columns that are linear combinations of columns before them. */
  readonly aliased: Uint8Array
  readonly rank: number
  readonly fitted: Float64Array
  /** y - fitted, not weighted. */
  readonly residuals: Float64Array
  /** Weighted sum of squared residuals. */
  readonly residualSum: number
  /** (X'WX)^-1, row by row; rows and columns of aliased columns are 0. */
  readonly unscaled: Float64Array
  /** For every design column the squared effect: what it takes off the residual sum when entered in order. */
  readonly sequentialSums: Float64Array
  /** Per aliased column, its combination of the others: rows x columns = columns x columns. */
  readonly combination: Float64Array
}

/** Columns are taken for dependent when less than this share of their length is left (as in R's `lm`). */
const tolerance = 1e-7

interface Triangle {
  /** Columns of the reduced design, one after the other. */
  readonly q: Float64Array
  /** Which columns were kept, in order. */
  readonly kept: readonly number[]
  /** Diagonal of R, per kept column. */
  readonly diagonal: Float64Array
}

const weightedColumns = ({ rows, columns, data }: Rows, roots: Float64Array | undefined): Float64Array => {
  const q = new Float64Array(rows * columns)
  for (let row = 0, at = 0; row < rows; row++) {
    const root = roots === undefined ? 1 : (roots[row] as number)
    for (let j = 0; j < columns; j++) q[j * rows + row] = root * (data[at++] as number)
  }
  return q
}

const norm = (q: Float64Array, from: number, to: number): number => {
  let sum = 0
  for (let i = from; i < to; i++) sum += (q[i] as number) ** 2
  return Math.sqrt(sum)
}

/** Applies the reflection held in column `v` (from its `step`-th entry) to another column. */
const reflect = (q: Float64Array, v: number, target: Float64Array, t: number, step: number, rows: number): void => {
  let dot = 0
  for (let i = step; i < rows; i++) dot += (q[v + i] as number) * (target[t + i] as number)
  const factor = -dot / (q[v + step] as number)
  for (let i = step; i < rows; i++) target[t + i] = (target[t + i] as number) + factor * (q[v + i] as number)
}

/** Householder reflections column by column; a dependent column is passed over, its coefficients on the kept ones stay above. */
const reduce = (q: Float64Array, rows: number, columns: number): Triangle => {
  const kept: number[] = []
  const diagonal = new Float64Array(columns)
  for (let j = 0; j < columns; j++) {
    const step = kept.length
    const from = j * rows
    const whole = norm(q, from, from + rows)
    kept.forEach((column, k) => {
      reflect(q, column * rows, q, from, k, rows)
    })
    const length = step < rows ? norm(q, from + step, from + rows) : 0
    if (!(length > tolerance * whole)) continue
    const signed = (q[from + step] as number) < 0 ? -length : length
    for (let i = step; i < rows; i++) q[from + i] = (q[from + i] as number) / signed
    q[from + step] = (q[from + step] as number) + 1
    diagonal[step] = -signed
    kept.push(j)
  }
  return { q, kept, diagonal }
}

/** R^-1 v over the kept columns, in place. */
const backSolve = ({ q, kept, diagonal }: Triangle, rows: number, v: Float64Array): void => {
  for (let k = kept.length - 1; k >= 0; k--) {
    v[k] = (v[k] as number) / (diagonal[k] as number)
    const from = (kept[k] as number) * rows
    for (let m = 0; m < k; m++) v[m] = (v[m] as number) - (v[k] as number) * (q[from + m] as number)
  }
}

const unscaledOf = (triangle: Triangle, rows: number, columns: number): Float64Array => {
  const rank = triangle.kept.length
  const inverse = new Float64Array(rank * rank)
  for (let j = 0; j < rank; j++) {
    const unit = new Float64Array(rank)
    unit[j] = 1
    backSolve(triangle, rows, unit)
    for (let k = 0; k < rank; k++) inverse[k * rank + j] = unit[k] as number
  }
  const unscaled = new Float64Array(columns * columns)
  for (let a = 0; a < rank; a++)
    for (let b = 0; b < rank; b++) {
      let sum = 0
      for (let k = Math.max(a, b); k < rank; k++) sum += (inverse[a * rank + k] as number) * (inverse[b * rank + k] as number)
      unscaled[(triangle.kept[a] as number) * columns + (triangle.kept[b] as number)] = sum
    }
  return unscaled
}

const combinationOf = (triangle: Triangle, rows: number, columns: number): Float64Array => {
  const combination = new Float64Array(columns * columns)
  for (let j = 0; j < columns; j++) {
    if (triangle.kept.includes(j)) continue
    const before = triangle.kept.filter((column) => column < j).length
    const v = new Float64Array(triangle.kept.length)
    for (let k = 0; k < before; k++) v[k] = triangle.q[j * rows + k] as number
    backSolve(triangle, rows, v)
    for (let k = 0; k < before; k++) combination[(triangle.kept[k] as number) * columns + j] = v[k] as number
  }
  return combination
}

/**
 * Least squares by Householder QR with R's limited pivoting: a column that depends on earlier ones (1e-7 of its length) gets no
 * coefficient, the earlier ones keep theirs. Weights multiply squared residuals; rows of weight 0 count for nothing.
 */
export const leastSquares = (design: Rows, y: ArrayLike<number>, weights?: ArrayLike<number>): LeastSquaresFit => {
  const { rows, columns, data } = design
  const roots = weights === undefined ? undefined : Float64Array.from(weights, Math.sqrt)
  const triangle = reduce(weightedColumns(design, roots), rows, columns)
  const { kept } = triangle
  const effects = new Float64Array(rows)
  for (let row = 0; row < rows; row++) effects[row] = (y[row] as number) * (roots === undefined ? 1 : (roots[row] as number))
  kept.forEach((column, k) => {
    reflect(triangle.q, column * rows, effects, 0, k, rows)
  })
  const solution = effects.slice(0, kept.length)
  const sequentialSums = new Float64Array(columns)
  kept.forEach((column, k) => {
    sequentialSums[column] = (effects[k] as number) ** 2
  })
  backSolve(triangle, rows, solution)
  const coefficients = new Float64Array(columns)
  const aliased = new Uint8Array(columns).fill(1)
  kept.forEach((column, k) => {
    coefficients[column] = solution[k] as number
    aliased[column] = 0
  })
  const fitted = new Float64Array(rows)
  const residuals = new Float64Array(rows)
  let residualSum = 0
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += (data[at++] as number) * (coefficients[j] as number)
    fitted[row] = sum
    const residual = (y[row] as number) - sum
    residuals[row] = residual
    residualSum += residual * residual * (weights === undefined ? 1 : (weights[row] as number))
  }
  return {
    coefficients,
    aliased,
    rank: kept.length,
    fitted,
    residuals,
    residualSum,
    unscaled: unscaledOf(triangle, rows, columns),
    sequentialSums,
    combination: combinationOf(triangle, rows, columns),
  }
}
