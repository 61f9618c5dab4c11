import { proportions as proportionsChart } from '@dacryon/pictures'
import {
  computeFisherExact,
  computeMiettinenNurminenDifference,
  computeNewcombeDifference,
  type Estimate,
  type TestResult,
} from '@dacryon/stats'
import { completeCases, factorOf } from '@dacryon/stats/data'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { type Figure, figure, type ResultColumn, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { type ResponseInTwo, responseInTwo } from '../kit/response-in-two.ts'
import { counts, pValues, shares, words } from '../kit/result-columns.ts'
import { wilsonBar } from '../kit/wilson-bar.ts'
import { shownP } from '../shown.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Shares of two groups and their difference. */
interface Compared {
  readonly response: ResponseInTwo
  readonly bars: readonly ReturnType<typeof wilsonBar>[]
  readonly difference: Estimate
  readonly newcombe: Estimate
  readonly fisher: TestResult
  /** The level in words. */
  readonly level: string
}

const shareColumns = (level: string): readonly ResultColumn[] => [
  { name: 'low', title: `Low, ${level} CI`, as: 'percent' },
  { name: 'high', title: `High, ${level} CI`, as: 'percent' },
]

const proportionsTable = ({ bars, level }: Compared): ResultTable => ({
  id: 'proportions',
  title: 'Proportions',
  columns: [
    words('group', 'Group'),
    counts('events', 'Events'),
    counts('n', 'n'),
    shares('proportion', 'Proportion'),
    ...shareColumns(level),
  ],
  rows: bars.map(({ group, yes, of, estimate, low, high }) => [group, yes, of, estimate, low, high]),
  note: 'Wilson score intervals.',
})

const comparisonTable = ({ response, difference, newcombe, fisher, level }: Compared): ResultTable => {
  const [name, reference] = response.names
  return {
    id: 'comparison',
    title: 'Comparison',
    columns: [
      words('comparison', 'Comparison'),
      words('method', 'Method'),
      shares('difference', 'Difference'),
      ...shareColumns(level),
      pValues('p', 'P'),
    ],
    rows: [
      ...[difference, newcombe].map(({ method, estimate, interval }) => [
        `${name} minus ${reference}`,
        method,
        estimate,
        interval.low,
        interval.high,
        null,
      ]),
      [`${name} and ${reference}`, fisher.method, null, null, null, fisher.pValue],
    ],
  }
}

const headlineOf = ({ response, bars, difference, fisher, level }: Compared): string => {
  const said = bars.map(({ group, yes, of }) => `${yes}/${of} (${percent(yes / of)}) in ${group}`)
  const { estimate, interval } = difference
  return `${response.what}: ${said.join(', ')}; difference ${percent(estimate)} (${level} CI ${percent(interval.low)} to ${percent(interval.high)}), P ${shownP(fisher.pValue)}.`
}

const methodsOf = ({ response: { what, names }, level }: Compared): string =>
  `The proportions with ${what} were compared between ${names[0]} and ${names[1]} by their difference with Miettinen and Nurminen's ${level} score interval (Newcombe's interval is given beside it) and Fisher's exact test, two-sided; intervals of single proportions are Wilson's. Rows without outcome or group were left out.`

const picture = ({ response: { what }, bars, fisher, level }: Compared, outcome: string, group: string): Figure =>
  figure('proportions', proportionsChart, {
    title: `${what} by ${group}`,
    measure: what,
    interval: `${level} confidence interval (Wilson)`,
    groups: bars.map((bar) => bar.group),
    clusters: [{ label: outcome, bars: [...bars], comparison: `P ${shownP(fisher.pValue)}` }],
  })

/** Two proportions compared. */
export const twoProportions = analysis({
  id: 'two-proportions',
  title: 'Two proportions compared',
  group: 'compare',
  question: 'Does one group respond more often than the other?',
  summary: `Counts the event in two groups and gives the risk difference with Miettinen and Nurminen's score interval (Newcombe's beside it), and
Fisher's exact test. Assumes independent patients, one row each. Patients without an outcome or a group are left out and counted: in a trial,
decide first how missing responses count.`,
  citations: [
    {
      title: 'Comparative analysis of two rates',
      authors: 'Miettinen O, Nurminen M',
      year: 1985,
      where: 'Stat Med 4:213-226',
      doi: '10.1002/sim.4780040211',
    },
    {
      title: 'Interval estimation for the difference between independent proportions',
      authors: 'Newcombe RG',
      year: 1998,
      where: 'Stat Med 17:873-890',
    },
  ],
  options: z.object({
    outcome: column('factor', 'Outcome of two values, such as response'),
    group: column('factor', 'Group of two values, such as arm'),
    event: z.string().min(1).exactOptional().describe('Value of the outcome that counts; the last of the alphabet when absent'),
    reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: `arm,response\n${['active,yes\n'.repeat(24), 'active,no\n'.repeat(16), 'placebo,yes\n'.repeat(7), 'placebo,no\n'.repeat(32)].join('')}`,
    options: { outcome: 'response', group: 'arm', reference: 'placebo' },
  }),
  run: (frame, options) => {
    const cases = ask(completeCases(frame, [options.outcome, options.group]))
    const [outcome, group] = [ask(factorOf(cases.frame, options.outcome)), ask(factorOf(cases.frame, options.group))]
    const response = responseInTwo(outcome, group, options)
    const [first, second] = response.count()
    const [difference, newcombe] = [
      ask(computeMiettinenNurminenDifference(first, second, options.level)),
      ask(computeNewcombeDifference(first, second, options.level)),
    ]
    const compared: Compared = {
      response,
      difference,
      newcombe,
      fisher: ask(computeFisherExact(first, second)),
      bars: [wilsonBar(response.names[0], first, options.level), wilsonBar(response.names[1], second, options.level)],
      level: `${100 * options.level} %`,
    }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(compared),
        methods: methodsOf(compared),
        tables: [proportionsTable(compared), comparisonTable(compared)],
        figures: [picture(compared, options.outcome, options.group)],
        warnings: cases.warnings,
      },
    }
  },
})
