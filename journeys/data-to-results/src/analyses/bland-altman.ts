import { blandAltman as blandAltmanChart } from '@dacryon/pictures'
import { type AgreementLimit, compareMethods, computeConcordance } from '@dacryon/stats/agreement'
import { completeCases, numericOf } from '@dacryon/stats/data'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { type Cell, figure } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
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
    const compared = compareMethods(one.values, other.values, { level, log })
    if (!compared.ok)
      return {
        ok: false,
        issues: compared.issues.map((issue) => ({
          ...issue,
          ...(issue.column === 'first' && { column: first }),
          ...(issue.column === 'second' && { column: second }),
        })),
      }
    const found = compared.value
    const lin = ask(computeConcordance(one.values, other.values, level))
    const { lower, upper, biasInterval, proportionalBias: slope } = found
    const what = log ? 'ratio' : 'difference'
    const comparison = log ? `${first} over ${second}` : `${first} minus ${second}`
    const unit = log || one.unit === undefined ? {} : { unit: one.unit }
    const pairs = [...one.values].map((value, row) => [value, other.values[row] as number] as const).slice(0, 20_000)
    const share = sayLevel(level)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${comparison} in ${found.n} subjects: ${log ? 'mean ratio' : 'bias'} ${sayEstimate(found.bias, biasInterval)}; ${share} limits of agreement ${isEstimable(lower) && isEstimable(upper) ? `${sayNumber(lower.estimate)} to ${sayNumber(upper.estimate)}` : 'not estimable'}; concordance ${sayEstimate(lin.estimate, lin.interval)}.`,
        methods: `${first} and ${second} were compared by Bland and Altman's ${share} limits of agreement${log ? ' on the scale of logarithms, reported as ratios' : ''}, with exact ${share} confidence intervals (non-central t), by the regression of the difference on the mean, and by Lin's concordance correlation. Rows without one of the two were left out.`,
        tables: [
          {
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
              ['Upper limit', ...limitCells(upper)],
              [log ? 'Mean ratio' : 'Bias', found.bias, biasInterval.low, biasInterval.high, null, null],
              ['Lower limit', ...limitCells(lower)],
            ],
            note: `${comparison}. SD of the ${log ? 'differences of logarithms' : 'differences'} ${sayNumber(found.standardDeviation)}. Intervals of limits: exact, and Bland and Altman's approximate ones beside them.`,
          },
          {
            id: 'trend',
            title: 'Change of the difference with the size of the measurement',
            columns: [numbers('slope', 'Slope'), numbers('standard-error', 'Standard error'), pValues('p', 'P')],
            rows: [isEstimable(slope) ? [slope.slope, slope.standardError, slope.pValue] : [slope, slope, slope]],
            note: `Of the ${log ? 'difference of logarithms' : 'difference'} on the mean of both.`,
          },
          {
            id: 'concordance',
            title: 'Lin’s concordance correlation',
            columns: [
              numbers('estimate', 'Concordance'),
              numbers('low', `Low, ${share} CI`),
              numbers('high', `High, ${share} CI`),
              numbers('precision', 'Precision (Pearson)'),
              numbers('accuracy', 'Accuracy'),
            ],
            rows: [
              [
                lin.estimate,
                isEstimable(lin.interval) ? lin.interval.low : lin.interval,
                isEstimable(lin.interval) ? lin.interval.high : lin.interval,
                lin.precision,
                lin.accuracy,
              ],
            ],
            note: `On the measurements as they are${log ? ', not their logarithms' : ''}.`,
          },
        ],
        figures: [
          figure('bland-altman', blandAltmanChart, {
            title: pictureTitle(`${first} and ${second}`),
            subtitle: `${share} limits of agreement`,
            meanAxis: axisOf({ ...one, name: log ? 'Geometric mean of both' : 'Mean of both' }),
            differenceAxis: { ...axisOf({ name: `${log ? 'Ratio' : 'Difference'}: ${comparison}` }), ...unit },
            mean: pairs.map(([a, b]) => (log ? Math.exp((Math.log(a) + Math.log(b)) / 2) : (a + b) / 2)),
            difference: pairs.map(([a, b]) => (log ? a / b : a - b)),
            bias: { estimate: found.bias, low: biasInterval.low, high: biasInterval.high },
            lower: lineOf(lower),
            upper: lineOf(upper),
          }),
        ],
        warnings: [...cases.warnings, ...found.warnings, ...lin.warnings].map((issue) => ({
          ...issue,
          ...(issue.code === 'proportional-bias' && { message: `The ${what} changes with the size of the measurement.` }),
        })),
      },
    }
  },
})
