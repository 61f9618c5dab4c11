import { IssueError } from '@dacryon/core'
import { kaplanMeier as kaplanMeierChart } from '@dacryon/pictures'
import { completeCases, factorOf, numericOf, relevel, withColumns } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import {
  computeCumulativeIncidence,
  fitCauseSpecificCox,
  fitFineGray,
  type GrayTest,
  type GroupIncidence,
  incidenceAt,
  testGray,
} from '@dacryon/stats/survival'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn, optionalColumns } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkDistinct } from '../kit/check-distinct.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { effectsTable, waldRatio } from '../kit/effects.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { roundTimes } from '../kit/round-times.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { termLabels } from '../kit/term-labels.ts'
import { withReference } from '../kit/with-reference.ts'

const nameOf = (group: GroupIncidence): string => group.group ?? 'all'

const eventsAt = (group: GroupIncidence, event: string): Float64Array =>
  group.curve.causes[group.events.indexOf(event)]?.events ?? new Float64Array(0)

const eventCount = (group: GroupIncidence, event: string): number => eventsAt(group, event).reduce((sum, value) => sum + value, 0)

const atRiskAt = ({ curve, n }: GroupIncidence, time: number): number => {
  const at = curve.time.findIndex((value) => value >= time)
  return at < 0 ? 0 : at === 0 ? n : (curve.atRisk[at] ?? 0)
}

const incidenceTable = (
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

const countsTable = (groups: readonly GroupIncidence[], events: readonly string[]): ResultTable => ({
  id: 'events',
  title: 'Events',
  columns: [words('group', 'Group'), counts('n', 'n'), ...events.map((event, at) => counts(`event_${at + 1}`, event))],
  rows: groups.map((group) => [nameOf(group), group.n, ...events.map((event) => eventCount(group, event))]),
})

const grayTable = (test: GrayTest): ResultTable => ({
  id: 'gray',
  title: "Gray's test",
  columns: [words('event', 'Event'), numbers('chi_square', 'Chi-square'), counts('df', 'df'), pValues('p', 'P')],
  rows: test.tests.map(({ event, test: found }) => [
    event,
    ...(isEstimable(found) ? [found.statistic, found.df, found.pValue] : [found, found, found]),
  ]),
})

/** The incidence of an event as the chart draws it, rising. */
const drawnCurve = (group: GroupIncidence, event: string) => {
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

/** Competing events. */
export const competingRisks = analysis({
  id: 'competing-risks',
  title: 'Competing events',
  group: 'survive',
  question: 'How likely is each of several events, of which only the first can happen, and does that differ between groups?',
  summary: `Cumulative incidence by Aalen and Johansen with Gray's test between groups, and for the event of interest the two regressions that belong
together: Fine and Gray (how the incidence moves) and cause-specific Cox (how the hazard among those still free of any event moves).

One row per subject with the first event. Assumes that follow-up ends for reasons that have nothing to do with the events. An event may come
less often only because another comes more often: look at every event before saying that a group is protected.`,
  citations: [
    {
      title: 'An empirical transition matrix for non-homogeneous Markov chains based on censored observations',
      authors: 'Aalen OO, Johansen S',
      year: 1978,
      where: 'Scand J Stat 5:141-150',
    },
    {
      title: 'A class of K-sample tests for comparing the cumulative incidence of a competing risk',
      authors: 'Gray RJ',
      year: 1988,
      where: 'Ann Stat 16:1141-1154',
      doi: '10.1214/aos/1176350951',
    },
    {
      title: 'A proportional hazards model for the subdistribution of a competing risk',
      authors: 'Fine JP, Gray RJ',
      year: 1999,
      where: 'J Am Stat Assoc 94:496-509',
      doi: '10.1080/01621459.1999.10474144',
    },
  ],
  options: z.object({
    time: column('numeric', 'Time from the start to the first event or the end of follow-up'),
    status: column('factor', 'What happened then: end of follow-up or one of the events'),
    censored: z.string().min(1).describe('Value of the status that means follow-up just ended'),
    event: z.string().min(1).describe('Event of interest'),
    group: optionalColumn('factor', 'Groups, a curve each'),
    reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
    covariates: optionalColumns('either', 'Covariates of the regressions'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('competing-risks', ['years', 'outcome', 'c4', 'age'], 150, (random) => {
      const [c4, age] = [random.bernoulli(0.4) ? 'low' : 'normal', Math.round(random.uniform(30, 80))]
      const lymphoma = random.exponential(c4 === 'low' ? 22 : 60)
      const death = random.exponential(40 * Math.exp(-0.03 * (age - 55)))
      const end = random.uniform(4, 20)
      const first = Math.min(lymphoma, death, end)
      return [Math.max(0.1, first), first === end ? 'end of follow-up' : first === death ? 'death' : 'lymphoma', c4, age]
    }),
    options: {
      time: 'years',
      status: 'outcome',
      censored: 'end of follow-up',
      event: 'lymphoma',
      group: 'c4',
      reference: 'normal',
      covariates: ['age'],
    },
  }),
  run: (given, options) => {
    const { time, status, censored, event, group, covariates, level } = options
    const terms = [...(group === undefined ? [] : [[group]]), ...covariates.map((name) => [name])]
    checkDistinct([time, status, ...terms.flat()])
    const cases = ask(completeCases(given, [time, status, ...terms.flat()]))
    const found = ask(factorOf(cases.frame, status))
    if (!found.levels.includes(event) || event === censored)
      throw new IssueError([
        {
          code: 'level-unknown',
          severity: 'error',
          message: `${status} has no event ${event} in the rows that are used.`,
          remedy: `Choose one of ${found.levels.filter((name) => name !== censored).join(', ')}.`,
          column: status,
          value: event,
        },
      ])
    const whole = found.levels.includes(censored) ? found : { ...found, levels: [...found.levels, censored] }
    const statuses = relevel(whole, censored)
    const groups = group === undefined ? undefined : withReference(ask(factorOf(cases.frame, group)), options.reference)
    if (groups !== undefined) checkLevels([groups])
    const frame = withColumns(cases.frame, statuses, ...(groups === undefined ? [] : [groups]))
    const { unit } = ask(numericOf(frame, time))
    const events = [event, ...statuses.levels.slice(1).filter((name) => name !== event)]
    const incidence = ask(computeCumulativeIncidence(frame, { time, status, ...(group !== undefined && { group }), level }))
    const gray = group === undefined ? undefined : ask(testGray(frame, { time, status, group }))
    const specification = { time, status, of: event, terms, level }
    const labels = termLabels(frame, terms)
    const models =
      terms.length === 0
        ? undefined
        : { fineGray: ask(fitFineGray(frame, specification)), causeSpecific: ask(fitCauseSpecificCox(frame, specification)) }
    const times = roundTimes(Math.max(...incidence.groups.map(({ curve }) => curve.time.at(-1) ?? 0)))
    const last = times.at(-1) ?? 0
    const said = incidence.groups.map((one) => {
      const [at] = incidenceAt(one, event, [last])
      return at === undefined
        ? ''
        : `${sayEstimate(at.incidence, at.interval, 'percent')}${one.group === undefined ? '' : ` in ${one.group}`}`
    })
    const grayOwn = gray?.tests.find((one) => one.event === event)?.test
    const ratios = (from: NonNullable<typeof models>['fineGray' | 'causeSpecific']) =>
      from.coefficients.map(({ value }, at) => waldRatio(labels[at] ?? '', value))
    const shown = incidence.groups.slice(0, 8)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `Cumulative incidence of ${event} at ${last}: ${said.join(', ')}${grayOwn === undefined ? '' : `; Gray's test ${isEstimable(grayOwn) ? sayP(grayOwn.pValue) : sayP(grayOwn)}`}.`,
        methods: `Cumulative incidences of ${sayList(events)} were estimated by the method of Aalen and Johansen with ${sayLevel(level)} confidence intervals${gray === undefined ? '' : ` and compared between the groups of ${group} by Gray's test`}.${models === undefined ? '' : ` ${event} was regressed on ${sayList(terms.flat())} by Fine and Gray's subdistribution hazards and by a cause-specific Cox model in which other events ended follow-up.`} Rows without a value were left out.`,
        tables: [
          countsTable(incidence.groups, events),
          incidenceTable(incidence.groups, events, times, level, time),
          ...(gray === undefined ? [] : [grayTable(gray)]),
          ...(models === undefined
            ? []
            : [
                effectsTable(
                  'subdistribution',
                  `Subdistribution hazard ratios of ${event}`,
                  'Subdistribution hazard ratio',
                  ratios(models.fineGray),
                  level,
                ),
                effectsTable(
                  'cause-specific',
                  `Cause-specific hazard ratios of ${event}`,
                  'Hazard ratio',
                  ratios(models.causeSpecific),
                  level,
                ),
              ]),
        ],
        figures: events.slice(0, 4).map((name, at) =>
          figure(`incidence-${at + 1}`, kaplanMeierChart, {
            title: pictureTitle(`Cumulative incidence of ${name}${group === undefined ? '' : ` by ${group}`}`),
            time: axisOf({ name: time, ...(unit !== undefined && { unit }) }),
            outcome: short(`Incidence of ${name}`),
            form: 'incidence',
            curves: shown.map((one) => drawnCurve(one, name)),
            atRisk: { times: [...times], counts: shown.map((one) => times.map((at_) => atRiskAt(one, at_))) },
          }),
        ),
        warnings: once([
          ...cases.warnings,
          ...incidence.warnings,
          ...(gray?.warnings ?? []),
          ...(models === undefined ? [] : [...models.fineGray.warnings, ...models.causeSpecific.warnings]),
        ]),
      },
    }
  },
})
