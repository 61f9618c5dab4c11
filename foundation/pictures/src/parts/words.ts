import type { Limit } from '../fields.ts'
import { formatNumber } from '../text/format-number.ts'

const limitText = (limit: Limit, write: (value: number) => string): string =>
  limit === null ? 'not estimable' : limit === 'Infinity' ? '∞' : limit === '-Infinity' ? '−∞' : write(limit)

/** Limits as print has them: 1.2 to 3.4; empty when both are unknown. */
const intervalWords = (low: Limit, high: Limit, write: (value: number) => string = formatNumber): string =>
  low === null && high === null ? '' : `${limitText(low, write)} to ${limitText(high, write)}`

/** Estimate with limits: 2.1 (1.2 to 3.4). */
export const estimateWords = (estimate: number, low: Limit, high: Limit, write: (value: number) => string = formatNumber): string => {
  const interval = intervalWords(low, high, write)
  return interval === '' ? write(estimate) : `${write(estimate)} (${interval})`
}

/** A limit as a number to be drawn to: infinite ones beyond every axis. */
export const limitValue = (limit: Limit): number | undefined =>
  limit === null ? undefined : limit === 'Infinity' ? Number.POSITIVE_INFINITY : limit === '-Infinity' ? Number.NEGATIVE_INFINITY : limit

/** One thing or several: 1 patient, 2 patients. */
export const countWords = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`
