import { demand } from '../demand.ts'
import { type Matrix, zeros } from './matrix.ts'

/**
 * Lower triangular L with LL' = A for a symmetric matrix (its lower triangle is read); undefined where A is not positive definite, that is
 * where a pivot is not above `tolerance` times its diagonal entry.
 */
export const choleskyFactor = ({ rows: n, columns, data }: Matrix, tolerance = 1e-14): Matrix | undefined => {
  demand(n === columns, 'only a square matrix has a Cholesky factor')
  const factor = zeros(n, n)
  const l = factor.data
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = data[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number)
      if (i !== j) l[i * n + j] = sum / (l[j * n + j] as number)
      else if (sum > tolerance * Math.abs(data[i * n + i] as number) && sum < Infinity) l[i * n + i] = Math.sqrt(sum)
      else return undefined
    }
  }
  return factor
}

/** Solves Lx = b. */
export const forwardSolve = ({ rows: n, data: l }: Matrix, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] as number) * (x[k] as number)
    x[i] = sum / (l[i * n + i] as number)
  }
  return x
}

/** Solves L'x = b. */
export const backwardSolve = ({ rows: n, data: l }: Matrix, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b)
  for (let i = n - 1; i >= 0; i--) {
    const value = (x[i] as number) / (l[i * n + i] as number)
    x[i] = value
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (l[i * n + k] as number) * value
  }
  return x
}

/** Solves Ax = b from the factor of A. */
export const choleskySolve = (factor: Matrix, b: ArrayLike<number>): Float64Array => backwardSolve(factor, forwardSolve(factor, b))

/** Inverse of A from its factor: symmetric to the last bit. */
export const choleskyInverse = (factor: Matrix): Matrix => {
  const n = factor.rows
  const out = zeros(n, n)
  const unit = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    unit.fill(0)
    unit[j] = 1
    const column = choleskySolve(factor, unit)
    for (let i = j; i < n; i++) {
      out.data[i * n + j] = column[i] as number
      out.data[j * n + i] = column[i] as number
    }
  }
  return out
}

/** log of the determinant of A from its factor. */
export const logDeterminant = ({ rows: n, data }: Matrix): number => {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(data[i * n + i] as number)
  return 2 * sum
}
