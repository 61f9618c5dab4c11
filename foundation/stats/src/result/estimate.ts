import type { Issue } from '@dacryon/core'
import type { Limit } from './estimable.ts'

/** An interval at a confidence level; both ends are finite unless the type says that an end may be infinite. */
export interface Interval<End extends Limit = number> {
  readonly low: End
  readonly high: End
  /** 0.95 for 95 %. */
  readonly level: number
}

/** An estimated quantity with how sure it is. */
export interface Estimate {
  readonly estimate: number
  readonly interval: Interval
  /** Name of the method as statisticians know it: `Wilson score`. */
  readonly method: string
  /** What a reader must know before using it. */
  readonly warnings: readonly Issue[]
}

/** A test of a null hypothesis. */
export interface TestResult {
  readonly pValue: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Which alternative a test speaks for; the difference is first minus second unless a statistic says otherwise. */
export type Alternative = 'two-sided' | 'less' | 'greater'

/** How many values there were and how many were used. */
export interface Counted {
  /** Rows given. */
  readonly n: number
  /** Rows used, after complete cases. */
  readonly used: number
  /** Missing values per column, only columns that have some. */
  readonly missing: Readonly<Record<string, number>>
}
