import type { Issue } from '@dacryon/core'
import { mean, variance } from '../numeric/sum.ts'
import type { Estimable } from '../result/estimable.ts'
import type { Alternative } from '../result/estimate.ts'
import type { Numbers } from '../result/vectors.ts'
import type { TInference } from './t-inference.ts'

/** Number of values, mean and standard deviation of a group. */
export interface GroupMoments {
  readonly n: number
  readonly mean: number
  readonly standardDeviation: number
}

/** Moments of at least two checked values. */
export const momentsOf = (values: Numbers): GroupMoments => ({
  n: values.length,
  mean: mean(values),
  standardDeviation: Math.sqrt(variance(values)),
})

/** A test about one mean. */
export interface MeanTest extends GroupMoments {
  /** What is estimated: the mean, or the mean difference of pairs. */
  readonly estimate: number
  readonly hypothesis: number
  readonly alternative: Alternative
  readonly inference: Estimable<TInference>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** A test about the difference of two means, first minus second. */
export interface MeanDifferenceTest {
  readonly estimate: number
  readonly first: GroupMoments
  readonly second: GroupMoments
  readonly hypothesis: number
  readonly alternative: Alternative
  readonly inference: Estimable<TInference>
  readonly method: string
  readonly warnings: readonly Issue[]
}
