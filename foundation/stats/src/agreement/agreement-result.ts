import type { Issue } from '@dacryon/core'
import type { Estimable } from '../result/estimable.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'

/** A chance-corrected agreement of several raters. */
export interface AgreementCoefficient {
  /** Subjects given, and those used. */
  readonly n: number
  readonly used: number
  readonly raters: number
  readonly observed: number
  readonly expected: number
  /** Mean share of each category over rated subjects, where the coefficient rests on it. */
  readonly categoryShares?: readonly number[]
  readonly estimate: Estimable
  /** Absent where the coefficient has no formula for it: bootstrap the subjects. */
  readonly inference: Estimable<{ readonly standardError: number; readonly interval: Interval; readonly pValue: number }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Chance alone agrees fully. */
export const noVariation = notEstimable('no-variation', 'All ratings are of one category, so chance alone agrees fully.')

/** There is no formula. */
export const byBootstrap = notEstimable('no-formula', 'There is no formula for its standard error: bootstrap the subjects.')
