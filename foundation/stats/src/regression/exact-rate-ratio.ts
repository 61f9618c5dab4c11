import type { Issue, Outcome } from '@dacryon/core'
import { beta, binomial } from '../numeric/distributions/index.ts'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from './model-frame.ts'

/** Events in an amount of follow-up. */
export interface EventRate {
  readonly events: number
  /** Person-time. */
  readonly time: number
}

/** A comparison of two event rates. */
export interface RateRatio {
  readonly method: 'Exact conditional comparison of two rates'
  /** Rate of the first over rate of the second. */
  readonly ratio: Estimable<Limit>
  readonly interval: Interval<Limit>
  /** Events of the first expected if both rates were equal, given all events. */
  readonly expected: number
  readonly pValue: number
}

const rateIssues = ({ events, time }: EventRate, name: string): readonly Issue[] => [
  ...(Number.isInteger(events) && events >= 0
    ? []
    : [
        inputError('count-invalid', `${name}: ${events} events.`, 'Events are counted: 0, 1, 2, ...', {
          column: name,
          value: String(events),
        }),
      ]),
  ...(time > 0 && Number.isFinite(time)
    ? []
    : [
        inputError('time-not-positive', `${name}: follow-up of ${time}.`, 'Follow-up is more than 0.', {
          column: name,
          value: String(time),
        }),
      ]),
]

/** Sum of the chances of all counts that are no more likely than the one seen. */
const twoSided = (x: number, n: number, p: number): number => {
  const limit = binomial.logDensity(x, n, p) + 1e-7
  let low = -1
  let high = n + 1
  const mode = Math.min(n, Math.floor((n + 1) * p))
  // Densities fall away from the mode: each side ends where it becomes as unlikely as what was seen.
  let [from, to] = [-1, mode]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (binomial.logDensity(middle, n, p) <= limit) from = middle
    else to = middle
  }
  low = from
  ;[from, to] = [mode, n + 1]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (binomial.logDensity(middle, n, p) <= limit) to = middle
    else from = middle
  }
  high = to
  if (binomial.logDensity(mode, n, p) <= limit) return 1
  return Math.min(1, (low < 0 ? 0 : binomial.cdf(low, n, p)) + (high > n ? 0 : binomial.upper(high - 1, n, p)))
}

/**
 * Exact comparison of two Poisson rates: given all events, those of the first are binomial. The interval inverts each tail at half the
 * error (Clopper-Pearson), the test sums all counts no more likely than the one seen. Assumes that events come independently at constant
 * rates: repeated flares of the same patients violate it, and the p-value is then too small.
 *
 * Source: Przyborowski J, Wilenski H. Biometrika 1940;31:313-323, doi:10.1093/biomet/31.3-4.313.
 *
 * Issues: `count-invalid`, `time-not-positive`, `level-out-of-range`. Not estimable: `no-events`.
 *
 * @example
 * computeExactRateRatio({ events: 12, time: 190.5 }, { events: 30, time: 240.25 }) // 0.504, 0.235 to 1.015, p 0.044
 */
export const computeExactRateRatio = (first: EventRate, second: EventRate, level = 0.95): Outcome<RateRatio> => {
  const issues = [...rateIssues(first, 'first'), ...rateIssues(second, 'second'), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const n = first.events + second.events
  const share = first.time / (first.time + second.time)
  const tail = (1 - level) / 2
  const ratioAt = (p: number, rest: number): number => (p * second.time) / (rest * first.time)
  const low = first.events === 0 ? 0 : beta.quantile(tail, first.events, second.events + 1)
  const lowRest = first.events === 0 ? 1 : beta.quantileUpper(tail, second.events + 1, first.events)
  const high = second.events === 0 ? 1 : beta.quantileUpper(tail, first.events + 1, second.events)
  const highRest = second.events === 0 ? 0 : beta.quantile(tail, second.events, first.events + 1)
  const ratio = first.events === 0 && second.events === 0 ? undefined : first.events / first.time / (second.events / second.time)
  return done({
    method: 'Exact conditional comparison of two rates',
    ratio: ratio === undefined ? notEstimable('no-events', 'Neither group has an event.') : limitOf(ratio),
    interval: { low: limitOf(ratioAt(low, lowRest)), high: limitOf(ratioAt(high, highRest)), level },
    expected: n * share,
    pValue: n === 0 ? 1 : twoSided(first.events, n, share),
  })
}
