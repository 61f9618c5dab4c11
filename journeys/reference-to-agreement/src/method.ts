import type { ReferenceCase } from './reference-case.ts'
import type { Table } from './table.ts'

/** A case with the tables it names. */
export interface OpenCase extends ReferenceCase {
  /** Tables in the order of `inputs`. */
  readonly tables: readonly Table[]
  /** The table of this name (`trial`). Errors: RangeError when the case has none. */
  table(name: string): Table
  /** A table of the directory that the case rests on without naming it (`expr_samples` beside `expr`). */
  beside(name: string): Promise<Table>
}

/** How a behaviour that cannot be compared number by number was judged. */
export interface Check {
  /** `PAC at k = 3` */
  readonly what: string
  readonly value: number
  readonly expected: number
  /** How far the value may lie from what is expected. */
  readonly within: number
  /** `at-least`: only falling short counts. Default `both`. */
  readonly side?: 'at-least' | 'at-most'
}

/** A deviation from the case's own tolerance, with the reason: the case's note, or a published error of the other program. */
export interface Exception {
  /** Path in the result: `ci`, `coef.values`, `table.*.p`; covers everything below it. */
  readonly path: string
  /** A wider (or narrower) tolerance; absent: not compared at all. */
  readonly tolerance?: { readonly rel: number; readonly abs: number }
  readonly why: string
}

/** What Dacryon computed for a case. */
export interface Computed {
  /**
   * Same shape as the expected `result`. Every number, truth value and text of the expected result is looked up here; what is absent and not
   * excepted is a disagreement. A matrix may be given as the same `{rows, cols, values}`.
   */
  readonly result?: unknown
  readonly exceptions?: readonly Exception[]
  /** Instead of, or beside `result`, for stochastic cases. */
  readonly checks?: readonly Check[]
}

/** Computes one case; picks what to do by `id`, `args`, `call` and the shape of `result`. */
export type Method = (reference: OpenCase) => Computed | Promise<Computed>

/** Methods by name of the expected file without `.json`. */
export type Methods = Readonly<Record<string, Method>>
