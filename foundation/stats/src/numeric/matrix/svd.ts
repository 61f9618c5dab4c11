import { type Matrix, transpose, zeros } from './matrix.ts'

/** A = U diag(values) V', with min(rows, columns) values from the largest down; columns of U and V are orthonormal. */
export interface Svd {
  readonly u: Matrix
  readonly values: Float64Array
  readonly v: Matrix
}

type Vectors = Float64Array[]

const dotOf = (a: Float64Array, b: Float64Array, from = 0): number => {
  let sum = 0
  for (let k = from; k < a.length; k++) sum += (a[k] as number) * (b[k] as number)
  return sum
}

/** Rotates two vectors in their plane. */
const rotate = (a: Float64Array, b: Float64Array, c: number, s: number): void => {
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[k] as number, b[k] as number]
    a[k] = c * x - s * y
    b[k] = s * x + c * y
  }
}

/** Householder QR with the longest rest first: R' by vectors (vector i is row i of R), reflections, and the order of the columns. */
const reduce = (columns: Vectors) => {
  const n = columns.length
  const order = columns.map((_, j) => j)
  const reflections: { readonly vector: Float64Array; readonly half: number }[] = []
  for (let at = 0; at < n; at++) {
    let best = at
    let most = -1
    for (let j = at; j < n; j++) {
      const size = dotOf(columns[j] as Float64Array, columns[j] as Float64Array, at)
      if (size > most) [best, most] = [j, size]
    }
    for (const list of [columns, order] as unknown[][]) [list[at], list[best]] = [list[best], list[at]]
    const column = columns[at] as Float64Array
    const norm = Math.sqrt(most)
    const vector = column.slice()
    vector.fill(0, 0, at)
    const first = vector[at] as number
    vector[at] = first + (first < 0 ? -norm : norm)
    const half = dotOf(vector, vector, at) / 2
    reflections.push({ vector, half })
    if (half === 0) continue
    for (let j = at; j < n; j++) {
      const other = columns[j] as Float64Array
      const factor = dotOf(vector, other, at) / half
      for (let k = at; k < other.length; k++) other[k] = (other[k] as number) - factor * (vector[k] as number)
    }
  }
  const triangle = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (j >= i ? (columns[j]?.[i] as number) : 0)),
  )
  return { triangle, reflections, order }
}

/** One-sided Jacobi: turns pairs of vectors until all are at right angles; the same turns are given to `turned`. */
const makeOrthogonal = (vectors: Vectors, turned: Vectors): void => {
  const n = vectors.length
  for (let sweep = 0; sweep < 60; sweep++) {
    let calm = true
    for (let i = 0; i < n - 1; i++) {
      for (let j = i + 1; j < n; j++) {
        const [a, b] = [vectors[i] as Float64Array, vectors[j] as Float64Array]
        const [alpha, beta, gamma] = [dotOf(a, a), dotOf(b, b), dotOf(a, b)]
        if (gamma === 0 || Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha) * Math.sqrt(beta)) continue
        calm = false
        const zeta = (beta - alpha) / (2 * gamma)
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta))
        const c = 1 / Math.hypot(1, t)
        rotate(a, b, c, c * t)
        rotate(turned[i] as Float64Array, turned[j] as Float64Array, c, c * t)
      }
    }
    if (calm) return
  }
}

/** Unit vectors along the given ones; for those of no length, any that complete the set. */
const normalised = (vectors: Vectors, lengths: Float64Array): Vectors => {
  const n = vectors[0]?.length ?? 0
  const done: Vectors = []
  const least = (lengths.reduce((most, length) => Math.max(most, length), 0) || 1) * 1e-300
  vectors.forEach((vector, i) => {
    if ((lengths[i] as number) > least) {
      done[i] = vector.map((value) => value / (lengths[i] as number))
    }
  })
  for (let i = 0; i < vectors.length; i++) {
    for (let axis = 0; done[i] === undefined && axis < n; axis++) {
      const trial = new Float64Array(n)
      trial[axis] = 1
      for (let pass = 0; pass < 2; pass++) {
        for (const other of done) {
          if (other === undefined) continue
          const share = dotOf(trial, other)
          for (let k = 0; k < n; k++) trial[k] = (trial[k] as number) - share * (other[k] as number)
        }
      }
      const size = Math.sqrt(dotOf(trial, trial))
      if (size > 0.5 / Math.sqrt(n)) done[i] = trial.map((value) => value / size)
    }
  }
  return done
}

const tall = (matrix: Matrix): Svd => {
  const { rows: m, columns: n } = matrix
  let scale = 0
  for (const value of matrix.data) scale = Math.max(scale, Math.abs(value))
  const flipped = transpose(matrix)
  const unit = scale || 1
  const { triangle, reflections, order } = reduce(
    Array.from({ length: n }, (_, j) => flipped.data.slice(j * m, (j + 1) * m).map((value) => value / unit)),
  )
  const left = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
  makeOrthogonal(triangle, left)
  const lengths = Float64Array.from(triangle, (vector) => Math.sqrt(dotOf(vector, vector)))
  const right = normalised(triangle, lengths)
  const rank = Array.from({ length: n }, (_, i) => i).sort((i, j) => (lengths[j] as number) - (lengths[i] as number) || i - j)
  const [u, v] = [zeros(m, n), zeros(n, n)]
  rank.forEach((from, to) => {
    const full = new Float64Array(m)
    full.set(left[from] as Float64Array)
    for (let at = n - 1; at >= 0; at--) {
      const { vector, half } = reflections[at] as { vector: Float64Array; half: number }
      if (half === 0) continue
      const factor = dotOf(vector, full, at) / half
      for (let k = at; k < m; k++) full[k] = (full[k] as number) - factor * (vector[k] as number)
    }
    for (let k = 0; k < m; k++) u.data[k * n + to] = full[k] as number
    for (let k = 0; k < n; k++) v.data[(order[k] as number) * n + to] = right[from]?.[k] as number
  })
  return { u, values: Float64Array.from(rank, (from) => (lengths[from] as number) * unit), v }
}

/**
 * Singular value decomposition: Householder QR with pivoting, then one-sided Jacobi on the triangle, which finds small singular values with
 * high relative accuracy.
 *
 * Source: Drmač Z, Veselić K. New fast and accurate Jacobi SVD algorithm. SIAM J Matrix Anal Appl 2008;29:1322-62 (doi 10.1137/050639193).
 *
 * @example
 * svd(matrixOf([[3, 0], [0, 4]])).values // 4, 3
 */
export const svd = (matrix: Matrix): Svd => {
  if (matrix.rows >= matrix.columns) return tall(matrix)
  const { u, values, v } = tall(transpose(matrix))
  return { u: v, values, v: u }
}
