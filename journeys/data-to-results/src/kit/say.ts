import type { Estimable, Interval, Limit } from '@dacryon/stats/result'
import { isEstimable } from '@dacryon/stats/result'
import { shownCell, shownP } from '../shown.ts'

/** A number for a sentence; the reason where there is none. */
export const sayNumber = (value: Estimable<Limit>, as: 'number' | 'percent' = 'number'): string =>
  isEstimable(value) ? shownCell(value, { as }) : `not estimable (${value.reason.replace(/\.$/, '')})`

/** A share from 0 to 1 for a sentence: `45.0 %` */
export const sayShare = (share: number): string => sayNumber(share, 'percent')

/** `3.2 (95 % CI 1.1 to 5.3)` */
export const sayEstimate = (
  estimate: Estimable<Limit>,
  interval: Estimable<Interval<Limit>>,
  as: 'number' | 'percent' = 'number',
): string =>
  isEstimable(interval)
    ? `${sayNumber(estimate, as)} (${sayLevel(interval.level)} CI ${sayNumber(interval.low, as)} to ${sayNumber(interval.high, as)})`
    : sayNumber(estimate, as)

/** `95 %` */
export const sayLevel = (level: number): string => `${Number((100 * level).toPrecision(6))} %`

/** `P = 0.03` or `P <0.001` */
export const sayP = (p: Estimable): string => {
  if (!isEstimable(p)) return 'P not estimable'
  const shown = shownP(p)
  return shown.startsWith('<') ? `P ${shown}` : `P = ${shown}`
}

/** `a, b and c` */
export const sayList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
