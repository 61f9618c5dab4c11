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

class Householder implements LeastSquaresKernel {
  readonly columns: Float64Array
  readonly stride: number
  readonly response: Float64Array
  readonly #width: number
  readonly #unit: Float64Array
  readonly #diagonal: Float64Array
  readonly #scales: Float64Array
  readonly #pivots: Int32Array
  readonly #beta: Float64Array
  readonly #inverse: Float64Array
  readonly #covariance: Float64Array
  #rank = 0
  #rows = 0

  constructor(most: number, width: number) {
    this.columns = new Float64Array(most * width)
    this.stride = most
    this.response = new Float64Array(most)
    this.#width = width
    this.#unit = new Float64Array(most)
    this.#diagonal = new Float64Array(width)
    this.#scales = new Float64Array(width)
    this.#pivots = new Int32Array(width)
    this.#beta = new Float64Array(width)
    this.#inverse = new Float64Array(width * width)
    this.#covariance = new Float64Array(width * width)
  }

  factor(rows: number): number {
    const { columns, stride, response } = this
    const diagonal = this.#diagonal
    const scales = this.#scales
    const pivots = this.#pivots
    let rank = 0
    for (let j = 0; j < this.#width; j++) {
      const at = j * stride
      const original = normOf(columns, at, at + rows)
      for (let k = 0; k < rank; k++) reflect(columns, (pivots[k] ?? 0) * stride, columns, at, k, rows, scales[k] ?? 0)
      const left = rank < rows ? normOf(columns, at + rank, at + rows) : 0
      if (!(left > 1e-7 * original)) continue
      const head = columns[at + rank] ?? 0
      const end = head >= 0 ? -left : left
      diagonal[rank] = end
      columns[at + rank] = head - end
      scales[rank] = 1 / (left * (left + Math.abs(head)))
      pivots[rank] = j
      reflect(columns, at, response, 0, rank, rows, scales[rank] ?? 0)
      rank += 1
    }
    this.#rows = rows
    this.#rank = rank
    return rank
  }

  rotate(): void {
    for (let k = 0; k < this.#rank; k++) this.#turn(this.response, k)
  }

  residualSquares(): number {
    const { response } = this
    const rows = this.#rows
    let total = 0
    for (let i = this.#rank; i < rows; i++) total += (response[i] ?? 0) * (response[i] ?? 0)
    return total
  }

  coefficients(): Float64Array {
    const rank = this.#rank
    const pivots = this.#pivots
    const beta = this.#beta
    beta.fill(Number.NaN)
    for (let k = rank - 1; k >= 0; k--) {
      let value = this.response[k] ?? 0
      for (let j = k + 1; j < rank; j++) value -= this.#entry(k, j) * (beta[pivots[j] ?? 0] ?? 0)
      beta[pivots[k] ?? 0] = value / (this.#diagonal[k] ?? 1)
    }
    return beta
  }

  covariance(): Float64Array {
    this.#invert()
    const rank = this.#rank
    const width = this.#width
    const pivots = this.#pivots
    const inverse = this.#inverse
    const covariance = this.#covariance
    covariance.fill(Number.NaN)
    for (let a = 0; a < rank; a++)
      for (let b = 0; b <= a; b++) {
        let total = 0
        for (let k = a; k < rank; k++) total += (inverse[a * width + k] ?? 0) * (inverse[b * width + k] ?? 0)
        const [row, column] = [pivots[a] ?? 0, pivots[b] ?? 0]
        covariance[row * width + column] = total
        covariance[column * width + row] = total
      }
    return covariance
  }

  leverages(into: Float64Array): void {
    const unit = this.#unit
    const rows = this.#rows
    into.fill(0)
    for (let k = 0; k < this.#rank; k++) {
      this.#thin(k)
      for (let i = 0; i < rows; i++) into[i] = (into[i] ?? 0) + (unit[i] ?? 0) * (unit[i] ?? 0)
    }
  }

  orthonormal(): Float64Array {
    const rows = this.#rows
    const q = new Float64Array(this.#rank * rows)
    for (let k = 0; k < this.#rank; k++) {
      this.#thin(k)
      q.set(this.#unit.subarray(0, rows), k * rows)
    }
    return q
  }

  #turn(vector: Float64Array, k: number): void {
    reflect(this.columns, (this.#pivots[k] ?? 0) * this.stride, vector, 0, k, this.#rows, this.#scales[k] ?? 0)
  }

  /** Of the triangular factor. */
  #entry(row: number, k: number): number {
    return row === k ? (this.#diagonal[k] ?? 0) : (this.columns[(this.#pivots[k] ?? 0) * this.stride + row] ?? 0)
  }

  /** Inverts the triangular factor. */
  #invert(): void {
    const width = this.#width
    const inverse = this.#inverse
    for (let column = 0; column < this.#rank; column++)
      for (let k = column; k >= 0; k--) {
        let value = k === column ? 1 : 0
        for (let j = k + 1; j <= column; j++) value -= this.#entry(k, j) * (inverse[j * width + column] ?? 0)
        inverse[k * width + column] = value / (this.#diagonal[k] ?? 1)
      }
  }

  /** Column k of the thin Q in `#unit`. */
  #thin(k: number): void {
    this.#unit.fill(0, 0, this.#rows)
    this.#unit[k] = 1
    for (let j = this.#rank - 1; j >= 0; j--) this.#turn(this.#unit, j)
  }
}

/** Scratch memory for up to `most` rows and `width` columns. */
export const leastSquaresKernel = (most: number, width: number): LeastSquaresKernel => new Householder(most, width)
