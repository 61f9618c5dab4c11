import { heatmap, proportions } from '@dacryon/pictures'
import { completeCases, type FactorColumn, factorOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import {
  type Counts,
  crossTabulate,
  type FisherTableTest,
  type TableChiSquare,
  testTableChiSquare,
  testTableFisher,
} from '@dacryon/stats/tables'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { counts, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayLevel, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { wilsonBar } from '../kit/wilson-bar.ts'

/** Up to this many subjects Fisher's test is made even where chi-square would do. */
const fewSubjects = 500

const sumOf = (line: readonly number[]): number => line.reduce((total, count) => total + count, 0)

/** Two factors crossed, and what was tested. */
interface Crossed {
  readonly rows: FactorColumn
  readonly columns: FactorColumn
  readonly table: Counts
  readonly chi: TableChiSquare
  readonly fisher: FisherTableTest | undefined
}

const countsTable = ({ rows, columns, table }: Crossed): ResultTable => {
  const totals = columns.levels.map((_, at) => sumOf(table.map((line) => line[at] ?? 0)))
  return {
    id: 'counts',
    title: 'Counts',
    columns: [words(rows.name, rows.name), ...columns.levels.map((level) => counts(level, level)), counts('total', 'Total')],
    rows: [...table.map((line, i) => [rows.levels[i] ?? '', ...line, sumOf(line)]), ['Total', ...totals, sumOf(totals)]],
  }
}

const cellsTable = ({ rows, columns, table, chi }: Crossed): ResultTable => {
  const totals = columns.levels.map((_, at) => sumOf(table.map((line) => line[at] ?? 0)))
  return {
    id: 'cells',
    title: 'Cells',
    columns: [
      words('row', rows.name),
      words('column', columns.name),
      counts('count', 'Count'),
      shares('of-row', 'Share of row'),
      shares('of-column', 'Share of column'),
      numbers('expected', 'Expected'),
      numbers('residual', 'Standardised residual'),
    ],
    rows: table.flatMap((line, i) =>
      line.map((count, j) => [
        rows.levels[i] ?? '',
        columns.levels[j] ?? '',
        count,
        count / sumOf(line),
        count / (totals[j] ?? 1),
        chi.expected[i]?.[j] ?? null,
        chi.standardisedResiduals[i]?.[j] ?? null,
      ]),
    ),
    note: 'Expected: were there no association. Standardised residuals are about normal then; they are many, so single ones beyond 2 are no test.',
  }
}

const inferenceOf = ({ inference }: TableChiSquare) =>
  isEstimable(inference)
    ? { statistic: inference.statistic, df: inference.degreesOfFreedom, p: inference.pValue }
    : { statistic: inference, df: inference, p: inference }

const testsTable = ({ chi, fisher }: Crossed): ResultTable => {
  const { statistic, df, p } = inferenceOf(chi)
  return {
    id: 'tests',
    title: 'Tests',
    columns: [
      words('method', 'Method'),
      numbers('statistic', 'Statistic'),
      numbers('df', 'Degrees of freedom'),
      pValues('p', 'P'),
      numbers('p-error', 'Standard error of P'),
    ],
    rows: [
      [chi.method, statistic, df, p, null],
      ...(fisher === undefined ? [] : [[fisher.method, null, null, fisher.pValue, fisher.simulation?.standardError ?? null]]),
    ],
    note: `Smallest expected count ${sayNumber(chi.smallestExpected)}, ${chi.expectedBelowFive} below 5: report ${chi.advice === 'fisher' ? 'Fisher’s exact test' : 'chi-square'}. Cramér’s V ${sayNumber(chi.cramersV)}.`,
  }
}

/** The share of each column in each row; none where there are more bars than anybody could read. */
const sharesPicture = ({ rows, columns, table }: Crossed, level: number): readonly Figure[] =>
  columns.levels.length > 8 || rows.levels.length > 24
    ? []
    : [
        figure('shares', proportions, {
          title: pictureTitle(`${columns.name} by ${rows.name}`),
          measure: short(columns.name),
          interval: `${sayLevel(level)} confidence interval (Wilson)`,
          groups: columns.levels.map((name) => short(name)),
          clusters: table.map((line, i) => ({
            label: short(rows.levels[i] ?? ''),
            bars: line.map((yes, j) => wilsonBar(short(columns.levels[j] ?? ''), { yes, of: sumOf(line) }, level)),
          })),
        }),
      ]

const residualsPicture = ({ rows, columns, chi }: Crossed): Figure => {
  const residuals = chi.standardisedResiduals.map((line) => line.map((value) => (isEstimable(value) ? value : null)))
  const reach = Math.max(3, ...residuals.flat().map((value) => Math.abs(value ?? 0)))
  return figure('residuals', heatmap, {
    title: pictureTitle(`${rows.name} and ${columns.name}: more and fewer than expected`),
    rows: rows.levels.map((level) => short(level, 60)),
    columns: columns.levels.map((level) => short(level, 60)),
    values: residuals,
    colour: { label: 'Standardised residual', kind: 'diverging', low: -reach, high: reach },
  })
}

const headlineOf = ({ rows, columns, chi, fisher }: Crossed): string => {
  const { statistic, df, p } = inferenceOf(chi)
  const test =
    chi.advice === 'fisher' && fisher !== undefined
      ? `Fisher’s exact test, ${sayP(fisher.pValue)}`
      : `chi-square ${sayNumber(statistic)} with ${sayNumber(df)} ${df === 1 ? 'degree' : 'degrees'} of freedom, ${sayP(p)}`
  return `${rows.name} and ${columns.name} in ${chi.n} subjects: ${test}; Cramér’s V ${sayNumber(chi.cramersV)}.`
}

const methodsOf = ({ rows, columns, fisher }: Crossed, continuity: boolean): string => {
  const simulated = fisher?.simulation === undefined ? '' : ` (${fisher.simulation.replicates} simulated tables)`
  return `The association of ${rows.name} and ${columns.name} was tested by Pearson's chi-square${continuity ? ' (with continuity correction where two by two)' : ' without continuity correction'}${fisher === undefined ? '' : ` and by Fisher's exact test${simulated}`}, two-sided; Fisher's test was reported where an expected count was below 5. Cramér's V and standardised residuals were given. Rows without one of the two were left out.`
}

/** Two categorical columns cross-tabulated. */
export const contingency = analysis({
  id: 'contingency',
  title: 'Association of two categories',
  group: 'associate',
  question: 'Are two categorical columns associated?',
  summary: `Cross-tabulates two columns of any number of values, with Pearson's chi-square, Fisher's exact test (by default where an expected count
is below 5, or up to ${fewSubjects} subjects), Cramér's V for the strength of the association, and standardised residuals, which show the cells that
make it: beyond about 2 in size a cell holds more, or fewer, than chance would put there.

Assumes independent subjects, one row each. Values are taken without order; Fisher's test of a large table is simulated with a seed. For the size of
an effect in a table of two by two, see two-proportions.`,
  citations: [
    {
      title: 'Some methods for strengthening the common chi-square tests',
      authors: 'Cochran WG',
      year: 1954,
      where: 'Biometrics 10:417-451',
      doi: '10.2307/3001616',
    },
    {
      title: 'A network algorithm for performing Fisher’s exact test in r × c contingency tables',
      authors: 'Mehta CR, Patel NR',
      year: 1983,
      where: 'J Am Stat Assoc 78:427-434',
      doi: '10.1080/01621459.1983.10477989',
    },
    { title: 'Mathematical methods of statistics', authors: 'Cramér H', year: 1946, where: 'Princeton University Press' },
  ],
  random: true,
  options: z.object({
    rows: column('factor', 'Categories of the rows'),
    columns: column('factor', 'Categories of the columns'),
    fisher: z
      .enum(['auto', 'yes', 'no'])
      .default('auto')
      .describe('Whether Fisher’s exact test is made; auto: where chi-square needs it or the table is small'),
    continuity: z.boolean().default(false).describe('Yates’ continuity correction, in tables of two by two'),
    replicates: z.int().min(1000).max(200_000).default(20_000).describe('Simulated tables where Fisher’s test cannot be enumerated'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level of the shares in the picture'),
  }),
  example: () => ({
    csv: exampleTable('contingency', ['phenotype', 'anti_ssa'], 120, (random, at) => [
      ['dryness', 'fatigue', 'systemic'][at % 3] ?? '',
      random.bernoulli(0.03) ? null : random.bernoulli([0.45, 0.6, 0.85][at % 3] ?? 0) ? 'positive' : 'negative',
    ]),
    options: { rows: 'phenotype', columns: 'anti_ssa' },
  }),
  run: (frame, options, { seed }) => {
    const cases = ask(completeCases(frame, [options.rows, options.columns]))
    const [rows, columns] = [ask(factorOf(cases.frame, options.rows)), ask(factorOf(cases.frame, options.columns))]
    checkLevels([rows, columns])
    const table = crossTabulate(rows, columns)
    const chi = ask(testTableChiSquare(table, { continuity: options.continuity }))
    const wanted = options.fisher === 'yes' || (options.fisher === 'auto' && (chi.advice === 'fisher' || chi.n <= fewSubjects))
    const fisher = wanted ? ask(testTableFisher(table, { seed, replicates: options.replicates })) : undefined
    const crossed: Crossed = { rows, columns, table, chi, fisher }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(crossed),
        methods: methodsOf(crossed, options.continuity),
        tables: [countsTable(crossed), cellsTable(crossed), testsTable(crossed)],
        figures: [...sharesPicture(crossed, options.level), residualsPicture(crossed)],
        warnings: once([...cases.warnings, ...chi.warnings, ...(fisher?.warnings ?? [])]),
      },
    }
  },
})
