import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { testBinomial } from './binomial-test.ts'
import { levelIssues } from './proportion.ts'

/** Events over time at risk. */
export interface EventRate {
  readonly events: number
  /** Person-years, or any unit that both groups share. */
  readonly time: number
}

/** Two rates compared. */
export interface RateRatioTest {
  readonly rates: readonly [number, number]
  readonly expectedFirst: number
  readonly estimate: Estimable<Limit>
  readonly pValue: number
  readonly interval: Estimable<Interval<Limit>>
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

const rateIssues = ({ events, time }: EventRate, name: string): readonly Issue[] => [
  ...(Number.isSafeInteger(events) && events >= 0
    ? []
    : [inputError('count-invalid', `The events of ${name} are ${events}.`, 'Give a whole number from 0 on.', { column: name })]),
  ...(time > 0 && time < Infinity
    ? []
    : [inputError('time-invalid', `The time at risk of ${name} is ${time}.`, 'Give a positive number.', { column: name })]),
]

const oddsTimes = (p: number, factor: number): Limit => limitOf(p === 1 ? Infinity : (p / (1 - p)) * factor)

/**
 * Exact test of the ratio of two Poisson rates, first over second.
 *
 * Meaning: given all events, how they fall to the two groups. Assumes events that are independent, also within a subject: repeated events of
 * the same subject make it too sure.
 *
 * Formula: events of the first group are binomial among all with probability `T1/(T1+T2)`; limits are `p/(1-p) T2/T1` of Clopper and Pearson.
 *
 * Source: Przyborowski J, Wilenski H. Biometrika 1940;31:313-23 (doi 10.1093/biomet/31.3-4.313).
 *
 * Issues: `count-invalid`, `time-invalid`, `level-invalid`.
 *
 * @example
 * testRateRatio({ events: 12, time: 190.5 }, { events: 30, time: 240.25 }) // 0.5045, p 0.04378
 */
export const testRateRatio = (
  first: EventRate,
  second: EventRate,
  { alternative = 'two-sided', level = 0.95 }: { readonly alternative?: Alternative; readonly level?: number } = {},
): Outcome<RateRatioTest> => {
  const issues = [...rateIssues(first, 'first'), ...rateIssues(second, 'second'), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const all = first.events + second.events
  const share = first.time / (first.time + second.time)
  const rates = [first.events / first.time, second.events / second.time] as const
  const about = { rates, expectedFirst: all * share, alternative, method: 'Exact rate ratio', warnings: [] }
  const none = notEstimable('no-events', 'There are no events.')
  if (all === 0) return done({ ...about, estimate: none, pValue: 1, interval: none })
  // a one-sided interval is the two-sided one of twice the error, opened
  const exact = testBinomial(
    { yes: first.events, of: all },
    { hypothesis: share, alternative, level: alternative === 'two-sided' ? level : 1 - 2 * (1 - level) },
  )
  if (!exact.ok) return exact
  const { low, high } = exact.value.interval
  const factor = second.time / first.time
  return done({
    ...about,
    estimate: limitOf(rates[0] / rates[1]),
    pValue: exact.value.pValue,
    interval: {
      low: alternative === 'less' ? 0 : oddsTimes(low, factor),
      high: alternative === 'greater' ? 'Infinity' : oddsTimes(high, factor),
      level,
    },
  })
}
