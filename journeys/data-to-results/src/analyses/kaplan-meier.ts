import { kaplanMeier as kaplanMeierChart } from '@dacryon/pictures'
import { factorOf, withColumns } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import {
  computeKaplanMeier,
  computeRestrictedMeans,
  type KaplanMeierCurve,
  type LogRankTest,
  type RestrictedMeans,
  survivalAt,
  survivalQuantiles,
  testLogRank,
} from '@dacryon/stats/survival'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { optionalColumn } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { estimateParts } from '../kit/estimate-parts.ts'
import { exampleTable } from '../kit/example-table.ts'
import { followUpFields, followUpRows } from '../kit/follow-up.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { roundTimes } from '../kit/round-times.ts'
import { sayEstimate, sayLevel, sayNumber, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { withReference } from '../kit/with-reference.ts'

const everybody = 'all'

const medianOf = (curve: KaplanMeierCurve) => {
  const [median] = survivalQuantiles(curve, [0.5])
  if (median === undefined) throw new RangeError('A quantile was asked for and not given.')
  return median
}

const groupsTable = (curves: readonly KaplanMeierCurve[], level: number, unit?: string): ResultTable => ({
  id: 'medians',
  title: 'Median time to the event',
  columns: [
    words('group', 'Group'),
    counts('n', 'n'),
    counts('events', 'Events'),
    ...estimateColumns('Median', level, 'number', unit).slice(0, 3),
  ],
  rows: curves.map((curve) => {
    const { time, low, high } = medianOf(curve)
    return [curve.group ?? everybody, curve.n, curve.events, time, low, high]
  }),
  note: 'Not estimable where the curve, or its limit, does not fall to one half within follow-up. Limits by Brookmeyer and Crowley.',
})

const survivalTable = (curves: readonly KaplanMeierCurve[], times: readonly number[], level: number, time: string): ResultTable => ({
  id: 'survival',
  title: 'Share without the event',
  columns: [
    words('group', 'Group'),
    numbers('time', time),
    counts('at_risk', 'At risk'),
    ...estimateColumns('Share', level, 'percent').slice(0, 3),
  ],
  rows: curves.flatMap((curve) =>
    survivalAt(curve, times).map((at) => [
      curve.group ?? everybody,
      at.time,
      at.atRisk,
      ...estimateCells(at.survival, at.interval, null).slice(0, 3),
    ]),
  ),
  note: 'Beyond the longest follow-up the last value is carried on and nobody is at risk.',
})

const testTable = (test: LogRankTest): ResultTable => ({
  id: 'test',
  title: 'Comparison of curves',
  columns: [
    words('group', 'Group'),
    counts('n', 'n'),
    numbers('observed', 'Events'),
    numbers('expected', 'Expected'),
    numbers('statistic', 'Chi-square'),
    counts('df', 'df'),
    pValues('p', 'P'),
  ],
  rows: test.groups.map(({ group, n, observed, expected }, at) =>
    at === 0 ? [group, n, observed, expected, test.statistic, test.df, test.pValue] : [group, n, observed, expected, null, null, null],
  ),
  note: `${test.method}, two-sided.`,
})

const meansTables = ({ means, differences, horizon }: RestrictedMeans, level: number, unit?: string): readonly ResultTable[] => [
  {
    id: 'restricted-means',
    title: `Restricted mean time to ${horizon}`,
    columns: [words('group', 'Group'), numbers('mean', 'Mean', unit), numbers('se', 'Standard error', unit)],
    rows: means.map(({ group, mean, standardError }) => [group ?? everybody, mean, standardError]),
  },
  ...(differences.length === 0
    ? []
    : [
        {
          id: 'restricted-mean-differences',
          title: `Differences of restricted means to ${horizon}`,
          columns: [words('comparison', 'Comparison'), ...estimateColumns('Difference', level, 'number', unit)],
          rows: differences.map(({ contrast, difference }) => {
            const { estimate, interval, p } = estimateParts(difference)
            return [contrast.replace(' - ', ' minus '), ...estimateCells(estimate, interval, p)]
          }),
        },
      ]),
]

/** A curve as the chart draws it. */
const drawnCurve = (curve: KaplanMeierCurve) => {
  const { time, events, censored } = curve.curve
  const eventTimes = [...time].filter((_, at) => (events[at] ?? 0) > 0).slice(0, 5000)
  const { time: median, low, high } = medianOf(curve)
  return {
    label: short(curve.group ?? everybody),
    n: curve.n,
    events: curve.events,
    steps: survivalAt(curve, eventTimes).map((at) => ({
      time: at.time,
      estimate: at.survival,
      low: isEstimable(at.interval) ? at.interval.low : null,
      high: isEstimable(at.interval) ? at.interval.high : null,
    })),
    censored: [...time].filter((_, at) => (censored[at] ?? 0) > 0).slice(0, 5000),
    last: time.at(-1) ?? 0,
    median: {
      estimate: isEstimable(median) ? median : null,
      low: isEstimable(low) ? low : null,
      high: isEstimable(high) ? high : null,
    },
  }
}

const sayMedian = (curve: KaplanMeierCurve): string => {
  const { time, low, high } = medianOf(curve)
  const name = curve.group === undefined ? '' : ` in ${curve.group}`
  if (!isEstimable(time)) return `median not reached${name} (${curve.events}/${curve.n} events)`
  const limits = `${isEstimable(low) ? sayNumber(low) : 'not reached'} to ${isEstimable(high) ? sayNumber(high) : 'not reached'}`
  return `median ${sayNumber(time)} (${sayLevel(curve.level)} CI ${limits})${name}`
}

/** Kaplan-Meier curves. */
export const kaplanMeier = analysis({
  id: 'kaplan-meier',
  title: 'Time to event by Kaplan and Meier',
  group: 'survive',
  question: 'How long does it take until an event, and does that differ between groups?',
  summary: `Product-limit curves with the table of patients at risk, medians, and the log-rank test between groups; restricted mean times to a horizon
where one is given, with their differences, which need no proportional hazards.

Assumes that follow-up ends for reasons that have nothing to do with the event. Where another event (death) makes it impossible, the curve
overstates it: see competing-risks. The log-rank test is blind to curves that cross. The horizon must be chosen before looking.`,
  citations: [
    {
      title: 'Nonparametric estimation from incomplete observations',
      authors: 'Kaplan EL, Meier P',
      year: 1958,
      where: 'J Am Stat Assoc 53:457-481',
      doi: '10.1080/01621459.1958.10501452',
    },
    {
      title: 'A class of rank test procedures for censored survival data',
      authors: 'Harrington DP, Fleming TR',
      year: 1982,
      where: 'Biometrika 69:553-566',
      doi: '10.1093/biomet/69.3.553',
    },
    {
      title:
        'Restricted mean survival time: an alternative to the hazard ratio for the design and analysis of randomized trials with a time-to-event outcome',
      authors: 'Royston P, Parmar MKB',
      year: 2013,
      where: 'BMC Med Res Methodol 13:152',
      doi: '10.1186/1471-2288-13-152',
    },
  ],
  options: z.object({
    ...followUpFields,
    group: optionalColumn('factor', 'Groups, a curve each'),
    reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
    strata: optionalColumn('factor', 'Strata within which groups are compared'),
    rho: z.number().min(0).max(4).default(0).describe('Weight of the test: 0 is log-rank, 1 gives early events more weight'),
    horizon: z.number().positive().exactOptional().describe('Time up to which mean times are compared'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('kaplan-meier', ['arm', 'weeks', 'flare'], 80, (random, at) => {
      const arm = at % 2 === 0 ? 'active' : 'placebo'
      const [flare, end] = [random.exponential(arm === 'active' ? 70 : 32), random.uniform(30, 52)]
      return [arm, Math.max(1, Math.round(Math.min(flare, end))), flare <= end ? 'yes' : 'no']
    }),
    options: { time: 'weeks', status: 'flare', group: 'arm', reference: 'placebo', horizon: 30 },
  }),
  run: (given, options) => {
    const { group, strata, horizon, level, rho } = options
    const read = followUpRows(given, options, [...(group === undefined ? [] : [group]), ...(strata === undefined ? [] : [strata])])
    const groups = group === undefined ? undefined : withReference(ask(factorOf(read.frame, group)), options.reference)
    if (groups !== undefined) checkLevels([groups])
    const frame = groups === undefined ? read.frame : withColumns(read.frame, groups)
    const { curves, warnings } = ask(computeKaplanMeier(frame, { ...read.followUp, ...(group !== undefined && { group }), level }))
    const test =
      group === undefined ? undefined : ask(testLogRank(frame, { ...read.followUp, group, ...(strata !== undefined && { strata }), rho }))
    const means = horizon === undefined ? undefined : ask(computeRestrictedMeans(curves, horizon))
    const times = roundTimes(Math.max(0, ...curves.map(({ curve }) => curve.time.at(-1) ?? 0)))
    const what = `${options.status} ${read.eventName}`
    const differences = (means?.differences ?? []).map(({ contrast, difference }) => {
      const { estimate, interval } = estimateParts(difference)
      return `${contrast.replace(' - ', ' minus ')} ${sayEstimate(estimate, interval)}`
    })
    return {
      ok: true,
      value: {
        counted: read.counted,
        headline: `Time to ${what}: ${curves.map(sayMedian).join(', ')}${test === undefined ? '' : `; ${test.method} ${sayP(test.pValue)}`}${differences.length === 0 ? '' : `; restricted mean to ${horizon}: ${differences.join('; ')}`}.`,
        methods: `Time to ${what} was described by Kaplan-Meier curves with ${sayLevel(level)} intervals by Greenwood's variance on the log-log scale${options.entry === undefined ? '' : ', with delayed entry'}; limits of medians are Brookmeyer and Crowley's.${test === undefined ? '' : ` Curves were compared by the ${test.method.replace(/^[LS](?!-)/, (letter) => letter.toLowerCase())}${strata === undefined ? '' : ` within ${strata}`}, two-sided.`}${means === undefined ? '' : ` Restricted mean times to ${horizon} were compared by their differences${groups === undefined ? '' : ` (compared minus ${groups.levels[0]})`}.`} Rows without a value were left out.`,
        tables: [
          groupsTable(curves, level, read.unit),
          ...(test === undefined ? [] : [testTable(test)]),
          survivalTable(curves, times, level, options.time),
          ...(means === undefined ? [] : meansTables(means, level, read.unit)),
        ],
        figures: [
          figure('curves', kaplanMeierChart, {
            title: pictureTitle(`Time to ${what}${group === undefined ? '' : ` by ${group}`}`),
            time: axisOf({ name: options.time, ...(read.unit !== undefined && { unit: read.unit }) }),
            outcome: short(`Without ${what}`),
            ...(test !== undefined && isEstimable(test.pValue) && { test: short(`${test.method} ${sayP(test.pValue)}`) }),
            curves: curves.slice(0, 8).map(drawnCurve),
            atRisk: { times: [...times], counts: curves.slice(0, 8).map((curve) => survivalAt(curve, times).map(({ atRisk }) => atRisk)) },
          }),
        ],
        warnings: once([...read.warnings, ...warnings, ...(test?.warnings ?? [])]),
      },
    }
  },
})
