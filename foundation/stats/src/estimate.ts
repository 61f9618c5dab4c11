import type { Issue } from '@dacryon/core'

/** An interval at a confidence level; both ends are finite. */
export interface Interval {
  readonly low: number
  readonly high: number
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
