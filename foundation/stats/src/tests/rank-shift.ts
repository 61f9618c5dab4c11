import { normal } from '../numeric/distributions/normal.ts'
import type { Limit } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { halfStep } from './rank-normal.ts'
import { stepRoot } from './step-root.ts'

/** A standardised rank statistic at a shift, before its correction: distance from the mean and standard deviation. */
export type ShiftedStatistic = (shift: number) => { readonly distance: number; readonly spread: number }

/** How a shift is looked for. */
export interface ShiftSearch {
  /** Where the statistic is highest and where it is lowest. */
  readonly from: number
  readonly to: number
  readonly level: number
  readonly alternative: Alternative
  readonly continuity: boolean
  /** Default 1e-10 of the range. */
  readonly tolerance?: number
}

/** Where the standardised statistic passes `z`. */
const passes = (statistic: ShiftedStatistic, z: number, { from, to, alternative, continuity, tolerance }: ShiftSearch): number => {
  const signed = (shift: number): number => {
    const { distance, spread } = statistic(shift)
    // ties can leave no spread at the ends: then the distance alone has the sign
    const correction = continuity ? halfStep(distance, alternative) : 0
    return (spread > 0 ? (distance - correction) / spread : Math.sign(distance) * 1e300) - z
  }
  if (signed(from) <= 0) return from
  if (signed(to) >= 0) return to
  return stepRoot(signed, from, to, tolerance ?? 1e-10 * (to - from))
}

/**
 * Interval of the shift by the normal approximation: the shifts at which the corrected statistic passes the normal quantiles.
 */
export const shiftInterval = (statistic: ShiftedStatistic, search: ShiftSearch): Interval<Limit> => {
  const { level, alternative } = search
  const z = normal.quantileUpper(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level)
  return {
    low: alternative === 'less' ? '-Infinity' : passes(statistic, z, search),
    high: alternative === 'greater' ? 'Infinity' : passes(statistic, -z, search),
    level,
  }
}

/** Shift at which the statistic without correction is at its mean, by root search: anywhere on the flat stretch where it is so. */
export const shiftByRoot = (statistic: ShiftedStatistic, search: ShiftSearch): number =>
  passes(statistic, 0, { ...search, continuity: false })
