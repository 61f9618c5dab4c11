import type { AxisWords } from '../fields.ts'
import { formatFixed, formatShort } from '../text/format-number.ts'
import { logTicks, multiples, stepOf } from './ticks.ts'

/** A tick: where, and what it says; an empty text is a mark without words. */
export interface Tick {
  readonly value: number
  readonly text: string
}

/** An axis before it has a place: domain, ticks and words. */
export interface Axis {
  readonly kind: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly Tick[]
  readonly title: string
}

/** From a value to a place. */
export type Scale = (value: number) => number

/** What an axis is made from. */
export interface AxisPlan {
  readonly kind?: 'linear' | 'log'
  /** The values to be shown. */
  readonly values: Iterable<number>
  /** Values that must be inside whatever is shown. */
  readonly include?: readonly number[]
  /** Length available, which decides how many ticks there are. */
  readonly length: number
  /** Least distance of ticks; larger for axes that lie. */
  readonly spacing?: number
  /** Ends on a tick rather than at the data. */
  readonly nice?: boolean
  readonly ticks?: readonly Tick[]
  readonly percent?: boolean
  readonly words: AxisWords
}

/** Label and unit as an axis says them: Schirmer test (mm/5 min). */
export const axisTitle = ({ label, unit }: AxisWords): string => (unit === undefined ? label : `${label} (${unit})`)

/** Smallest and largest of the numbers; 0 to 1 when there are none, wider when all are the same. */
export const extentOf = (values: Iterable<number>, log = false): readonly [number, number] => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (!Number.isFinite(value) || (log && value <= 0)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return log ? [0.5, 2] : [0, 1]
  if (log) return high / low < 1.001 ? [low / 2, high * 2] : [low, high]
  // Below this, differences of doubles lose their digits.
  const size = Math.max(Math.abs(low), Math.abs(high)) < 1e-290 ? 0 : Math.max(Math.abs(low), Math.abs(high))
  if (size > 0 && high - low > 1e-9 * size) return [low, high]
  const room = size === 0 ? 1 : size * 0.2
  return [low - room, high + room]
}

const decimalsOf = (step: number): number => Math.min(8, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))

/** Decides domain and ticks. */
export const planAxis = (plan: AxisPlan): Axis => {
  const kind = plan.kind ?? 'linear'
  const [low, high] = extentOf([...plan.values, ...(plan.include ?? [])], kind === 'log')
  const most = Math.max(2, Math.floor(plan.length / (plan.spacing ?? 44)))
  const title = axisTitle(plan.words)
  if (plan.ticks !== undefined) return { kind, domain: [low, high], ticks: plan.ticks, title }
  if (kind === 'log') {
    const slack = plan.nice === false ? 1 : (high / low) ** 0.03
    const [bottom, top] = [low / slack, high * slack]
    const ticks = logTicks(bottom, top, most)
    return { kind, domain: [bottom, top], ticks: ticks.map((value) => ({ value, text: formatShort(value) })), title }
  }
  const step = stepOf(high - low, most)
  const ends =
    plan.nice === false
      ? [low, high]
      : [Math.min(low, Math.floor(low / step + 1e-9) * step), Math.max(high, Math.ceil(high / step - 1e-9) * step)]
  const [from = low, to = high] = ends
  const decimals = decimalsOf(step * (plan.percent ? 100 : 1))
  const text = (value: number): string => (plan.percent ? `${formatFixed(100 * value, decimals)}%` : formatFixed(value, decimals))
  return { kind, domain: [from, to], ticks: multiples(from, to, step).map((value) => ({ value, text: text(value) })), title }
}

/** The scale of an axis onto these places. Values beyond the domain go beyond the range. */
export const scaleOf = ({ kind, domain: [low, high] }: Axis, from: number, to: number): Scale => {
  if (kind === 'log') {
    const [a, b] = [Math.log(low), Math.log(high)]
    return (value) => from + ((Math.log(Math.max(value, Number.MIN_VALUE)) - a) / (b - a)) * (to - from)
  }
  return (value) => from + ((value - low) / (high - low)) * (to - from)
}
