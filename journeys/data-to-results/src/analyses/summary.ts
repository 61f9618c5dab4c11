import { completeCases, type Frame, factorOf, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { computeSummary } from '@dacryon/stats/describe'
import { isEstimable } from '@dacryon/stats/result'
import type { Group } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { columns, optionalColumn } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { distributionFigure } from '../kit/distribution-figure.ts'
import { exampleTable } from '../kit/example-table.ts'
import { groupsOf } from '../kit/groups-of.ts'
import { counts, numbers, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber } from '../kit/say.ts'

/** Most pictures of one run. */
const mostFigures = 12

interface Measured {
  readonly column: NumericColumn
  readonly groups: readonly Group[]
  /** Rows of each group, missing values counted. */
  readonly rows: readonly number[]
}

const measure = (frame: Frame, name: string, group: string | undefined): Measured => {
  const column = ask(numericOf(frame, name))
  if (group === undefined)
    return { column, groups: [{ name: 'all', values: column.values.filter((value) => !Number.isNaN(value)) }], rows: [frame.rows] }
  const by = ask(factorOf(frame, group))
  return {
    column,
    groups: groupsOf(column, by),
    rows: by.levels.map((_, level) => by.codes.reduce((total, code) => total + (code === level ? 1 : 0), 0)),
  }
}

const tableOf = (measured: readonly Measured[], level: number): ResultTable => ({
  id: 'summary',
  title: 'Summary',
  columns: [
    words('measurement', 'Measurement'),
    words('unit', 'Unit'),
    words('group', 'Group'),
    counts('n', 'n'),
    counts('missing', 'Missing'),
    numbers('mean', 'Mean'),
    numbers('low', `Low, ${sayLevel(level)} CI of the mean`),
    numbers('high', `High, ${sayLevel(level)} CI of the mean`),
    numbers('sd', 'SD'),
    numbers('median', 'Median'),
    numbers('q1', 'First quartile'),
    numbers('q3', 'Third quartile'),
    numbers('minimum', 'Minimum'),
    numbers('maximum', 'Maximum'),
    numbers('mad', 'MAD'),
    numbers('skewness', 'Skewness'),
    numbers('kurtosis', 'Excess kurtosis'),
    numbers('geometric-mean', 'Geometric mean'),
    numbers('geometric-cv', 'Geometric CV, %'),
  ],
  rows: measured.flatMap(({ column, groups, rows }) =>
    groups.map(({ name, values }, at) => {
      const found = ask(computeSummary([...values], { level }))
      const { interval, quartiles } = found
      return [
        column.name,
        column.unit ?? '',
        name,
        values.length,
        (rows[at] ?? values.length) - values.length,
        found.mean,
        isEstimable(interval) ? interval.low : interval,
        isEstimable(interval) ? interval.high : interval,
        found.standardDeviation,
        found.median,
        isEstimable(quartiles) ? quartiles[0] : quartiles,
        isEstimable(quartiles) ? quartiles[1] : quartiles,
        found.minimum,
        found.maximum,
        found.mad,
        found.skewness,
        found.kurtosis,
        found.geometricMean,
        found.geometricCv,
      ]
    }),
  ),
  note: 'Interval of the mean by Student’s t; quartiles by linear interpolation (type 7); MAD times 1.4826; skewness and kurtosis unbiased under normality (type 2); geometric figures for positive values only.',
})

const sentenceOf = ({ column, groups }: Measured): string =>
  `${column.name}: ${groups
    .map(({ name, values }) => {
      const { mean, standardDeviation, median } = ask(computeSummary([...values]))
      const who = groups.length > 1 ? `${name} ` : ''
      return values.length === 0
        ? `${who}no value`
        : `${who}mean ${sayNumber(mean)}${isEstimable(standardDeviation) ? ` (SD ${sayNumber(standardDeviation)})` : ''}, median ${sayNumber(median)}, n = ${values.length}`
    })
    .join('; ')}`

/** Summaries of measurements. */
export const summary = analysis({
  id: 'summary',
  title: 'Summary of measurements',
  group: 'describe',
  question: 'What do these measurements look like?',
  summary: `Numbers with a value and missing, mean with its interval, standard deviation, median, quartiles, range, skewness and kurtosis, and
geometric figures for positive values, for each measurement and, if asked, each group; with a histogram of each.

The mean and standard deviation of skewed values mislead: look at the histogram, the median and the quartiles. Each measurement is summarised over
all rows that have it.`,
  citations: [
    {
      title: 'Comparing measures of sample skewness and kurtosis',
      authors: 'Joanes DN, Gill CA',
      year: 1998,
      where: 'Statistician 47:183-189',
      doi: '10.1111/1467-9884.00122',
    },
    {
      title: 'On the histogram as a density estimator: L2 theory',
      authors: 'Freedman D, Diaconis P',
      year: 1981,
      where: 'Z Wahrscheinlichkeitstheorie verw Gebiete 57:453-476',
      doi: '10.1007/BF01025868',
    },
  ],
  options: z.object({
    measurements: columns('numeric', 'Measurements to summarise'),
    group: optionalColumn('factor', 'Groups to summarise apart'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('summary', ['arm', 'esspri', 'igg [g/L]'], 80, (random, at) => [
      at % 2 === 0 ? 'active' : 'placebo',
      random.bernoulli(0.08) ? null : Math.min(10, Math.max(0, random.normal(5.6, 1.9))),
      Math.exp(random.normal(2.7, 0.35)),
    ]),
    options: { measurements: ['esspri', 'igg'], group: 'arm' },
  }),
  run: (frame, { measurements, group, level }) => {
    const names = [...new Set(measurements)]
    const grouped = group === undefined ? undefined : ask(completeCases(frame, [group]))
    const rows = grouped?.rows
    const by = grouped?.frame.columns.get(group ?? '')
    const used: Frame =
      rows === undefined || by === undefined
        ? frame
        : {
            rows: rows.length,
            columns: new Map([
              [by.name, by],
              ...names.map((name) => {
                const column = ask(numericOf(frame, name))
                return [name, { ...column, values: Float64Array.from(rows, (row) => column.values[row] as number) }] as const
              }),
            ]),
          }
    const measured = names.map((name) => measure(used, name, group))
    const missing = Object.fromEntries(
      measured.flatMap(({ column, groups }) => {
        const lost = used.rows - groups.reduce((total, { values }) => total + values.length, 0)
        return lost > 0 ? [[column.name, lost] as const] : []
      }),
    )
    const shown = measured.slice(0, 3).map(sentenceOf)
    return {
      ok: true,
      value: {
        counted: { n: frame.rows, used: used.rows, missing: { ...grouped?.counted.missing, ...missing } },
        headline: `${shown.join('. ')}${measured.length > 3 ? `, and ${measured.length - 3} more in the table` : ''}.`,
        methods: `${sayList(names)} ${names.length > 1 ? 'were' : 'was'} summarised${group === undefined ? '' : ` by ${group}`} over the rows with a value: mean with its ${sayLevel(level)} confidence interval (Student's t), standard deviation, median, quartiles (type 7) and range. Missing values were counted and not imputed.`,
        tables: [tableOf(measured, level)],
        figures: measured
          .slice(0, mostFigures)
          .flatMap(({ column, groups }, at) =>
            distributionFigure(
              `distribution-${at + 1}`,
              `Distribution of ${column.name}${group === undefined ? '' : ` by ${group}`}`,
              column,
              groups,
            ),
          ),
        warnings: grouped?.warnings ?? [],
      },
    }
  },
})
