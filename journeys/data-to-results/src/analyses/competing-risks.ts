import { type Issue, IssueError } from '@dacryon/core'
import { kaplanMeier as kaplanMeierChart } from '@dacryon/pictures'
import {
  completeCases,
  type FactorColumn,
  type Frame,
  factorOf,
  type NumericColumn,
  numericOf,
  relevel,
  withColumns,
} from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import {
  type CoxModel,
  computeCumulativeIncidence,
  type FineGrayModel,
  fitCauseSpecificCox,
  fitFineGray,
  incidenceAt,
  testGray,
} from '@dacryon/stats/survival'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn, optionalColumns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkDistinct } from '../kit/check-distinct.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { effectsTable, waldRatio } from '../kit/effects.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { roundTimes } from '../kit/round-times.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { termLabels } from '../kit/term-labels.ts'
import { withReference } from '../kit/with-reference.ts'
import { atRiskAt, countsTable, drawnCurve, grayTable, incidenceTable } from './competing-risks-parts.ts'

const notAnEvent = (status: FactorColumn, event: string, censored: string): Issue => ({
  code: 'level-unknown',
  severity: 'error',
  message: `${status.name} has no event ${event} in the rows that are used.`,
  remedy: `Choose one of ${status.levels.filter((name) => name !== censored).join(', ')}.`,
  column: status.name,
  value: event,
})

/** The status with the end of follow-up first, as the statistics take it. Throws where the event never happens. */
const statusesOf = (status: FactorColumn, event: string, censored: string): FactorColumn => {
  if (!status.levels.includes(event) || event === censored) throw new IssueError([notAnEvent(status, event, censored)])
  return relevel(status.levels.includes(censored) ? status : { ...status, levels: [...status.levels, censored] }, censored)
}

interface Specification {
  readonly time: string
  readonly status: string
  readonly event: string
  readonly group?: string
  readonly terms: readonly (readonly string[])[]
  readonly level: number
}

/** What was estimated of a frame, with the events in the order of the tables, the one of interest first. */
const estimateAll = (frame: Frame, { time, status, event, group, terms, level }: Specification) => {
  const others = ask(factorOf(frame, status)).levels.slice(1)
  const incidence = ask(computeCumulativeIncidence(frame, { time, status, ...(group !== undefined && { group }), level }))
  const gray = group === undefined ? undefined : ask(testGray(frame, { time, status, group }))
  const regression = { time, status, of: event, terms, level }
  const models =
    terms.length === 0
      ? undefined
      : { fineGray: ask(fitFineGray(frame, regression)), causeSpecific: ask(fitCauseSpecificCox(frame, regression)) }
  return {
    events: [event, ...others.filter((name) => name !== event)],
    groups: incidence.groups,
    times: roundTimes(Math.max(...incidence.groups.map(({ curve }) => curve.time.at(-1) ?? 0))),
    gray,
    models,
    labels: termLabels(frame, terms),
    warnings: once([
      ...incidence.warnings,
      ...(gray?.warnings ?? []),
      ...(models === undefined ? [] : [...models.fineGray.warnings, ...models.causeSpecific.warnings]),
    ]),
  }
}

type Found = ReturnType<typeof estimateAll>

const ratioTables = ({ models, labels }: Found, event: string, level: number): readonly ResultTable[] => {
  if (models === undefined) return []
  const ratios = ({ coefficients }: FineGrayModel | CoxModel) => coefficients.map(({ value }, at) => waldRatio(labels[at] ?? '', value))
  return [
    effectsTable(
      'subdistribution',
      `Subdistribution hazard ratios of ${event}`,
      'Subdistribution hazard ratio',
      ratios(models.fineGray),
      level,
    ),
    effectsTable('cause-specific', `Cause-specific hazard ratios of ${event}`, 'Hazard ratio', ratios(models.causeSpecific), level),
  ]
}

const pictures = ({ events, groups, times }: Found, { name, unit }: NumericColumn, by: string | undefined): readonly Figure[] => {
  const shown = groups.slice(0, 8)
  return events.slice(0, 4).map((event, at) =>
    figure(`incidence-${at + 1}`, kaplanMeierChart, {
      title: pictureTitle(`Cumulative incidence of ${event}${by === undefined ? '' : ` by ${by}`}`),
      time: axisOf({ name, ...(unit !== undefined && { unit }) }),
      outcome: short(`Incidence of ${event}`),
      form: 'incidence',
      curves: shown.map((one) => drawnCurve(one, event)),
      atRisk: { times: [...times], counts: shown.map((one) => times.map((time) => atRiskAt(one, time))) },
    }),
  )
}

const headlineOf = ({ groups, times, gray }: Found, event: string): string => {
  const last = times.at(-1) ?? 0
  const said = groups.map((one) => {
    const [at] = incidenceAt(one, event, [last])
    return at === undefined
      ? ''
      : `${sayEstimate(at.incidence, at.interval, 'percent')}${one.group === undefined ? '' : ` in ${one.group}`}`
  })
  const own = gray?.tests.find((one) => one.event === event)?.test
  const tested = own === undefined ? '' : `; Gray's test ${sayP(isEstimable(own) ? own.pValue : own)}`
  return `Cumulative incidence of ${event} at ${last}: ${said.join(', ')}${tested}.`
}

const methodsOf = ({ events, models }: Found, { event, group, terms, level }: Specification): string => {
  const tested = group === undefined ? '' : ` and compared between the groups of ${group} by Gray's test`
  const regressed =
    models === undefined
      ? ''
      : ` ${event} was regressed on ${sayList(terms.flat())} by Fine and Gray's subdistribution hazards and by a cause-specific Cox model in which other events ended follow-up.`
  return `Cumulative incidences of ${sayList(events)} were estimated by the method of Aalen and Johansen with ${sayLevel(level)} confidence intervals${tested}.${regressed} Rows without a value were left out.`
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
    const statuses = statusesOf(ask(factorOf(cases.frame, status)), event, censored)
    const groups = group === undefined ? undefined : withReference(ask(factorOf(cases.frame, group)), options.reference)
    if (groups !== undefined) checkLevels([groups])
    const frame = withColumns(cases.frame, statuses, ...(groups === undefined ? [] : [groups]))
    const duration = ask(numericOf(frame, time))
    const specification = { time, status, event, ...(group !== undefined && { group }), terms, level }
    const found = estimateAll(frame, specification)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(found, event),
        methods: methodsOf(found, specification),
        tables: [
          countsTable(found.groups, found.events),
          incidenceTable(found.groups, found.events, found.times, level, time),
          ...(found.gray === undefined ? [] : [grayTable(found.gray)]),
          ...ratioTables(found, event, level),
        ],
        figures: pictures(found, duration, group),
        warnings: once([...cases.warnings, ...found.warnings]),
      },
    }
  },
})
