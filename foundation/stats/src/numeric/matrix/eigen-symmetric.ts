import { demand } from '../demand.ts'
import { type Matrix, zeros } from './matrix.ts'

/** Eigenvalues from the largest down, and the eigenvector of each as a column; its largest entry in size is positive. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: Matrix
}

/** Reduces the lower triangle to tridiagonal form; reflection vectors stay in the rows of `a`, their squared half lengths in `halves`. */
const tridiagonalise = (a: Float64Array, n: number) => {
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(n)
  const halves = new Float64Array(n)
  const p = new Float64Array(n)
  for (let i = n - 1; i >= 1; i--) {
    const row = i * n
    let scale = 0
    for (let k = 0; k < i; k++) scale += Math.abs(a[row + k] as number)
    diagonal[i] = a[row + i] as number
    if (i === 1 || scale === 0) {
      beside[i] = a[row + i - 1] as number
      continue
    }
    let h = 0
    for (let k = 0; k < i; k++) {
      const value = (a[row + k] as number) / scale
      a[row + k] = value
      h += value * value
    }
    const f = a[row + i - 1] as number
    const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h)
    beside[i] = scale * g
    h -= f * g
    a[row + i - 1] = f - g
    halves[i] = h
    p.fill(0, 0, i)
    for (let j = 0; j < i; j++) {
      const [at, u] = [j * n, a[row + j] as number]
      let sum = (a[at + j] as number) * u
      for (let k = 0; k < j; k++) {
        const value = a[at + k] as number
        sum += value * (a[row + k] as number)
        p[k] = (p[k] as number) + value * u
      }
      p[j] = (p[j] as number) + sum
    }
    let product = 0
    for (let j = 0; j < i; j++) {
      p[j] = (p[j] as number) / h
      product += (p[j] as number) * (a[row + j] as number)
    }
    const half = product / (h + h)
    for (let j = 0; j < i; j++) p[j] = (p[j] as number) - half * (a[row + j] as number)
    for (let j = 0; j < i; j++) {
      const [at, u, q] = [j * n, a[row + j] as number, p[j] as number]
      for (let k = 0; k <= j; k++) a[at + k] = (a[at + k] as number) - (u * (p[k] as number) + q * (a[row + k] as number))
    }
  }
  diagonal[0] = a[0] as number
  return { diagonal, beside, halves }
}

/** The product Q of the reflections; row r of the result is column r of Q. */
const accumulate = (a: Float64Array, halves: Float64Array, n: number): Float64Array => {
  const q = new Float64Array(n * n)
  for (let i = 0; i < n; i++) q[i * n + i] = 1
  for (let i = 2; i < n; i++) {
    const h = halves[i] as number
    if (h === 0) continue
    const row = i * n
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let k = 0; k < i; k++) sum += (a[row + k] as number) * (q[j * n + k] as number)
      sum /= h
      for (let k = 0; k < i; k++) q[j * n + k] = (q[j * n + k] as number) - sum * (a[row + k] as number)
    }
  }
  return q
}

/** Implicit QL on a tridiagonal matrix; rotations are applied to the rows of `v`, which are the vectors. */
const iterate = (d: Float64Array, e: Float64Array, v: Float64Array | undefined, n: number): void => {
  for (let i = 1; i < n; i++) e[i - 1] = e[i] as number
  e[n - 1] = 0
  for (let l = 0; l < n; l++) {
    for (let turn = 0; turn < 100; turn++) {
      let m = l
      for (; m < n - 1; m++) {
        const size = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number)
        if (Math.abs(e[m] as number) <= 2.220446049250313e-16 * size) break
      }
      if (m === l) break
      let g = ((d[l + 1] as number) - (d[l] as number)) / (2 * (e[l] as number))
      let r = Math.hypot(g, 1)
      g = (d[m] as number) - (d[l] as number) + (e[l] as number) / (g + (g < 0 ? -r : r))
      let [s, c, p] = [1, 1, 0]
      let i = m - 1
      for (; i >= l; i--) {
        let f = s * (e[i] as number)
        const b = c * (e[i] as number)
        r = Math.hypot(f, g)
        e[i + 1] = r
        if (r === 0) {
          d[i + 1] = (d[i + 1] as number) - p
          e[m] = 0
          break
        }
        s = f / r
        c = g / r
        g = (d[i + 1] as number) - p
        r = ((d[i] as number) - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        if (v === undefined) continue
        const [low, high] = [i * n, (i + 1) * n]
        for (let k = 0; k < n; k++) {
          f = v[high + k] as number
          const other = v[low + k] as number
          v[high + k] = s * other + c * f
          v[low + k] = c * other - s * f
        }
      }
      if (r === 0 && i >= l) continue
      d[l] = (d[l] as number) - p
      e[l] = g
      e[m] = 0
    }
  }
}

const checked = (matrix: Matrix): Float64Array => {
  demand(matrix.rows === matrix.columns, 'only a square matrix has eigenvalues here')
  demand(
    matrix.data.every((value) => Number.isFinite(value)),
    'a matrix with values that are not finite has no eigenvalues',
  )
  return matrix.data.slice()
}

/** Eigenvalues of a symmetric matrix from the largest down, without vectors. */
export const eigenvaluesSymmetric = (matrix: Matrix): Float64Array => {
  const { diagonal, beside } = tridiagonalise(checked(matrix), matrix.rows)
  iterate(diagonal, beside, undefined, matrix.rows)
  return diagonal.sort().reverse()
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix (its lower triangle is read): Householder reduction and implicit QL.
 *
 * Source: Wilkinson JH, Reinsch C. Handbook for automatic computation, vol 2: linear algebra. 1971, contributions II/2 and II/4.
 *
 * @example
 * eigenSymmetric(matrixOf([[2, 1], [1, 2]])).values // 3, 1
 */
export const eigenSymmetric = (matrix: Matrix): Eigen => {
  const n = matrix.rows
  const a = checked(matrix)
  const { diagonal, beside, halves } = tridiagonalise(a, n)
  const v = accumulate(a, halves, n)
  iterate(diagonal, beside, v, n)
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => (diagonal[j] as number) - (diagonal[i] as number) || i - j)
  const vectors = zeros(n, n)
  order.forEach((from, to) => {
    let largest = 0
    for (let k = 0; k < n; k++) {
      const value = v[from * n + k] as number
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-10)) largest = value
    }
    const sign = largest < 0 ? -1 : 1
    for (let k = 0; k < n; k++) vectors.data[k * n + to] = sign * (v[from * n + k] as number)
  })
  return { values: Float64Array.from(order, (from) => diagonal[from] as number), vectors }
}
