import type { Issue } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'

/** A correlation with its test. */
export interface Correlation {
  readonly n: number
  readonly estimate: Estimable
  /** Absent where the method has none. */
  readonly interval: Estimable<Interval>
  readonly inference: Estimable<{
    /** t, S or z: see the method. */
    readonly statistic: number
    readonly degreesOfFreedom?: number
    readonly pValue: number
  }>
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** What is wrong with pairs of values. */
export const pairIssues = (x: Numbers, y: Numbers, least: number): readonly Issue[] => [
  ...pairedIssues(x, y, ['x', 'y']),
  ...countIssues(x, 'x', least),
  ...finiteIssues(x, 'x'),
  ...finiteIssues(y, 'y'),
]

/** A constant variable has no correlation with anything. */
export const constantVariable = notEstimable('zero-variance', 'A variable is constant, so there is no correlation.')
