import type { Issue } from '@dacryon/core'
import type { Estimable, Limit } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'

/** A ratio with its interval; both may be infinite where the comparator has no events. */
export interface RatioEstimate {
  readonly estimate: Estimable<Limit>
  readonly interval: Estimable<Interval<Limit>>
  readonly method: string
  readonly warnings: readonly Issue[]
}
