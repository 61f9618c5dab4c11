import type { Interval } from '@dacryon/stats'
import type { ModelEstimate } from '@dacryon/stats/regression'
import { type Estimable, isEstimable } from '@dacryon/stats/result'

/** The parts of a model's estimate for a row of a table or a sentence; each carries the reason where there is none. */
export const estimateParts = (
  value: Estimable<ModelEstimate>,
): {
  readonly estimate: Estimable
  readonly standardError: Estimable
  readonly interval: Estimable<Interval>
  readonly statistic: Estimable
  readonly df: Estimable | null
  readonly p: Estimable
} =>
  isEstimable(value)
    ? {
        estimate: value.estimate,
        standardError: value.standardError,
        interval: value.interval,
        statistic: value.statistic,
        df: value.df ?? null,
        p: value.pValue,
      }
    : { estimate: value, standardError: value, interval: value, statistic: value, df: value, p: value }
