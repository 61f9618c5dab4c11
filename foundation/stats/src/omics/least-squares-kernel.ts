/**
 * Least squares by Householder reflections on scratch memory that is used again for every gene. Columns are taken in their order; one whose
 * part outside the columns before it is smaller than 1e-7 of it is left out (rank tolerance of R's `lm`).
 */
export interface LeastSquaresKernel {
  /** Column by column: the caller writes the (weighted) rows here, `stride` apart. */
  readonly columns: Float64Array
  readonly stride: number
  /** The caller writes the (weighted) response here. */
  readonly response: Float64Array
  /** Factorises the first `rows` rows, and gives the rank. */
  factor(rows: number): number
  /** Rotates another response, written by the caller, as the last factorisation did: effects first, then residual effects. */
  rotate(): void
  /** Residual sum of squares of the last factorisation. */
  residualSquares(): number
  /** Coefficients, NaN for columns left out; valid until the next factorisation. */
  coefficients(): Float64Array
  /** Inverse of X'X, row by row, NaN for columns left out. */
  covariance(): Float64Array
  /** Leverages of the rows, diag of the hat matrix. */
  leverages(into: Float64Array): void
  /** Rows of Q', one for each column kept. */
  orthonormal(): Float64Array
}

const normOf = (a: Float64Array, from: number, to: number): number => {
  let total = 0
  for (let i = from; i < to; i++) total += (a[i] ?? 0) * (a[i] ?? 0)
  return Math.sqrt(total)
}

/** Takes the reflection along v (rows k to n of `a` from `at`) out of the vector in `b` from `to`. */
const reflect = (a: Float64Array, at: number, b: Float64Array, to: number, k: number, n: number, scale: number): void => {
  let product = 0
  for (let i = k; i < n; i++) product += (a[at + i] ?? 0) * (b[to + i] ?? 0)
  product *= scale
  for (let i = k; i < n; i++) b[to + i] = (b[to + i] ?? 0) - product * (a[at + i] ?? 0)
}

/** Scratch memory for up to `most` rows and `width` columns. */
export const leastSquaresKernel = (most: number, width: number): LeastSquaresKernel => {
  const columns = new Float64Array(most * width)
  const response = new Float64Array(most)
  const unit = new Float64Array(most)
  const diagonal = new Float64Array(width)
  const scales = new Float64Array(width)
  const pivots = new Int32Array(width)
  const beta = new Float64Array(width)
  const inverse = new Float64Array(width * width)
  const cov = new Float64Array(width * width)
  let [rank, n] = [0, 0]

  const entry = (row: number, k: number): number => (row === k ? (diagonal[k] ?? 0) : (columns[(pivots[k] ?? 0) * most + row] ?? 0))

  const factor = (rows: number): number => {
    n = rows
    rank = 0
    for (let j = 0; j < width; j++) {
      const at = j * most
      const original = normOf(columns, at, at + n)
      for (let k = 0; k < rank; k++) reflect(columns, (pivots[k] ?? 0) * most, columns, at, k, n, scales[k] ?? 0)
      const left = rank < n ? normOf(columns, at + rank, at + n) : 0
      if (!(left > 1e-7 * original)) continue
      const head = columns[at + rank] ?? 0
      const end = head >= 0 ? -left : left
      diagonal[rank] = end
      columns[at + rank] = head - end
      scales[rank] = 1 / (left * (left + Math.abs(head)))
      pivots[rank] = j
      reflect(columns, at, response, 0, rank, n, scales[rank] ?? 0)
      rank += 1
    }
    return rank
  }

  const rotate = (): void => {
    for (let k = 0; k < rank; k++) reflect(columns, (pivots[k] ?? 0) * most, response, 0, k, n, scales[k] ?? 0)
  }

  const residualSquares = (): number => {
    let total = 0
    for (let i = rank; i < n; i++) total += (response[i] ?? 0) * (response[i] ?? 0)
    return total
  }

  const coefficients = (): Float64Array => {
    beta.fill(Number.NaN)
    for (let k = rank - 1; k >= 0; k--) {
      let value = response[k] ?? 0
      for (let j = k + 1; j < rank; j++) value -= entry(k, j) * (beta[pivots[j] ?? 0] ?? 0)
      beta[pivots[k] ?? 0] = value / (diagonal[k] ?? 1)
    }
    return beta
  }

  const invert = (): void => {
    for (let column = 0; column < rank; column++)
      for (let k = column; k >= 0; k--) {
        let value = k === column ? 1 : 0
        for (let j = k + 1; j <= column; j++) value -= entry(k, j) * (inverse[j * width + column] ?? 0)
        inverse[k * width + column] = value / (diagonal[k] ?? 1)
      }
  }

  const covariance = (): Float64Array => {
    invert()
    cov.fill(Number.NaN)
    for (let a = 0; a < rank; a++)
      for (let b = 0; b <= a; b++) {
        let total = 0
        for (let k = a; k < rank; k++) total += (inverse[a * width + k] ?? 0) * (inverse[b * width + k] ?? 0)
        const [row, column] = [pivots[a] ?? 0, pivots[b] ?? 0]
        cov[row * width + column] = total
        cov[column * width + row] = total
      }
    return cov
  }

  /** Column k of the thin Q in `unit`. */
  const thin = (k: number): void => {
    unit.fill(0, 0, n)
    unit[k] = 1
    for (let j = rank - 1; j >= 0; j--) reflect(columns, (pivots[j] ?? 0) * most, unit, 0, j, n, scales[j] ?? 0)
  }

  const leverages = (into: Float64Array): void => {
    into.fill(0)
    for (let k = 0; k < rank; k++) {
      thin(k)
      for (let i = 0; i < n; i++) into[i] = (into[i] ?? 0) + (unit[i] ?? 0) * (unit[i] ?? 0)
    }
  }

  const orthonormal = (): Float64Array => {
    const q = new Float64Array(rank * n)
    for (let k = 0; k < rank; k++) {
      thin(k)
      q.set(unit.subarray(0, n), k * n)
    }
    return q
  }

  return { columns, stride: most, response, factor, rotate, residualSquares, coefficients, covariance, leverages, orthonormal }
}
