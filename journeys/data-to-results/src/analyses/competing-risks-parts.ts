import { isEstimable } from '@dacryon/stats/result'
import { type GrayTest, type GroupIncidence, incidenceAt } from '@dacryon/stats/survival'
import type { ResultTable } from '../findings.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { short } from '../kit/short.ts'

const nameOf = (group: GroupIncidence): string => group.group ?? 'all'

const eventsAt = (group: GroupIncidence, event: string): Float64Array =>
  group.curve.causes[group.events.indexOf(event)]?.events ?? new Float64Array(0)

const eventCount = (group: GroupIncidence, event: string): number => eventsAt(group, event).reduce((sum, value) => sum + value, 0)

/** Subjects of a group at risk just before a time. */
export const atRiskAt = ({ curve, n }: GroupIncidence, time: number): number => {
  const at = curve.time.findIndex((value) => value >= time)
  return at < 0 ? 0 : at === 0 ? n : (curve.atRisk[at] ?? 0)
}

/** The incidence of every event in every group at chosen times. */
export const incidenceTable = (
  groups: readonly GroupIncidence[],
  events: readonly string[],
  times: readonly number[],
  level: number,
  time: string,
): ResultTable => ({
  id: 'incidence',
  title: 'Cumulative incidence',
  columns: [
    words('event', 'Event'),
    words('group', 'Group'),
    numbers('time', time),
    counts('at_risk', 'At risk'),
    ...estimateColumns('Incidence', level, 'percent').slice(0, 3),
  ],
  rows: events.flatMap((event) =>
    groups.flatMap((group) =>
      incidenceAt(group, event, times).map((at) => [
        event,
        nameOf(group),
        at.time,
        atRiskAt(group, at.time),
        ...estimateCells(at.incidence, at.interval, null).slice(0, 3),
      ]),
    ),
  ),
  note: 'The chance to have had the event by the time, in a world where the other events happen too.',
})

/** Subjects and events of each group. */
export const countsTable = (groups: readonly GroupIncidence[], events: readonly string[]): ResultTable => ({
  id: 'events',
  title: 'Events',
  columns: [words('group', 'Group'), counts('n', 'n'), ...events.map((event, at) => counts(`event_${at + 1}`, event))],
  rows: groups.map((group) => [nameOf(group), group.n, ...events.map((event) => eventCount(group, event))]),
})

/** Gray's test of every event. */
export const grayTable = (test: GrayTest): ResultTable => ({
  id: 'gray',
  title: "Gray's test",
  columns: [words('event', 'Event'), numbers('chi_square', 'Chi-square'), counts('df', 'df'), pValues('p', 'P')],
  rows: test.tests.map(({ event, test: found }) => [
    event,
    ...(isEstimable(found) ? [found.statistic, found.df, found.pValue] : [found, found, found]),
  ]),
})

/** The incidence of an event as the chart draws it, rising. */
export const drawnCurve = (group: GroupIncidence, event: string) => {
  const own = eventsAt(group, event)
  const times = [...group.curve.time].filter((_, at) => (own[at] ?? 0) > 0).slice(0, 5000)
  return {
    label: short(nameOf(group)),
    n: group.n,
    events: eventCount(group, event),
    steps: incidenceAt(group, event, times).map(({ time, incidence, interval }) => ({
      time,
      estimate: Math.min(1, incidence),
      low: isEstimable(interval) ? interval.low : null,
      high: isEstimable(interval) ? interval.high : null,
    })),
    last: group.curve.time.at(-1) ?? 0,
  }
}
