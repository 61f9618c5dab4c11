import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { levelIssues } from '../regression/model-frame.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import type { Counted, Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { indexAt, type SurvivalCurve, survivalCurve } from './survival-curve.ts'
import { type FollowUp, groupsOf, survivalRows } from './survival-frame.ts'
import { type SurvivalScale, survivalInterval } from './survival-interval.ts'

/** How to compute curves. */
export interface KaplanMeierSpecification extends FollowUp {
  /** Column whose levels get a curve each. */
  readonly group?: string
  /** Default `log-log`, which keeps its level in small groups and stays within 0 and 1. */
  readonly scale?: SurvivalScale
  /** Default 0.95. */
  readonly level?: number
}

/** A group's curve. */
export interface KaplanMeierCurve {
  /** Level of the group; absent for one curve of all. */
  readonly group?: string
  readonly n: number
  readonly events: number
  readonly curve: SurvivalCurve
  readonly scale: SurvivalScale
  readonly level: number
}

/** Kaplan-Meier curves. */
export interface KaplanMeier {
  readonly method: 'Kaplan-Meier (Greenwood)'
  readonly counted: Counted
  readonly curves: readonly KaplanMeierCurve[]
  readonly warnings: readonly Issue[]
}

/**
 * Kaplan-Meier curves by group. Ends of follow-up must have nothing to do with the event; with competing events the complement of this
 * curve is too high, use `computeCumulativeIncidence`.
 *
 * Source: Kaplan EL, Meier P. J Am Stat Assoc 1958;53:457-481, doi:10.1080/01621459.1958.10501452.
 *
 * Issues: those of `survivalRows`; `level-out-of-range`.
 *
 * @example
 * computeKaplanMeier(trial, { time: 'weeks', event: 'relapse', group: 'arm' })
 */
export const computeKaplanMeier = (frame: Frame, specification: KaplanMeierSpecification): Outcome<KaplanMeier> => {
  const { group, scale = 'log-log', level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  const read = survivalRows(frame, specification, group === undefined ? [] : [group])
  if (!read.ok) return read
  const { time, event, entry, counted, warnings } = read.value
  const curveOf = (keep: (row: number) => boolean) => {
    const part = <T extends Float64Array>(values: T): Float64Array => values.filter((_, row) => keep(row))
    const [t, e] = [part(time), part(event)]
    const curve = survivalCurve(t, e, entry === undefined ? undefined : part(entry))
    return { n: t.length, events: e.reduce((sum, value) => sum + value, 0), curve, scale, level }
  }
  if (group === undefined) return done({ method: 'Kaplan-Meier (Greenwood)', counted, curves: [curveOf(() => true)], warnings })
  const factor = groupsOf(read.value.frame, group)
  if (!factor.ok) return factor
  const { levels, codes } = factor.value
  const curves = levels.map((name, code) => ({ group: name, ...curveOf((row) => codes[row] === code) }))
  return done({ method: 'Kaplan-Meier (Greenwood)', counted, curves, warnings })
}

/** What a curve says at one time. */
export interface SurvivalAt {
  readonly time: number
  /** At risk just before the time. */
  readonly atRisk: number
  readonly survival: number
  readonly standardError: Estimable
  readonly interval: Estimable<Interval>
}

/** At risk just before t. */
const atRiskBefore = (curve: SurvivalCurve, t: number): number => {
  const at = indexAt(curve.time, t)
  if (at >= 0 && curve.time[at] === t) return curve.atRisk[at] as number
  return (curve.atRisk[at + 1] as number | undefined) ?? 0
}

/**
 * Survival at given times. Beyond the longest follow-up the last value is carried on and `atRisk` is 0.
 *
 * @example
 * survivalAt(curve, [24, 48])
 */
export const survivalAt = ({ curve, scale, level }: KaplanMeierCurve, times: readonly number[]): readonly SurvivalAt[] =>
  times.map((time) => {
    const at = indexAt(curve.time, time)
    const survival = at < 0 ? 1 : (curve.survival[at] as number)
    const greenwood = at < 0 ? 0 : (curve.greenwood[at] as number)
    const interval = survivalInterval(scale, survival, greenwood, level)
    const standardError = survival === 0 ? notEstimable('nobody-left', 'Nobody is left.') : survival * Math.sqrt(greenwood)
    return { time, atRisk: atRiskBefore(curve, time), survival, standardError, interval }
  })

/** Time by which a share has had the event. */
export interface SurvivalQuantile {
  /** 0.5 for the median. */
  readonly share: number
  readonly time: Estimable
  readonly low: Estimable
  readonly high: Estimable
}

const notReached = notEstimable('quantile-not-reached', 'The curve does not fall that far within follow-up.')

/** First time with a value of at most 1 - share; where the curve stays exactly there for a while, the middle of that while. */
const crossing = (times: Float64Array, values: readonly (number | undefined)[], share: number): Estimable => {
  const target = 1 - share
  const near = 1.5e-8
  const first = values.findIndex((value) => value !== undefined && value <= target + near)
  if (first < 0) return notReached
  const from = times[first] as number
  if ((values[first] as number) < target - near) return from
  const next = values.findIndex((value, at) => at > first && value !== undefined && value < target - near)
  return next < 0 ? from : (from + (times[next] as number)) / 2
}

/**
 * Quantiles of the time to the event with limits: where the limits of the curve cross (Brookmeyer and Crowley).
 *
 * Source: Brookmeyer R, Crowley J. Biometrics 1982;38:29-41, doi:10.2307/2530286.
 *
 * @example
 * survivalQuantiles(curve, [0.25, 0.5])
 */
export const survivalQuantiles = ({ curve, scale, level }: KaplanMeierCurve, shares: readonly number[]): readonly SurvivalQuantile[] => {
  const intervals = Array.from(curve.survival, (survival, at) => survivalInterval(scale, survival, curve.greenwood[at] as number, level))
  const side = (end: 'low' | 'high') => intervals.map((interval) => (isEstimable(interval) ? interval[end] : undefined))
  return shares.map((share) => ({
    share,
    time: crossing(curve.time, [...curve.survival], share),
    low: crossing(curve.time, side('low'), share),
    high: crossing(curve.time, side('high'), share),
  }))
}
