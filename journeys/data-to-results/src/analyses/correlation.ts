import { type Issue, IssueError } from '@dacryon/core'
import { heatmap, scatter } from '@dacryon/pictures'
import type { Counted } from '@dacryon/stats'
import { completeCases, type Frame, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { isEstimable, notEstimable } from '@dacryon/stats/result'
import { adjustP, type Correlation, computeKendall, computePearson, computeSpearman } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { pairsOf } from '../kit/pairs.ts'
import { counts, estimateColumns, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayNumber, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'

type Method = 'pearson' | 'spearman' | 'kendall'

const names = { pearson: "Pearson's correlation", spearman: "Spearman's rank correlation", kendall: "Kendall's tau-b" } as const

const correlate = (method: Method, x: Float64Array, y: Float64Array, level: number): Correlation =>
  ask(method === 'pearson' ? computePearson(x, y, { level }) : method === 'spearman' ? computeSpearman(x, y) : computeKendall(x, y))

interface Pair {
  readonly first: NumericColumn
  readonly second: NumericColumn
  readonly found: Correlation
}

/** Rows of the frame with a value in all of these columns; none where no row has. */
const rowsWith = (frame: Frame, wanted: readonly string[]): Frame => {
  const cases = completeCases(frame, wanted)
  if (cases.ok) return cases.value.frame
  if (cases.issues.some(({ code }) => code !== 'no-complete-case')) throw new IssueError(cases.issues)
  const empty = wanted.map((name) => [name, { ...ask(numericOf(frame, name)), values: new Float64Array(0) }] as const)
  return { rows: 0, columns: new Map(empty) }
}

const pairIn = (frame: Frame, first: string, second: string, method: Method, level: number): Pair => {
  const both = rowsWith(frame, [first, second])
  const [x, y] = [ask(numericOf(both, first)), ask(numericOf(both, second))]
  const few = notEstimable('too-few-values', `Only ${both.rows} rows have both values; three are needed.`)
  const none: Correlation = {
    n: both.rows,
    estimate: few,
    interval: few,
    inference: few,
    alternative: 'two-sided',
    method: names[method],
    warnings: [],
  }
  return { first: x, second: y, found: both.rows < 3 ? none : correlate(method, x.values, y.values, level) }
}

const pictureOf = (columnNames: readonly string[], pairs: readonly Pair[], method: Method): Figure => {
  const [only] = pairs
  if (pairs.length === 1 && only !== undefined) {
    const { first, second } = only
    return figure('points', scatter, {
      title: pictureTitle(`${first.name} and ${second.name}`),
      subtitle: short(`${names[method]}: ${sayNumber(only.found.estimate)}, n = ${only.found.n}`, 300),
      xAxis: axisOf(first),
      yAxis: axisOf(second),
      x: [...first.values].slice(0, 20_000),
      y: [...second.values].slice(0, 20_000),
    })
  }
  const shownAt = (row: string, other: string): number | null => {
    if (row === other) return 1
    const pair = pairs.find(
      ({ first, second }) => (first.name === row && second.name === other) || (first.name === other && second.name === row),
    )
    return pair !== undefined && isEstimable(pair.found.estimate) ? pair.found.estimate : null
  }
  return figure('matrix', heatmap, {
    title: 'Correlations',
    subtitle: names[method],
    rows: columnNames.map((name) => short(name, 60)),
    columns: columnNames.map((name) => short(name, 60)),
    values: columnNames.map((row) => columnNames.map((other) => shownAt(row, other))),
    colour: { label: method === 'kendall' ? 'Tau-b' : 'Correlation', kind: 'diverging', low: -1, high: 1 },
  })
}

/** What was correlated and how. */
interface Correlated {
  readonly wanted: readonly string[]
  readonly pairs: readonly Pair[]
  /** P values of the pairs, adjusted as one family. */
  readonly adjusted: readonly (number | null)[]
  readonly options: Options
}

interface Options {
  readonly method: Method
  readonly missing: 'pairwise' | 'complete'
  readonly adjustment: Parameters<typeof adjustP>[1]
  readonly level: number
}

const onlyOne = (wanted: readonly string[]): Issue => ({
  code: 'too-few-columns',
  severity: 'error',
  message: `Only ${wanted.join(', ')} is given.`,
  remedy: 'Choose two measurements or more.',
  column: 'measurements',
})

/** Rows counted, with the values that each measurement lacks; a row is used where a pair of its values is. */
const countedIn = (frame: Frame, wanted: readonly string[], complete: number | undefined): Counted => {
  const values = wanted.map((name) => ask(numericOf(frame, name)).values)
  const lost = wanted.flatMap((name, at) => {
    const absent = values[at]?.reduce((total, value) => total + (Number.isNaN(value) ? 1 : 0), 0) ?? 0
    return absent > 0 ? [[name, absent] as const] : []
  })
  const there = Array.from({ length: frame.rows }, (_, row) => values.filter((own) => !Number.isNaN(own[row])).length)
  return { n: frame.rows, used: complete ?? there.filter((count) => count >= 2).length, missing: Object.fromEntries(lost) }
}

const pairsTable = ({ pairs, adjusted, options: { method, adjustment, level } }: Correlated): ResultTable => {
  const keep = (name: string): boolean => method === 'pearson' || (name !== 'low' && name !== 'high')
  return {
    id: 'pairs',
    title: 'Pairs',
    columns: [
      words('first', 'Measurement'),
      words('second', 'Other measurement'),
      counts('n', 'n'),
      ...estimateColumns(method === 'kendall' ? 'Tau-b' : 'Correlation', level).filter(({ name }) => keep(name)),
      pValues('adjusted-p', `P, ${adjustment}`),
      words('method', 'Method'),
    ],
    rows: pairs.map(({ first, second, found }, at): readonly Cell[] => {
      const p = isEstimable(found.inference) ? found.inference.pValue : found.inference
      return [
        first.name,
        second.name,
        found.n,
        ...(method === 'pearson' ? estimateCells(found.estimate, found.interval, p) : [found.estimate, p]),
        adjusted[at] ?? p,
        found.method,
      ]
    }),
    note: `P is of each pair alone; the adjusted one is of the family of all ${pairs.length} pairs.`,
  }
}

/** The pair that goes together most closely. */
const headlineOf = ({ pairs, adjusted, options: { method, adjustment } }: Correlated): string => {
  const strongest = pairs
    .flatMap(({ first, second, found }, at) =>
      isEstimable(found.estimate) ? [{ first, second, found, estimate: found.estimate, p: adjusted[at] ?? null }] : [],
    )
    .toSorted((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate))[0]
  if (strongest === undefined) return `${names[method]}: no correlation can be estimated.`
  const { first, second, found, estimate, p } = strongest
  const many = pairs.length > 1
  return `${names[method]}: ${many ? `the closest of ${pairs.length} pairs is ` : ''}${first.name} with ${second.name}: ${sayEstimate(estimate, found.interval)}, n = ${found.n}, ${p === null ? 'P not estimable' : sayP(p)}${many && adjustment !== 'none' ? ` (${adjustment})` : ''}.`
}

const methodsOf = ({ wanted, pairs, options: { method, missing, adjustment, level } }: Correlated): string => {
  const many = pairs.length > 1
  const family = adjustment === 'none' ? ', not adjusted for their number' : ` and adjusted for ${pairs.length} pairs (${adjustment})`
  return `${names[method]} was computed for ${many ? `all pairs of ${sayList(wanted)}` : sayList(wanted)}, over the rows with ${missing === 'complete' ? 'every value' : 'both values'}${method === 'pearson' ? `, with ${sayLevel(level)} confidence intervals by Fisher's z` : ''}; P values are two-sided${many ? family : ''}.`
}

/** Correlations of measurements. */
export const correlation = analysis({
  id: 'correlation',
  title: 'Correlation of measurements',
  group: 'associate',
  question: 'How closely do measurements go together?',
  summary: `The correlation of every pair of the measurements: Pearson's for straight lines, with an interval by Fisher's z; Spearman's or Kendall's
for any rising or falling relation. P values are adjusted for the number of pairs.

Assumes independent subjects. Correlation is no measure of agreement (see bland-altman), and subgroups with different means make correlations that no
subgroup has. By default each pair is computed over the rows that have both values.`,
  citations: [
    {
      title: 'On the probable error of a coefficient of correlation deduced from a small sample',
      authors: 'Fisher RA',
      year: 1921,
      where: 'Metron 1:3-32',
    },
    {
      title: 'The proof and measurement of association between two things',
      authors: 'Spearman C',
      year: 1904,
      where: 'Am J Psychol 15:72-101',
      doi: '10.2307/1412159',
    },
    { title: 'Rank correlation methods, 4th edition', authors: 'Kendall MG', year: 1970, where: 'Griffin' },
    { title: 'A simple sequentially rejective multiple test procedure', authors: 'Holm S', year: 1979, where: 'Scand J Stat 6:65-70' },
  ],
  options: z.object({
    measurements: columns('numeric', 'Measurements to correlate, two or more'),
    method: z.enum(['pearson', 'spearman', 'kendall']).default('pearson').describe('Kind of correlation'),
    missing: z
      .enum(['pairwise', 'complete'])
      .default('pairwise')
      .describe('Rows used: those with both values of a pair, or only those with every value'),
    adjustment: z
      .enum(['holm', 'hochberg', 'hommel', 'bonferroni', 'bh', 'by', 'none'])
      .default('holm')
      .describe('Adjustment of the P values for the number of pairs'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level of Pearson’s correlation'),
  }),
  example: () => ({
    csv: exampleTable('correlation', ['esspri', 'clinessdai', 'igg [g/L]', 'c4 [g/L]'], 70, (random) => {
      const activity = random.normal()
      return [
        random.normal(5.5, 1.8),
        random.bernoulli(0.05) ? null : Math.round(Math.exp(1.6 + 0.5 * activity)),
        random.bernoulli(0.08) ? null : Math.exp(2.7 + 0.2 * activity + random.normal(0, 0.25)),
        Math.exp(-1.6 - 0.15 * activity + random.normal(0, 0.3)),
      ]
    }),
    options: { measurements: ['esspri', 'clinessdai', 'igg', 'c4'], method: 'spearman' as const },
  }),
  run: (frame, { measurements, ...options }) => {
    const { method, missing, adjustment, level } = options
    const wanted = [...new Set(measurements)]
    if (wanted.length < 2) return { ok: false, issues: [onlyOne(wanted)] }
    const cases = missing === 'complete' ? ask(completeCases(frame, wanted)) : undefined
    const used = cases?.frame ?? frame
    const pairs = pairsOf(wanted).map(([first, second]) => pairIn(used, first, second, method, level))
    const raw = pairs.map(({ found }) => (isEstimable(found.inference) ? found.inference.pValue : null))
    const correlated: Correlated = { wanted, pairs, adjusted: ask(adjustP(raw, adjustment)), options }
    return {
      ok: true,
      value: {
        counted: countedIn(frame, wanted, cases?.frame.rows),
        headline: headlineOf(correlated),
        methods: methodsOf(correlated),
        tables: [pairsTable(correlated)],
        figures: [pictureOf(wanted, pairs, method)],
        warnings: once([...(cases?.warnings ?? []), ...pairs.flatMap(({ found }) => found.warnings)]),
      },
    }
  },
})
