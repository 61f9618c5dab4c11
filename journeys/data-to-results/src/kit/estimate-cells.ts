import type { Estimable, Interval, Limit } from '@dacryon/stats/result'
import { isEstimable } from '@dacryon/stats/result'
import type { Cell } from '../findings.ts'

/** Cells for `estimateColumns`. */
export const estimateCells = (estimate: Estimable<Limit>, interval: Estimable<Interval<Limit>>, p: Estimable | null): readonly Cell[] =>
  isEstimable(interval) ? [estimate, interval.low, interval.high, p] : [estimate, interval, interval, p]
