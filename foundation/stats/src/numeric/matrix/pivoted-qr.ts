import { demand } from '../demand.ts'
import { type Matrix, transpose, zeros } from './matrix.ts'

/** A least-squares decomposition XP = QR with the columns that depend on earlier ones moved to the end. */
export interface PivotedQr {
  readonly rank: number
  /** Original numbers of the columns in their new order; those from `rank` on are aliased. */
  readonly pivot: Int32Array
  /** For each original column, whether it depends on earlier ones. */
  readonly aliased: readonly boolean[]
  /** Q'y in full: the first `rank` are the effects of the model, the rest those of the residuals. */
  effects(y: ArrayLike<number>): Float64Array
  /** Q times a vector of n numbers. */
  applyQ(z: ArrayLike<number>): Float64Array
  /** Least-squares coefficients in the original order; 0 for an aliased column (see `aliased`). */
  coefficients(y: ArrayLike<number>): Float64Array
  fitted(y: ArrayLike<number>): Float64Array
  residuals(y: ArrayLike<number>): Float64Array
  /** (X'X)^-1 in the original order; rows and columns of aliased columns are 0. */
  inverse(): Matrix
  /** Diagonal of the hat matrix. */
  leverage(): Float64Array
  /** The triangle R of the columns kept, `rank` by `rank`, signs as they come. */
  triangle(): Matrix
}

const normFrom = (column: Float64Array, from: number): number => {
  let most = 0
  for (let i = from; i < column.length; i++) most = Math.max(most, Math.abs(column[i] as number))
  if (most === 0) return 0
  let sum = 0
  for (let i = from; i < column.length; i++) sum += ((column[i] as number) / most) ** 2
  return most * Math.sqrt(sum)
}

/** The reflection of one column, applied to another from entry `at` down; the head of the vector is kept apart. */
const reflect = (vector: Float64Array, head: number, at: number, other: Float64Array): void => {
  if (head === 0) return
  let product = head * (other[at] as number)
  for (let i = at + 1; i < other.length; i++) product += (vector[i] as number) * (other[i] as number)
  const factor = -product / head
  other[at] = (other[at] as number) + factor * head
  for (let i = at + 1; i < other.length; i++) other[i] = (other[i] as number) + factor * (vector[i] as number)
}

interface Factors {
  readonly columns: readonly Float64Array[]
  readonly heads: Float64Array
  readonly pivot: Int32Array
  readonly rank: number
}

/** Columns one after the other; one whose rest is below `tolerance` of its length goes to the end, the others keep their order. */
const factorise = (x: Matrix, tolerance: number): Factors => {
  const flipped = transpose(x)
  const [n, p] = [x.rows, x.columns]
  const columns = Array.from({ length: p }, (_, j) => flipped.data.subarray(j * n, (j + 1) * n))
  const order = Array.from({ length: p }, (_, j) => j)
  const lengths = columns.map((column) => normFrom(column, 0) || 1)
  const heads = new Float64Array(p)
  let good = p
  let at = 0
  for (; at < Math.min(n, good); at++) {
    let left = normFrom(columns[at] as Float64Array, at)
    while (at < good && left < (lengths[at] as number) * tolerance) {
      for (const list of [columns, order, lengths] as unknown[][]) list.push(...list.splice(at, 1))
      good -= 1
      left = at < good ? normFrom(columns[at] as Float64Array, at) : 0
    }
    if (at >= good) break
    const column = columns[at] as Float64Array
    if (at === n - 1) continue
    const first = column[at] as number
    const size = first < 0 ? -left : left
    for (let i = at; i < n; i++) column[i] = (column[i] as number) / size
    column[at] = 1 + (column[at] as number)
    const head = column[at] as number
    heads[at] = head
    for (let j = at + 1; j < p; j++) reflect(column, head, at, columns[j] as Float64Array)
    column[at] = -size
  }
  return { columns, heads, pivot: Int32Array.from(order), rank: Math.min(n, good) }
}

/** Solves Rb = z for the leading triangle. */
const solveTriangle = (columns: readonly Float64Array[], rank: number, z: Float64Array): Float64Array => {
  const b = z.slice(0, rank)
  for (let j = rank - 1; j >= 0; j--) {
    const column = columns[j] as Float64Array
    const value = (b[j] as number) / (column[j] as number)
    b[j] = value
    for (let i = 0; i < j; i++) b[i] = (b[i] as number) - (column[i] as number) * value
  }
  return b
}

const inverseOf = ({ columns, pivot, rank }: Factors): Matrix => {
  const p = columns.length
  const out = zeros(p, p)
  const rows = Array.from({ length: rank }, (_, j) => {
    const unit = new Float64Array(rank)
    unit[j] = 1
    return solveTriangle(columns, rank, unit)
  })
  // rows[j] is column j of R^-1; (R'R)^-1 is the sum of their outer products
  for (let i = 0; i < rank; i++) {
    for (let k = i; k < rank; k++) {
      let sum = 0
      for (let j = k; j < rank; j++) sum += (rows[j]?.[i] as number) * (rows[j]?.[k] as number)
      const [row, column] = [pivot[i] as number, pivot[k] as number]
      out.data[row * p + column] = sum
      out.data[column * p + row] = sum
    }
  }
  return out
}

/**
 * Householder QR with the limited column pivoting of linear models: columns keep their order, but one of which less than `tolerance` of its
 * length is left after the earlier ones is moved to the end and counts as aliased. So of two equal columns the first one stays.
 *
 * Source: Golub GH, Van Loan CF. Matrix computations; the rule and its tolerance are those of R's `lm`.
 */
export const pivotedQr = (x: Matrix, tolerance = 1e-7): PivotedQr => {
  const factors = factorise(x, tolerance)
  const { columns, heads, pivot, rank } = factors
  const n = x.rows
  const effects = (y: ArrayLike<number>): Float64Array => {
    demand(y.length === n, `${y.length} values for ${n} rows`)
    const z = Float64Array.from(y)
    for (let j = 0; j < rank; j++) reflect(columns[j] as Float64Array, heads[j] as number, j, z)
    return z
  }
  const applyQ = (values: ArrayLike<number>): Float64Array => {
    const z = Float64Array.from(values)
    for (let j = rank - 1; j >= 0; j--) reflect(columns[j] as Float64Array, heads[j] as number, j, z)
    return z
  }
  const aliased = Array.from({ length: x.columns }, () => true)
  for (let j = 0; j < rank; j++) aliased[pivot[j] as number] = false
  return {
    rank,
    pivot,
    aliased,
    effects,
    applyQ,
    coefficients: (y) => {
      const b = solveTriangle(columns, rank, effects(y))
      const out = new Float64Array(x.columns)
      for (let j = 0; j < rank; j++) out[pivot[j] as number] = b[j] as number
      return out
    },
    fitted: (y) => applyQ(effects(y).fill(0, rank)),
    residuals: (y) => applyQ(effects(y).fill(0, 0, rank)),
    inverse: () => inverseOf(factors),
    leverage: () => {
      const out = new Float64Array(n)
      for (let j = 0; j < rank; j++) {
        const unit = new Float64Array(n)
        unit[j] = 1
        applyQ(unit).forEach((q, i) => {
          out[i] = (out[i] as number) + q * q
        })
      }
      return out
    },
    triangle: () => {
      const out = zeros(rank, rank)
      for (let j = 0; j < rank; j++) for (let i = 0; i <= j; i++) out.data[i * rank + j] = columns[j]?.[i] as number
      return out
    },
  }
}
