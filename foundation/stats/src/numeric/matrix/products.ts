import { demand } from '../demand.ts'
import { type Matrix, zeros } from './matrix.ts'

/** Matrix product AB. @example multiply(matrixOf([[1, 2]]), matrixOf([[3], [4]])) // [[11]] */
export const multiply = (a: Matrix, b: Matrix): Matrix => {
  demand(a.columns === b.rows, `cannot multiply ${a.rows} by ${a.columns} with ${b.rows} by ${b.columns}`)
  const [n, m] = [b.columns, a.columns]
  const out = zeros(a.rows, n)
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a.data[i * m + k] as number
      if (factor === 0) continue
      for (let j = 0; j < n; j++) out.data[i * n + j] = (out.data[i * n + j] as number) + factor * (b.data[k * n + j] as number)
    }
  }
  return out
}

/** A times a column vector. */
export const multiplyVector = ({ rows, columns, data }: Matrix, vector: ArrayLike<number>): Float64Array => {
  demand(columns === vector.length, `cannot multiply ${columns} columns with ${vector.length} numbers`)
  const out = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += (data[i * columns + j] as number) * (vector[j] as number)
    out[i] = sum
  }
  return out
}

/** A row vector times A, that is A'v. */
export const multiplyTransposed = ({ rows, columns, data }: Matrix, vector: ArrayLike<number>): Float64Array => {
  demand(rows === vector.length, `cannot multiply ${vector.length} numbers with ${rows} rows`)
  const out = new Float64Array(columns)
  for (let i = 0; i < rows; i++) {
    const factor = vector[i] as number
    if (factor !== 0) for (let j = 0; j < columns; j++) out[j] = (out[j] as number) + factor * (data[i * columns + j] as number)
  }
  return out
}

/** X'WX with the weights on W's diagonal (all one when left out): symmetric. */
export const crossProduct = ({ rows, columns, data }: Matrix, weights?: ArrayLike<number>): Matrix => {
  const out = zeros(columns, columns)
  const sums = out.data
  for (let i = 0; i < rows; i++) {
    const weight = weights === undefined ? 1 : (weights[i] as number)
    for (let j = 0; j < columns; j++) {
      const factor = weight * (data[i * columns + j] as number)
      if (factor === 0) continue
      for (let k = j; k < columns; k++)
        sums[j * columns + k] = (sums[j * columns + k] as number) + factor * (data[i * columns + k] as number)
    }
  }
  for (let j = 0; j < columns; j++) for (let k = 0; k < j; k++) sums[j * columns + k] = sums[k * columns + j] as number
  return out
}

/** v'Av. */
export const quadraticForm = (matrix: Matrix, vector: ArrayLike<number>): number => {
  const product = multiplyVector(matrix, vector)
  let sum = 0
  for (let at = 0; at < product.length; at++) sum += (product[at] as number) * (vector[at] as number)
  return sum
}
