import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { crossProduct, multiply } from '../numeric/matrix/products.ts'
import { type Svd, svd } from '../numeric/matrix/svd.ts'

/** Below this number of columns Jacobi's method is fast enough. */
const few = 40

/** The cross product loses singular values below about 1e-8 of the largest; those above this share keep ten digits. */
const safe = 1e-3

const firstColumns = ({ rows, columns, data }: Matrix, count: number): Matrix => {
  const out = zeros(rows, count)
  for (let i = 0; i < rows; i++) out.data.set(data.subarray(i * columns, i * columns + count), i * count)
  return out
}

/** Each column divided by its length, and the lengths. */
const lengthsOut = ({ rows, columns, data }: Matrix): Float64Array => {
  const lengths = new Float64Array(columns)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) lengths[j] = (lengths[j] as number) + (data[i * columns + j] as number) ** 2
  for (let j = 0; j < columns; j++) lengths[j] = Math.sqrt(lengths[j] as number)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) data[i * columns + j] = (data[i * columns + j] as number) / (lengths[j] as number)
  return lengths
}

/**
 * The first singular values and vectors of a matrix with at least as many rows as columns: from the eigenvectors of its cross product where
 * there are many columns and all values asked for are large enough to survive squaring, otherwise by Jacobi's method.
 */
export const decomposeTall = (matrix: Matrix, count: number): Svd => {
  if (matrix.columns < few) return svd(matrix)
  const { values, vectors } = eigenSymmetric(crossProduct(matrix))
  if (!((values[count - 1] as number) > safe ** 2 * (values[0] as number))) return svd(matrix)
  const v = firstColumns(vectors, count)
  const u = multiply(matrix, v)
  return { values: lengthsOut(u), u, v }
}
