import type { Interval } from '@dacryon/stats'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { short } from './short.ts'

/** An estimate as a row of a forest, with its reason where there is none. */
export const forestLine = (label: string, estimate: Estimable, interval?: Estimable<Interval>) => ({
  label: short(label),
  ...(isEstimable(estimate) ? { estimate } : { estimate: null, reason: short(estimate.reason, 60) }),
  ...(interval !== undefined && isEstimable(interval) && { low: interval.low, high: interval.high }),
})
