import { IssueError } from '@dacryon/core'
import { blandAltman as blandAltmanChart } from '@dacryon/pictures'
import { type AgreementLimit, type BlandAltman, type Concordance, compareMethods, computeConcordance } from '@dacryon/stats/agreement'
import { completeCases, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayNumber } from '../kit/say.ts'
import { axisOf, pictureTitle } from '../kit/short.ts'

const limitCells = (limit: Estimable<AgreementLimit>): readonly Cell[] =>
  isEstimable(limit)
    ? [limit.estimate, limit.interval.low, limit.interval.high, limit.approximateInterval.low, limit.approximateInterval.high]
    : [limit, limit, limit, limit, limit]

const lineOf = (limit: Estimable<AgreementLimit>) =>
  isEstimable(limit) ? { estimate: limit.estimate, low: limit.interval.low, high: limit.interval.high } : null

/** Two methods of measurement and how far they agree. */
interface Agreement {
  readonly one: NumericColumn
  readonly other: NumericColumn
  readonly found: BlandAltman
  readonly lin: Concordance
  /** Compared as ratios, on the scale of logarithms. */
  readonly log: boolean
  /** The level in words. */
  readonly share: string
  readonly comparison: string
  /** Of the differences; ratios have none. */
  readonly unit: { readonly unit?: string }
}

/** The issues name the columns as people know them. */
const askComparison = (
  one: NumericColumn,
  other: NumericColumn,
  options: { readonly level: number; readonly log: boolean },
): BlandAltman => {
  const compared = compareMethods(one.values, other.values, options)
  if (compared.ok) return compared.value
  throw new IssueError(
    compared.issues.map((issue) => ({
      ...issue,
      ...(issue.column === 'first' && { column: one.name }),
      ...(issue.column === 'second' && { column: other.name }),
    })),
  )
}

const limitsTable = ({ found, log, share, comparison, unit }: Agreement): ResultTable => ({
  id: 'limits',
  title: `Bias and ${share} limits of agreement`,
  columns: [
    words('quantity', 'Quantity'),
    numbers('estimate', log ? 'Ratio' : 'Difference', unit.unit),
    numbers('low', `Low, ${share} CI`, unit.unit),
    numbers('high', `High, ${share} CI`, unit.unit),
    numbers('approximate-low', 'Low, approximate', unit.unit),
    numbers('approximate-high', 'High, approximate', unit.unit),
  ],
  rows: [
    ['Upper limit', ...limitCells(found.upper)],
    [log ? 'Mean ratio' : 'Bias', found.bias, found.biasInterval.low, found.biasInterval.high, null, null],
    ['Lower limit', ...limitCells(found.lower)],
  ],
  note: `${comparison}. SD of the ${log ? 'differences of logarithms' : 'differences'} ${sayNumber(found.standardDeviation)}. Intervals of limits: exact, and Bland and Altman's approximate ones beside them.`,
})

const trendTable = ({ found: { proportionalBias: slope }, log }: Agreement): ResultTable => ({
  id: 'trend',
  title: 'Change of the difference with the size of the measurement',
  columns: [numbers('slope', 'Slope'), numbers('standard-error', 'Standard error'), pValues('p', 'P')],
  rows: [isEstimable(slope) ? [slope.slope, slope.standardError, slope.pValue] : [slope, slope, slope]],
  note: `Of the ${log ? 'difference of logarithms' : 'difference'} on the mean of both.`,
})

const concordanceTable = ({ lin, log, share }: Agreement): ResultTable => ({
  id: 'concordance',
  title: 'Lin’s concordance correlation',
  columns: [
    numbers('estimate', 'Concordance'),
    numbers('low', `Low, ${share} CI`),
    numbers('high', `High, ${share} CI`),
    numbers('precision', 'Precision (Pearson)'),
    numbers('accuracy', 'Accuracy'),
  ],
  rows: [[...estimateCells(lin.estimate, lin.interval, null).slice(0, 3), lin.precision, lin.accuracy]],
  note: `On the measurements as they are${log ? ', not their logarithms' : ''}.`,
})

const picture = ({ one, other, found, log, share, comparison, unit }: Agreement): Figure => {
  const pairs = [...one.values].map((value, row) => [value, other.values[row] as number] as const).slice(0, 20_000)
  return figure('bland-altman', blandAltmanChart, {
    title: pictureTitle(`${one.name} and ${other.name}`),
    subtitle: `${share} limits of agreement`,
    meanAxis: axisOf({ ...one, name: log ? 'Geometric mean of both' : 'Mean of both' }),
    differenceAxis: { ...axisOf({ name: `${log ? 'Ratio' : 'Difference'}: ${comparison}` }), ...unit },
    mean: pairs.map(([a, b]) => (log ? Math.exp((Math.log(a) + Math.log(b)) / 2) : (a + b) / 2)),
    difference: pairs.map(([a, b]) => (log ? a / b : a - b)),
    bias: { estimate: found.bias, low: found.biasInterval.low, high: found.biasInterval.high },
    lower: lineOf(found.lower),
    upper: lineOf(found.upper),
  })
}

const headlineOf = ({ found, lin, log, share, comparison }: Agreement): string => {
  const { lower, upper } = found
  const limits = isEstimable(lower) && isEstimable(upper) ? `${sayNumber(lower.estimate)} to ${sayNumber(upper.estimate)}` : 'not estimable'
  return `${comparison} in ${found.n} subjects: ${log ? 'mean ratio' : 'bias'} ${sayEstimate(found.bias, found.biasInterval)}; ${share} limits of agreement ${limits}; concordance ${sayEstimate(lin.estimate, lin.interval)}.`
}

const methodsOf = ({ one, other, log, share }: Agreement): string =>
  `${one.name} and ${other.name} were compared by Bland and Altman's ${share} limits of agreement${log ? ' on the scale of logarithms, reported as ratios' : ''}, with exact ${share} confidence intervals (non-central t), by the regression of the difference on the mean, and by Lin's concordance correlation. Rows without one of the two were left out.`

/** Limits of agreement of two methods of measurement. */
export const blandAltman = analysis({
  id: 'bland-altman',
  title: 'Two methods of measurement compared',
  group: 'agree',
  question: 'How far may two methods of measurement lie apart in one subject?',
  summary: `Bland and Altman's limits of agreement: the bias of the first method against the second, and the limits between which 95 % of the
differences lie, each with its interval; whether the difference changes with the size of the measurement; and Lin's concordance correlation.

Whether limits are narrow enough is a clinical question, to be settled before. Assumes one pair a subject and differences that are roughly normal with
one spread over the range: where they grow with the measurement, compare logarithms, which gives ratios. Concordance depends on how different the
subjects are: read it with the limits.`,
  citations: [
    {
      title: 'Measuring agreement in method comparison studies',
      authors: 'Bland JM, Altman DG',
      year: 1999,
      where: 'Stat Methods Med Res 8:135-160',
      doi: '10.1177/096228029900800204',
    },
    {
      title: 'Exact parametric confidence intervals for Bland-Altman limits of agreement',
      authors: 'Carkeet A',
      year: 2015,
      where: 'Optom Vis Sci 92:e71-e80',
      doi: '10.1097/OPX.0000000000000513',
    },
    {
      title: 'A concordance correlation coefficient to evaluate reproducibility',
      authors: 'Lin LI',
      year: 1989,
      where: 'Biometrics 45:255-268',
      doi: '10.2307/2532051',
    },
  ],
  options: z.object({
    first: column('numeric', 'First method'),
    second: column('numeric', 'Second method, the one to compare with'),
    log: z.boolean().default(false).describe('Compare logarithms, and give ratios of first over second'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level, and share of the differences within the limits'),
  }),
  example: () => ({
    csv: exampleTable('bland-altman', ['focus_score_a', 'focus_score_b'], 60, (random) => {
      const score = Math.exp(random.normal(0.6, 0.5))
      return [score + random.normal(0.15, 0.3), random.bernoulli(0.03) ? null : score + random.normal(0, 0.3)]
    }),
    options: { first: 'focus_score_a', second: 'focus_score_b' },
  }),
  run: (frame, { first, second, log, level }) => {
    const cases = ask(completeCases(frame, [first, second]))
    checkRows(cases.frame.rows, 3, [...new Set([first, second])])
    const [one, other] = [ask(numericOf(cases.frame, first)), ask(numericOf(cases.frame, second))]
    const found = askComparison(one, other, { level, log })
    const lin = ask(computeConcordance(one.values, other.values, level))
    const agreement: Agreement = {
      one,
      other,
      found,
      lin,
      log,
      share: sayLevel(level),
      comparison: log ? `${first} over ${second}` : `${first} minus ${second}`,
      unit: log || one.unit === undefined ? {} : { unit: one.unit },
    }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(agreement),
        methods: methodsOf(agreement),
        tables: [limitsTable(agreement), trendTable(agreement), concordanceTable(agreement)],
        figures: [picture(agreement)],
        warnings: [...cases.warnings, ...found.warnings, ...lin.warnings].map((issue) => ({
          ...issue,
          ...(issue.code === 'proportional-bias' && {
            message: `The ${log ? 'ratio' : 'difference'} changes with the size of the measurement.`,
          }),
        })),
      },
    }
  },
})
