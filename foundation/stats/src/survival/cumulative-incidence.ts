import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { levelIssues } from '../regression/model-frame.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted, Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { type CompetingFollowUp, competingRows } from './competing-rows.ts'
import { type IncidenceCurve, incidenceCurve } from './incidence-curve.ts'
import { indexAt } from './survival-curve.ts'
import { groupsOf } from './survival-frame.ts'
import { type SurvivalScale, survivalInterval } from './survival-interval.ts'

/** How to compute incidences. */
export interface CumulativeIncidenceSpecification extends CompetingFollowUp {
  readonly group?: string
  /** Default `log-log`. */
  readonly scale?: SurvivalScale
  /** Default `jackknife`, the infinitesimal jackknife. */
  readonly variance?: 'jackknife' | 'aalen'
  /** Default 0.95. */
  readonly level?: number
}

/** A group's cumulative incidences. */
export interface GroupIncidence {
  readonly group?: string
  readonly n: number
  readonly events: readonly string[]
  readonly curve: IncidenceCurve
  readonly scale: SurvivalScale
  readonly variance: 'jackknife' | 'aalen'
  readonly level: number
}

/** Cumulative incidences of competing events. */
export interface CumulativeIncidence {
  readonly method: 'Cumulative incidence (Aalen-Johansen)'
  readonly counted: Counted
  readonly groups: readonly GroupIncidence[]
  readonly warnings: readonly Issue[]
}

/**
 * Cumulative incidence of each of several events of which only the first happens: the chance to have had it by a time, in a world where
 * the others happen too. Events of a patient after the first are not looked at.
 *
 * Source: Aalen OO, Johansen S. Scand J Stat 1978;5:141-150.
 *
 * Issues: those of `competingRows`; `level-out-of-range`.
 *
 * @example
 * computeCumulativeIncidence(cohort, { time: 'years', status: 'outcome', group: 'sex' })
 */
export const computeCumulativeIncidence = (frame: Frame, specification: CumulativeIncidenceSpecification): Outcome<CumulativeIncidence> => {
  const { group, scale = 'log-log', variance = 'jackknife', level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  const read = competingRows(frame, specification, group === undefined ? [] : [group])
  if (!read.ok) return read
  const { time, status, events, counted, warnings } = read.value
  const method = 'Cumulative incidence (Aalen-Johansen)'
  const of = (keep: (row: number) => boolean) => {
    const t = time.filter((_, row) => keep(row))
    const s = status.filter((_, row) => keep(row))
    return { n: t.length, events, curve: incidenceCurve(t, s, events.length), scale, variance, level }
  }
  if (group === undefined) return done({ method, counted, groups: [of(() => true)], warnings })
  const factor = groupsOf(read.value.frame, group)
  if (!factor.ok) return factor
  const { levels, codes } = factor.value
  const groups = levels.map((name, code) => ({ group: name, ...of((row) => codes[row] === code) }))
  return done({ method, counted, groups, warnings })
}

/** What a curve says of one event at one time. */
export interface IncidenceAt {
  readonly time: number
  readonly incidence: number
  readonly standardError: Estimable
  readonly interval: Estimable<Interval>
}

/**
 * Incidence of an event (its name, or number from 0) at given times.
 *
 * @example
 * incidenceAt(group, 'lymphoma', [5, 10])
 */
export const incidenceAt = (group: GroupIncidence, event: string | number, times: readonly number[]): readonly IncidenceAt[] => {
  const cause = group.curve.causes[typeof event === 'number' ? event : group.events.indexOf(event)]
  if (cause === undefined) throw new RangeError(`There is no event ${event}.`)
  return times.map((time) => {
    const at = indexAt(group.curve.time, time)
    const incidence = at < 0 ? 0 : (cause.incidence[at] as number)
    const none = notEstimable('no-event-yet', 'There is no such event up to this time.')
    if (incidence === 0) return { time, incidence, standardError: none, interval: none }
    const variance = cause[group.variance][at] as number
    return {
      time,
      incidence,
      standardError: Math.sqrt(variance),
      interval: survivalInterval(group.scale, incidence, variance / incidence ** 2, group.level),
    }
  })
}
