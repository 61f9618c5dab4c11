import { eigenSymmetric } from './eigen-symmetric.ts'
import { type Matrix, zeros } from './matrix.ts'

/** Moore-Penrose inverse of a symmetric matrix, and its rank: eigenvalues below `tolerance` of the largest in size count as 0. */
export const generalisedInverse = (matrix: Matrix, tolerance = 1e-10): { readonly inverse: Matrix; readonly rank: number } => {
  const n = matrix.rows
  const { values, vectors } = eigenSymmetric(matrix)
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0)
  const inverse = zeros(n, n)
  let rank = 0
  values.forEach((value, k) => {
    if (Math.abs(value) <= tolerance * most) return
    rank += 1
    for (let i = 0; i < n; i++) {
      const factor = (vectors.data[i * n + k] as number) / value
      for (let j = 0; j <= i; j++) {
        const sum = (inverse.data[i * n + j] as number) + factor * (vectors.data[j * n + k] as number)
        inverse.data[i * n + j] = sum
        inverse.data[j * n + i] = sum
      }
    }
  })
  return { inverse, rank }
}
