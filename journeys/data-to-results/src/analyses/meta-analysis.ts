import { IssueError, type Outcome } from '@dacryon/core'
import { forest } from '@dacryon/pictures'
import { completeCases, type Frame, factorOf, numericOf } from '@dacryon/stats/data'
import { computeEffectSizes, fitMetaAnalysis, type MetaAnalysis, type StudyEffect, testEgger } from '@dacryon/stats/meta'
import { type Estimable, type Interval, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn } from '../column-fields.ts'
import { type Cell, type Figure, type Findings, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkDistinct } from '../kit/check-distinct.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayLevel, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const measureNames = { or: 'Odds ratio', rr: 'Risk ratio', rd: 'Risk difference' } as const

const columnsIssue = new IssueError([
  {
    code: 'columns-missing',
    severity: 'error',
    message: 'The columns are neither events and sizes of two arms nor estimates with standard errors.',
    remedy: 'Name events, n, referenceEvents and referenceN, or estimate and se.',
    column: 'estimate',
  },
])

interface Columns {
  readonly events?: string
  readonly n?: string
  readonly referenceEvents?: string
  readonly referenceN?: string
  readonly estimate?: string
  readonly se?: string
}

/** Columns that are read, in one of the two forms. Throws an `IssueError` (`columns-missing`). */
const columnsOf = ({ events, n, referenceEvents, referenceN, estimate, se }: Columns): readonly string[] => {
  if (events !== undefined && n !== undefined && referenceEvents !== undefined && referenceN !== undefined)
    return [events, n, referenceEvents, referenceN]
  if (estimate !== undefined && se !== undefined) return [estimate, se]
  throw columnsIssue
}

/** The effects of the studies from counts or from estimates. */
const effectsOf = (frame: Frame, study: string, names: readonly string[], measure: 'or' | 'rr' | 'rd') => {
  const { levels, codes } = ask(factorOf(frame, study))
  const labels = Array.from(codes, (code) => levels[code] ?? '')
  const values = names.map((name) => ask(numericOf(frame, name)).values)
  const at = (column: number, row: number): number => values[column]?.[row] ?? 0
  if (names.length === 4) {
    const studies = labels.map((name, row) => ({
      name,
      treated: { yes: at(0, row), of: at(1, row) },
      control: { yes: at(2, row), of: at(3, row) },
    }))
    return ask(computeEffectSizes(measure, studies))
  }
  const effects: readonly StudyEffect[] = labels.map((name, row) => ({ name, effect: at(0, row), variance: at(1, row) ** 2 }))
  return { effects, warnings: [] }
}

const options = z.object({
  study: column('factor', 'Study'),
  events: optionalColumn('numeric', 'Events in the compared arm'),
  n: optionalColumn('numeric', 'Patients in the compared arm'),
  referenceEvents: optionalColumn('numeric', 'Events in the reference arm'),
  referenceN: optionalColumn('numeric', 'Patients in the reference arm'),
  estimate: optionalColumn('numeric', 'Estimate, a ratio as its logarithm'),
  se: optionalColumn('numeric', 'Standard error of the estimate'),
  measure: z.enum(['or', 'rr', 'rd']).default('or').describe('From counts: odds ratio, risk ratio or risk difference'),
  logarithm: z.boolean().default(false).describe('The estimates are logarithms of ratios'),
  model: z.enum(['reml', 'dl', 'fixed']).default('reml').describe('Random effects (REML, DerSimonian-Laird) or one fixed effect'),
  level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
})

/** Studies that were combined, and how their numbers are shown. */
interface Combined {
  readonly effects: readonly StudyEffect[]
  readonly found: MetaAnalysis
  /** Each study alone, in the order of the effects. */
  readonly single: readonly MetaAnalysis[]
  readonly name: string
  /** Effects are logarithms, shown as ratios. */
  readonly ratio: boolean
  readonly level: number
}

const scaled = ({ ratio }: Combined, value: number): number => (ratio ? Math.exp(value) : value)

const span = (combined: Combined, { low, high }: Interval) => ({ low: scaled(combined, low), high: scaled(combined, high) })

const cells = (combined: Combined, estimate: number, interval: Estimable<Interval>, p: number | null): readonly Cell[] =>
  estimateCells(scaled(combined, estimate), isEstimable(interval) ? { ...span(combined, interval), level: combined.level } : interval, p)

const percent = (value: number): string => `${value.toFixed(1)} %`

const pooledTable = (combined: Combined): ResultTable => {
  const { found, name, level } = combined
  return {
    id: 'pooled',
    title: 'Pooled effect',
    columns: [words('what', 'What'), ...estimateColumns(name, level)],
    rows: [
      ['pooled effect', ...cells(combined, found.estimate, found.interval, found.pValue)],
      ['effect of a new study', ...cells(combined, found.estimate, found.predictionInterval, null)],
    ],
    note: `${found.method}. The second row is the prediction interval.`,
  }
}

const studiesTable = (combined: Combined): ResultTable => ({
  id: 'studies',
  title: 'Studies',
  columns: [words('study', 'Study'), ...estimateColumns(combined.name, combined.level), numbers('weight', 'Weight, %')],
  rows: combined.single.map((one, at) => [
    combined.effects[at]?.name ?? '',
    ...cells(combined, one.estimate, one.interval, one.pValue),
    combined.found.weights[at]?.percent ?? null,
  ]),
})

const heterogeneityTable = ({ effects, found: { k, tau2, tau2Interval, i2, heterogeneity } }: Combined): ResultTable => {
  const egger = ask(testEgger(effects))
  return {
    id: 'heterogeneity',
    title: 'Heterogeneity and small studies',
    columns: [
      counts('k', 'Studies'),
      numbers('tau2', 'tau²'),
      numbers('tau2_low', 'Low'),
      numbers('tau2_high', 'High'),
      numbers('i2', 'I², %'),
      numbers('q', 'Q'),
      pValues('p', 'P of Q'),
      pValues('egger', "P of Egger's test"),
    ],
    rows: [
      [
        k,
        tau2,
        ...(isEstimable(tau2Interval) ? [tau2Interval.low, tau2Interval.high] : [tau2Interval, tau2Interval]),
        i2,
        ...(isEstimable(heterogeneity) ? [heterogeneity.q, heterogeneity.pValue] : [heterogeneity, heterogeneity]),
        isEstimable(egger) ? egger.pValue : egger,
      ],
    ],
  }
}

const forestOf = (combined: Combined): Figure => {
  const { effects, found, single, name, ratio, level } = combined
  const estimate = scaled(combined, found.estimate)
  const prediction = found.predictionInterval
  return figure('forest', forest, {
    title: pictureTitle(`${name} of ${found.k} studies`),
    subtitle: short(found.method, 300),
    effect: { label: name, scale: ratio ? 'log' : 'linear', none: ratio ? 1 : 0, interval: `${sayLevel(level)} CI` },
    after: ['Weight'],
    rows: [
      ...single.slice(0, 190).map((one, at) => ({
        label: short(effects[at]?.name ?? ''),
        estimate: scaled(combined, one.estimate),
        ...span(combined, one.interval),
        weight: found.weights[at]?.percent ?? 0,
        after: [percent(found.weights[at]?.percent ?? 0)],
      })),
      { label: 'Pooled effect', kind: 'summary' as const, estimate, ...span(combined, found.interval) },
      ...(isEstimable(prediction) ? [{ label: 'Prediction interval', estimate, ...span(combined, prediction), weight: 0 }] : []),
    ],
  })
}

const headlineOf = (combined: Combined): string => {
  const { found, name, level } = combined
  const between = (interval: Interval): string => {
    const { low, high } = span(combined, interval)
    return `${sayNumber(low)} to ${sayNumber(high)}`
  }
  const prediction = isEstimable(found.predictionInterval) ? `; prediction interval ${between(found.predictionInterval)}` : ''
  return `${name} pooled over ${found.k} studies ${sayNumber(scaled(combined, found.estimate))} (${sayLevel(level)} CI ${between(found.interval)}), ${sayP(found.pValue)}${prediction}; I² ${isEstimable(found.i2) ? percent(found.i2) : 'not estimable'}.`
}

const methodsOf = ({ found, ratio, level }: Combined): string =>
  `Studies were combined by ${found.method.replace(/^[RF]/, (letter) => letter.toLowerCase())}${ratio ? ', on the logarithmic scale' : ''}, with ${sayLevel(level)} confidence and prediction intervals. Between-study variance is given as tau² with its Q-profile interval and as I²; small-study effects were tested by Egger's regression. Studies without a value were left out.`

const run = (given: Frame, asked: z.output<typeof options>): Outcome<Findings> => {
  const { study, measure, model, level } = asked
  const names = columnsOf(asked)
  checkDistinct([study, ...names])
  const cases = ask(completeCases(given, [study, ...names]))
  const { effects, warnings } = effectsOf(cases.frame, study, names, measure)
  const counted = names.length === 4
  const ratio = counted ? measure !== 'rd' : asked.logarithm
  const combined: Combined = {
    effects,
    found: ask(fitMetaAnalysis(effects, { model, level })),
    single: effects.map((one) => ask(fitMetaAnalysis([one], { model: 'fixed', test: 'normal', level }))),
    name: counted ? measureNames[measure] : ratio ? 'Ratio' : 'Estimate',
    ratio,
    level,
  }
  return {
    ok: true,
    value: {
      counted: cases.counted,
      headline: headlineOf(combined),
      methods: methodsOf(combined),
      tables: [pooledTable(combined), studiesTable(combined), heterogeneityTable(combined)],
      figures: [forestOf(combined)],
      warnings: once([...cases.warnings, ...warnings, ...combined.found.warnings]),
    },
  }
}

/** Meta-analysis. */
export const metaAnalysis = analysis({
  id: 'meta-analysis',
  title: 'Meta-analysis',
  group: 'combine',
  question: 'What do several studies say together, and how much do they differ?',
  summary: `One row per study: events and sizes of two arms, or an estimate with its standard error (ratios as logarithms). Random effects by restricted
maximum likelihood with the interval of Knapp and Hartung, tau², I², the interval in which the effect of a new study is expected, and Egger's
test of small studies.

The pooled effect is an average over studies that may differ: read the prediction interval. It cannot be better than the studies; Egger's test
has little power below ten.`,
  citations: [
    {
      title: 'Bias and efficiency of meta-analytic variance estimators in the random-effects model',
      authors: 'Viechtbauer W',
      year: 2005,
      where: 'J Educ Behav Stat 30:261-293',
      doi: '10.3102/10769986030003261',
    },
    {
      title: 'Improved tests for a random effects meta-regression with a single covariate',
      authors: 'Knapp G, Hartung J',
      year: 2003,
      where: 'Stat Med 22:2693-2710',
      doi: '10.1002/sim.1482',
    },
  ],
  options,
  example: () => ({
    csv: exampleTable('meta-analysis', ['study', 'events', 'n', 'reference_events', 'reference_n'], 7, (random, at) => {
      const size = Math.round(random.uniform(30, 120))
      const [own, other] = [Math.round(size * random.uniform(0.35, 0.6)), Math.round(size * random.uniform(0.2, 0.4))]
      return [`Trial ${at + 1}`, own, size, other, size]
    }),
    options: { study: 'study', events: 'events', n: 'n', referenceEvents: 'reference_events', referenceN: 'reference_n' },
  }),
  run,
})
