import { descend } from './coordinate-descent.ts'
import { descendByRows } from './descend-by-rows.ts'
import type { BlockState, Family } from './family.ts'
import type { Standardised } from './standardise.ts'

/** Coefficients of one penalty on the standardised columns. */
export interface Solution {
  /** One a block. */
  readonly intercepts: Float64Array
  /** Block after block. */
  readonly coefficients: Float64Array
  readonly deviance: number
  readonly converged: boolean
}

/** With more columns in play a sweep over the rows is cheaper than all cross-products. */
const crossProductColumns = 30

const dotOf = (a: Float64Array, b: Float64Array, c?: Float64Array): number => {
  let total = 0
  if (c === undefined) for (let at = 0; at < a.length; at++) total += (a[at] as number) * (b[at] as number)
  else for (let at = 0; at < a.length; at++) total += (a[at] as number) * (b[at] as number) * (c[at] as number)
  return total
}

/** Solves one penalty after the other, each from the last; proximal Newton steps on the columns in play, then a check of all others. */
export class PenalisedSolver {
  readonly #x: Standardised
  readonly #family: Family
  readonly #columns: readonly Float64Array[]
  readonly #predictor: readonly Float64Array[]
  readonly #intercepts: Float64Array
  readonly #coefficients: Float64Array
  readonly #scores: Float64Array
  readonly #tolerance: number
  #lastL1 = Infinity
  /** Worth of the last step of any block. */
  #lastMoved = 0
  /** Cross-products of a fixed weight of 1, kept between steps (least squares only). */
  readonly #kept: Map<number, Float64Array> | undefined

  constructor(x: Standardised, family: Family, tolerance: number, constantWeights: boolean) {
    this.#x = x
    this.#family = family
    this.#columns = Array.from({ length: x.columns }, (_, column) => x.values.subarray(column * x.rows, (column + 1) * x.rows))
    this.#predictor = family.start.map((value) => new Float64Array(x.rows).fill(value))
    this.#intercepts = Float64Array.from(family.start)
    this.#coefficients = new Float64Array(x.columns * family.blocks)
    this.#scores = new Float64Array(x.columns * family.blocks)
    this.#tolerance = tolerance
    this.#kept = constantWeights ? new Map() : undefined
    for (let block = 0; block < family.blocks; block++) this.#rescore(block)
  }

  /** Largest absolute gradient of the empty model. */
  steepest(): number {
    let most = 0
    for (const score of this.#scores) most = Math.max(most, Math.abs(score))
    return most
  }

  solve(l1: number, l2: number): Solution {
    const sets = Array.from({ length: this.#family.blocks }, (_, block) => this.#strong(block, l1))
    this.#lastL1 = l1
    this.#lastMoved = 1e-4
    let converged = false
    for (let round = 0; round < 1000 && !converged; round++) {
      let moved = 0
      for (let block = 0; block < this.#family.blocks; block++) moved = Math.max(moved, this.#newton(block, sets[block] ?? [], l1, l2))
      this.#lastMoved = moved
      if (moved > this.#tolerance) continue
      converged = true
      for (let block = 0; block < this.#family.blocks; block++) if (this.#admit(block, sets[block] ?? [], l1)) converged = false
    }
    return {
      intercepts: this.#intercepts.slice(),
      coefficients: this.#coefficients.slice(),
      deviance: this.#family.deviance(this.#predictor),
      converged,
    }
  }

  /** Columns that may come in, by the sequential strong rule, and those that are in. */
  #strong(block: number, l1: number): number[] {
    const { columns, scales } = this.#x
    const bar = Number.isFinite(this.#lastL1) ? 2 * l1 - this.#lastL1 : l1
    const set: number[] = []
    for (let column = 0; column < columns; column++) {
      const cell = block * columns + column
      if (scales[column] !== 0 && ((this.#coefficients[cell] as number) !== 0 || Math.abs(this.#scores[cell] as number) >= bar))
        set.push(column)
    }
    return set
  }

  /** Adds columns outside the set whose gradient is above the penalty; true where there were some. */
  #admit(block: number, set: number[], l1: number): boolean {
    this.#rescore(block)
    const { columns, scales } = this.#x
    const known = new Uint8Array(columns)
    for (const column of set) known[column] = 1
    const before = set.length
    for (let column = 0; column < columns; column++)
      if (known[column] === 0 && scales[column] !== 0 && Math.abs(this.#scores[block * columns + column] as number) > l1) set.push(column)
    return set.length > before
  }

  #rescore(block: number): void {
    const { residual } = this.#family.state(this.#predictor, block)
    const { columns, rows } = this.#x
    for (let column = 0; column < columns; column++)
      this.#scores[block * columns + column] = dotOf(this.#columns[column] as Float64Array, residual) / rows
  }

  /** One Newton step of a block, halved until the objective does not rise; returns the largest weighted squared change. */
  #newton(block: number, set: readonly number[], l1: number, l2: number): number {
    const free = this.#family.intercept ? 1 : 0
    const size = set.length + free
    if (size === 0) return 0
    const { columns } = this.#x
    const state = this.#family.state(this.#predictor, block)
    const old = Float64Array.from({ length: size }, (_, at) =>
      at < free ? (this.#intercepts[block] as number) : (this.#coefficients[block * columns + (set[at - free] as number)] as number),
    )
    const coefficients = old.slice()
    const diagonal = this.#improve(state, set, free, coefficients, l1, l2)
    const before = this.#objective(old, free, l1, l2)
    let moved = 0
    for (let share = 1; share > 1e-6; share /= 2) {
      moved = this.#move(block, set, free, old, coefficients, share, diagonal)
      if (this.#kept !== undefined) break
      const now = Float64Array.from(old, (value, at) => value + share * ((coefficients[at] as number) - value))
      if (this.#objective(now, free, l1, l2) <= before + 1e-12 * Math.abs(before) + 1e-15) break
    }
    return moved
  }

  /** Minimises the quadratic about the current coefficients in place; returns its diagonal. Cross-products where columns are few. */
  #improve(state: BlockState, set: readonly number[], free: number, coefficients: Float64Array, l1: number, l2: number): Float64Array {
    const size = coefficients.length
    /** No more exact than the last step shows to be worth it. */
    const tolerance =
      this.#kept === undefined ? Math.max(this.#tolerance * 1e-2, Math.min(this.#lastMoved, 1) * 1e-3) : this.#tolerance * 1e-2
    if (this.#kept === undefined && state.means === undefined && size > crossProductColumns)
      return this.#improveByRows(state, set, free, coefficients, l1, l2, tolerance)
    const curvature = this.#curvature(state, set, free)
    const gradient = this.#gradient(state, set, free)
    const mask = Uint8Array.from({ length: size }, (_, at) => (at < free ? 1 : 0))
    descend({ size, curvature, gradient, coefficients, free: mask, l1, l2 }, tolerance)
    return Float64Array.from({ length: size }, (_, at) => curvature[at * size + at] as number)
  }

  #improveByRows(
    state: BlockState,
    set: readonly number[],
    free: number,
    coefficients: Float64Array,
    l1: number,
    l2: number,
    tolerance: number,
  ): Float64Array {
    const { rows } = this.#x
    const ones = free === 1 ? [new Float64Array(rows).fill(1)] : []
    const columns = [...ones, ...set.map((column) => this.#columns[column] as Float64Array)]
    const curvature = Float64Array.from(columns, (column) => dotOf(column, column, state.weights) / rows)
    const { weights } = state
    descendByRows({ columns, weights, residual: state.residual.slice(), coefficients, curvature, free, l1, l2 }, tolerance)
    return curvature
  }

  #objective(own: Float64Array, free: number, l1: number, l2: number): number {
    if (this.#kept !== undefined) return 0
    let penalty = 0
    for (let at = free; at < own.length; at++) penalty += l1 * Math.abs(own[at] as number) + (l2 / 2) * (own[at] as number) ** 2
    return this.#family.deviance(this.#predictor) / (2 * this.#x.rows) + penalty
  }

  /** Sets the block to `old + share (next - old)`. */
  #move(
    block: number,
    set: readonly number[],
    free: number,
    old: Float64Array,
    next: Float64Array,
    share: number,
    diagonal: Float64Array,
  ): number {
    const { columns, rows } = this.#x
    const predictor = this.#predictor[block] as Float64Array
    let moved = 0
    for (let at = 0; at < old.length; at++) {
      const target = share === 1 ? (next[at] as number) : (old[at] as number) + share * ((next[at] as number) - (old[at] as number))
      const cell = at < free ? -1 : block * columns + (set[at - free] as number)
      const present = cell < 0 ? (this.#intercepts[block] as number) : (this.#coefficients[cell] as number)
      const step = target - present
      const whole = target - (old[at] as number)
      moved = Math.max(moved, (diagonal[at] as number) * whole * whole)
      if (step === 0) continue
      if (cell < 0) this.#intercepts[block] = target
      else this.#coefficients[cell] = target
      const column = cell < 0 ? undefined : (this.#columns[set[at - free] as number] as Float64Array)
      for (let row = 0; row < rows; row++)
        predictor[row] = (predictor[row] as number) + step * (column === undefined ? 1 : (column[row] as number))
    }
    return moved
  }

  #gradient({ residual }: BlockState, set: readonly number[], free: number): Float64Array {
    const { rows } = this.#x
    return Float64Array.from({ length: set.length + free }, (_, at) =>
      at < free
        ? residual.reduce((total, value) => total + value, 0) / rows
        : dotOf(this.#columns[set[at - free] as number] as Float64Array, residual) / rows,
    )
  }

  #curvature(state: BlockState, set: readonly number[], free: number): Float64Array {
    if (this.#kept !== undefined) return this.#crossProducts(this.#kept, set, free)
    const { rows } = this.#x
    const size = set.length + free
    const result = new Float64Array(size * size)
    const ones = free === 1 ? [new Float64Array(rows).fill(1)] : []
    const active = [...ones, ...set.map((column) => this.#columns[column] as Float64Array)]
    const means = state.means?.(active)
    const weighted = new Float64Array(rows)
    active.forEach((column, at) => {
      for (let row = 0; row < rows; row++) weighted[row] = (column[row] as number) * (state.weights[row] as number)
      for (let other = at; other < size; other++) {
        const risk = means === undefined ? 0 : dotOf(means[at] as Float64Array, means[other] as Float64Array)
        const value = (dotOf(weighted, active[other] as Float64Array) - risk) / rows
        result[at * size + other] = value
        result[other * size + at] = value
      }
    })
    return result
  }

  #crossProducts(kept: Map<number, Float64Array>, set: readonly number[], free: number): Float64Array {
    const { rows, columns } = this.#x
    const size = set.length + free
    const result = new Float64Array(size * size)
    if (free === 1) result[0] = 1
    const known = set.map((column) => {
      const found = kept.get(column) ?? new Float64Array(columns).fill(Number.NaN)
      kept.set(column, found)
      return found
    })
    for (let at = 0; at < set.length; at++)
      for (let other = at; other < set.length; other++) {
        const [one, two] = [set[at] as number, set[other] as number]
        let value = known[at]?.[two] as number
        if (Number.isNaN(value)) {
          value = dotOf(this.#columns[one] as Float64Array, this.#columns[two] as Float64Array) / rows
          ;(known[at] as Float64Array)[two] = value
          ;(known[other] as Float64Array)[one] = value
        }
        result[(at + free) * size + other + free] = value
        result[(other + free) * size + at + free] = value
      }
    return result
  }
}
