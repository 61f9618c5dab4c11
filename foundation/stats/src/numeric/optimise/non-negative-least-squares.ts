import { demand } from '../demand.ts'
import type { Matrix } from '../matrix/matrix.ts'

/** The point of a cone that is nearest to a target. */
export interface NonNegativeFit {
  /** One number a row, none negative. */
  readonly coefficients: Float64Array
  /** Target less the point: no row of the cone has a positive product with it. */
  readonly residual: Float64Array
  /** Length of the residual. */
  readonly distance: number
  readonly converged: boolean
}

/** What is held while rows enter and leave: an orthonormal basis of the rows in use, and their triangle. */
interface Hold {
  readonly given: Matrix
  readonly target: Float64Array
  /** Rows in use, in order. */
  readonly used: number[]
  /** The basis, vector after vector. */
  readonly basis: Float64Array
  /** Products of rows with the basis: entry k of row m at m * columns + k. */
  readonly triangle: Float64Array
  readonly residual: Float64Array
}

const dot = (a: Float64Array, at: number, b: Float64Array, bAt: number, size: number): number => {
  let sum = 0
  for (let k = 0; k < size; k++) sum += (a[at + k] as number) * (b[bAt + k] as number)
  return sum
}

/** Takes the basis out of a vector, twice, so that what is left is orthogonal to rounding; products go into `to`. */
const takeOut = ({ basis, given: { columns } }: Hold, size: number, vector: Float64Array, at: number, to: Float64Array, toAt: number) => {
  for (let pass = 0; pass < 2; pass++)
    for (let m = 0; m < size; m++) {
      const share = dot(basis, m * columns, vector, at, columns)
      to[toAt + m] = pass === 0 ? share : (to[toAt + m] as number) + share
      for (let k = 0; k < columns; k++) vector[at + k] = (vector[at + k] as number) - share * (basis[m * columns + k] as number)
    }
}

/** Adds a row to those in use; false where it depends on them. */
const add = (hold: Hold, row: number): boolean => {
  const { given, used, basis, triangle } = hold
  const { columns, data } = given
  const size = used.length
  if (size === columns) return false
  const at = size * columns
  basis.set(data.subarray(row * columns, (row + 1) * columns), at)
  const whole = Math.sqrt(dot(basis, at, basis, at, columns))
  takeOut(hold, size, basis, at, triangle, at)
  const left = Math.sqrt(dot(basis, at, basis, at, columns))
  if (!(left > 1e-11 * whole)) return false
  for (let k = 0; k < columns; k++) basis[at + k] = (basis[at + k] as number) / left
  triangle[at + size] = left
  used.push(row)
  return true
}

const rebuild = (hold: Hold, kept: readonly number[]): void => {
  hold.used.length = 0
  for (const row of kept) add(hold, row)
}

/** Least squares on the rows in use: the residual is kept, the coefficients (in the order of use) are given back. */
const solve = (hold: Hold): Float64Array => {
  const { target, used, triangle, residual } = hold
  const { columns } = hold.given
  const size = used.length
  const solution = new Float64Array(size)
  residual.set(target)
  takeOut(hold, size, residual, 0, solution, 0)
  for (let k = size - 1; k >= 0; k--) {
    let sum = solution[k] as number
    for (let m = k + 1; m < size; m++) sum -= (triangle[m * columns + k] as number) * (solution[m] as number)
    solution[k] = sum / (triangle[k * columns + k] as number)
  }
  return solution
}

/** Moves the coefficients to the least squares solution, dropping every row that would turn negative on the way. */
const settle = (hold: Hold, coefficients: Float64Array): void => {
  for (;;) {
    const solution = solve(hold)
    const { used } = hold
    let share = 1
    used.forEach((row, k) => {
      const [from, to] = [coefficients[row] as number, solution[k] as number]
      if (to <= 0) share = Math.min(share, from > 0 ? from / (from - to) : 0)
    })
    const blocked = solution.some((to) => to <= 0)
    const kept: number[] = []
    used.forEach((row, k) => {
      const [from, to] = [coefficients[row] as number, solution[k] as number]
      const value = blocked ? from + share * (to - from) : to
      const stays = !blocked || (value > 0 && !(to <= 0 && from <= share * (from - to) * (1 + 1e-12)))
      coefficients[row] = stays ? value : 0
      if (stays) kept.push(row)
    })
    if (!blocked) return
    rebuild(hold, kept)
  }
}

const steepest = ({ given: { rows, columns, data }, residual }: Hold, barred: Uint8Array, atLeast: number): number => {
  let best = -1
  let most = atLeast
  for (let row = 0; row < rows; row++) {
    if (barred[row] === 1) continue
    const product = dot(data, row * columns, residual, 0, columns)
    if (product > most) {
      most = product
      best = row
    }
  }
  return best
}

/**
 * The combination of the rows of a matrix, with no negative coefficient, that is nearest to a target: the target's projection on the cone of
 * the rows. The residual is zero exactly when the target lies in the cone; otherwise it is a direction that tells the two apart (Farkas).
 * Active sets grow by one row a step, and the distance falls at each, so it cannot cycle. Rows should be of like length.
 *
 * Source: Lawson CL, Hanson RJ. Solving Least Squares Problems. 1974, chapter 23.
 *
 * @example
 * nonNegativeLeastSquares(matrixOf([[1, 0], [1, 1]]), Float64Array.of(-1, 1)).residual // -1, 1 less 0, 0
 */
export const nonNegativeLeastSquares = (rows: Matrix, target: Float64Array, tolerance = 1e-10): NonNegativeFit => {
  demand(target.length === rows.columns, 'the target needs one number a column')
  const { columns } = rows
  const hold: Hold = {
    given: rows,
    target,
    used: [],
    basis: new Float64Array(columns * columns),
    triangle: new Float64Array(columns * columns),
    residual: target.slice(),
  }
  const coefficients = new Float64Array(rows.rows)
  const barred = new Uint8Array(rows.rows)
  const length = Math.sqrt(dot(target, 0, target, 0, columns))
  const distanceNow = (): number => Math.sqrt(dot(hold.residual, 0, hold.residual, 0, columns))
  let distance = length
  let converged = false
  for (let step = 0; step < 50 * (columns + 10); step++) {
    const row = distance > tolerance * length ? steepest(hold, barred, tolerance * distance) : -1
    if (row < 0) {
      converged = true
      break
    }
    barred[row] = 1
    if (!add(hold, row)) continue
    settle(hold, coefficients)
    const now = distanceNow()
    // a step that gains nothing is rounding: its row stays barred until another one gains
    if (now < distance * (1 - 1e-14)) barred.fill(0)
    distance = now
  }
  return { coefficients, residual: hold.residual, distance, converged }
}
