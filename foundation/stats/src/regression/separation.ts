import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { crossProduct } from '../numeric/matrix/products.ts'
import { nonNegativeLeastSquares } from '../numeric/optimise/index.ts'
import type { Rows } from './kernel/rows.ts'

/** Where the maximum likelihood estimate of a coefficient is. */
export type Divergence = 'finite' | 'Infinity' | '-Infinity' | 'either'

/** A direction nearer than this to the cone of the conditions counts as inside: overlaps this small are rounding. */
const close = 1e-8

/** The conditions in coordinates in which their columns are orthonormal, each of length 1. */
interface Whitened {
  readonly conditions: Matrix
  /** What each coefficient is in these coordinates, of length 1. */
  readonly coefficients: readonly Float64Array[]
  /** Coefficients that no condition holds. */
  readonly free: readonly boolean[]
}

/** Conditions with each column divided by its largest entry. */
const scaledColumns = (given: readonly Float64Array[], size: number): Matrix => {
  const scale = new Float64Array(size)
  for (const condition of given) for (let j = 0; j < size; j++) scale[j] = Math.max(scale[j] as number, Math.abs(condition[j] as number))
  const data = new Float64Array(given.length * size)
  given.forEach((condition, i) => {
    for (let j = 0; j < size; j++) if (scale[j] !== 0) data[i * size + j] = (condition[j] as number) / (scale[j] as number)
  })
  return { rows: given.length, columns: size, data }
}

const unit = (vector: Float64Array): Float64Array => {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? vector.map((value) => value / length) : vector
}

/** Coordinates in which the answer does not hang on units, origins or correlation of the columns. */
const whiten = (given: readonly Float64Array[], size: number): Whitened => {
  const { rows, data } = scaledColumns(given, size)
  const { values, vectors } = eigenSymmetric(crossProduct({ rows, columns: size, data }))
  const rank = values.filter((value) => value > 1e-13 * (values[0] as number)).length
  const coefficients = Array.from({ length: size }, (_, j) =>
    Float64Array.from({ length: rank }, (_, k) => (vectors.data[j * size + k] as number) / Math.sqrt(values[k] as number)),
  )
  const free = coefficients.map((_, j) => vectors.data.subarray(j * size + rank, (j + 1) * size).some((value) => Math.abs(value) > 1e-6))
  const turned = new Float64Array(rows * rank)
  const row = new Float64Array(rank)
  for (let i = 0; i < rows; i++) {
    row.fill(0)
    coefficients.forEach((own, j) => {
      const x = data[i * size + j] as number
      if (x !== 0) for (let k = 0; k < rank; k++) row[k] = (row[k] as number) + x * (own[k] as number)
    })
    turned.set(unit(row), i * rank)
  }
  return { conditions: { rows, columns: rank, data: turned }, coefficients: coefficients.map(unit), free }
}

/** A direction that meets all conditions and gains along `target`; undefined where there is none. */
const directionAlong = (conditions: Matrix, target: Float64Array): Float64Array | undefined => {
  const { residual, distance } = nonNegativeLeastSquares(
    conditions,
    target.map((value) => -value),
  )
  return distance > close ? residual.map((value) => -value / distance) : undefined
}

const along = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * (b[k] as number), 0)

/** The sum of all conditions, of length 1. */
const middleOf = ({ rows, columns, data }: Matrix): Float64Array => {
  const sum = new Float64Array(columns)
  for (let i = 0; i < rows; i++) for (let k = 0; k < columns; k++) sum[k] = (sum[k] as number) + (data[i * columns + k] as number)
  return unit(sum)
}

/**
 * Per entry of b whether it can grow without end while `condition . b >= 0` holds for all conditions.
 *
 * By Farkas' lemma entry j cannot grow exactly when -e_j lies in the cone of the conditions, which its distance from the cone tells. When
 * minus the sum of the conditions lies in the cone, no entry can grow at all (Stiemke), so that data that are not separated cost one such
 * projection. Each direction found answers for every entry that moves along it.
 */
export const findDivergence = (given: readonly Float64Array[], size: number): readonly Divergence[] => {
  const { conditions, coefficients, free } = whiten(given, size)
  const middle = middleOf(conditions)
  const first = middle.some((value) => value !== 0) ? directionAlong(conditions, middle) : undefined
  const found = first === undefined ? [] : [first]
  // a sum of zero is itself a positive combination that vanishes
  const grows = (own: Float64Array, sign: 1 | -1): boolean => {
    if (first === undefined) return false
    if (found.some((direction) => sign * along(direction, own) > 1e-6)) return true
    const direction = directionAlong(conditions, sign === 1 ? own : own.map((value) => -value))
    if (direction !== undefined) found.push(direction)
    return direction !== undefined
  }
  return coefficients.map((own, j) => {
    if (free[j]) return 'either'
    const up = grows(own, 1)
    const down = grows(own, -1)
    return up && down ? 'either' : up ? 'Infinity' : down ? '-Infinity' : 'finite'
  })
}

/**
 * Which coefficients of a logistic model have no finite maximum likelihood estimate because some combination of columns separates the
 * events from the others, completely or in part.
 *
 * Coefficient j can grow without end exactly when some b with b_j > 0 has `(2y - 1) x b >= 0` in every row. Columns that depend on each
 * other have no estimate either (`either`).
 *
 * Source: Albert A, Anderson JA. Biometrika 1984;71:1-10, doi:10.1093/biomet/71.1.1.
 *
 * @example
 * findSeparation({ rows: 4, columns: 2, data: Float64Array.of(1, 0, 1, 1, 1, 2, 1, 3) }, [0, 0, 1, 1]) // -Infinity, Infinity
 */
export const findSeparation = ({ rows, columns, data }: Rows, y: ArrayLike<number>): readonly Divergence[] => {
  const conditions: Float64Array[] = []
  for (let row = 0; row < rows; row++) {
    const value = y[row] as number
    const x = data.subarray(row * columns, (row + 1) * columns)
    if (value > 0) conditions.push(x)
    if (value < 1) conditions.push(x.map((entry) => -entry))
  }
  return findDivergence(conditions, columns)
}
