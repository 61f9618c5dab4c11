import type { Issue, Outcome } from '@dacryon/core'
import { nonCentralT } from '../numeric/distributions/non-central-t.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { studentT } from '../numeric/distributions/student-t.ts'
import { covariance, mean, sumOfSquares, variance } from '../numeric/sum.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'

/** A limit of agreement with its exact interval and Bland and Altman's approximate one. */
export interface AgreementLimit {
  readonly estimate: number
  readonly interval: Interval
  readonly approximateInterval: Interval
}

/** Two methods of measurement compared, first minus second. */
export interface BlandAltman {
  readonly n: number
  readonly bias: number
  readonly standardDeviation: number
  readonly biasInterval: Interval
  /** Between which 95 % of the differences lie. */
  readonly lower: Estimable<AgreementLimit>
  readonly upper: Estimable<AgreementLimit>
  readonly limitStandardError: number
  /** Change of the difference with the mean of both, and its test. */
  readonly proportionalBias: Estimable<{ readonly slope: number; readonly standardError: number; readonly pValue: number }>
  /** Whether everything is of ratios, first over second. */
  readonly log: boolean
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** How methods are compared. */
export interface BlandAltmanOptions {
  /** Of the intervals, and of the limits. Default 0.95. */
  readonly level?: number
  /** Compare logarithms, and report ratios. */
  readonly log?: boolean
  /** Standard deviations between bias and limit; default the normal quantile of the level (1.96 rounded where it is 0.95). */
  readonly multiplier?: number
}

const slopeOf = (differences: Float64Array, means: Float64Array): BlandAltman['proportionalBias'] => {
  const n = differences.length
  const spread = sumOfSquares(means)
  if (n < 3 || !(spread > 0)) return notEstimable('too-few-values', 'A slope needs three pairs of different size.')
  const slope = (covariance(differences, means) * (n - 1)) / spread
  const centre = mean(means)
  const rest = differences.map((difference, at) => difference - slope * ((means[at] ?? 0) - centre))
  const standardError = Math.sqrt(sumOfSquares(rest) / (n - 2) / spread)
  if (!(standardError > 0)) return notEstimable('zero-variance', 'The differences lie on a line.')
  return { slope, standardError, pValue: Math.min(1, 2 * studentT.upper(Math.abs(slope / standardError), n - 2)) }
}

/** A limit on one side, on the scale that was compared. */
const limitOf = (side: 1 | -1, bias: number, sd: number, n: number, level: number, multiplier: number): AgreementLimit => {
  const estimate = bias + side * multiplier * sd
  const tail = (1 - level) / 2
  const shift = multiplier * Math.sqrt(n)
  const outer = nonCentralT.quantileUpper(tail, n - 1, shift) / Math.sqrt(n)
  const inner = nonCentralT.quantile(tail, n - 1, shift) / Math.sqrt(n)
  const near = bias + side * sd * inner
  const far = bias + side * sd * outer
  const reach = studentT.quantileUpper(tail, n - 1) * sd * Math.sqrt(1 / n + multiplier ** 2 / (2 * (n - 1)))
  return {
    estimate,
    interval: { low: Math.min(near, far), high: Math.max(near, far), level },
    approximateInterval: { low: estimate - reach, high: estimate + reach, level },
  }
}

const backInterval = ({ low, high, level }: Interval): Interval => ({ low: Math.exp(low), high: Math.exp(high), level })
const backLimit = (limit: Estimable<AgreementLimit>): Estimable<AgreementLimit> =>
  isEstimable(limit)
    ? {
        estimate: Math.exp(limit.estimate),
        interval: backInterval(limit.interval),
        approximateInterval: backInterval(limit.approximateInterval),
      }
    : limit

const positiveIssues = (values: Numbers, name: string): readonly Issue[] =>
  Float64Array.from(values).every((value) => value > 0)
    ? []
    : [inputError('not-positive', `${name} holds values that are not positive.`, 'Compare without logarithms.', { column: name })]

/**
 * Bland and Altman's limits of agreement of two methods on the same subjects, first minus second.
 *
 * Meaning: how far one method may lie from the other for a subject; whether that matters is a clinical question. Assumes one pair a subject,
 * differences that are nearly normal with one spread over the range: where they grow with the size compare logarithms.
 *
 * Formula: `bias ± z s`; exact interval of a limit from the non-central t with shift z√n, approximate one from the standard error
 * `s √(1/n + z²/(2(n-1)))`; slope of difference on mean by least squares.
 *
 * Source: Bland JM, Altman DG. Stat Methods Med Res 1999;8:135-60 (doi 10.1177/096228029900800204); Carkeet A. Optom Vis Sci
 * 2015;92:e71-80 (doi 10.1097/OPX.0000000000000513).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `not-positive`, `level-invalid`.
 *
 * @example
 * compareMethods([10, 12, 15, 20], [11, 12, 13, 21]) // bias 0, limits -2.772 and 2.772
 */
export const compareMethods = (first: Numbers, second: Numbers, options: BlandAltmanOptions = {}): Outcome<BlandAltman> => {
  const { level = 0.95, log = false } = options
  const issues = [
    ...pairedIssues(first, second, ['first', 'second']),
    ...countIssues(first, 'first', 2),
    ...finiteIssues(first, 'first'),
    ...finiteIssues(second, 'second'),
    ...(log ? [...positiveIssues(first, 'first'), ...positiveIssues(second, 'second')] : []),
    ...levelIssues(level),
  ]
  if (issues.length > 0) return failed(...issues)
  const multiplier = options.multiplier ?? normal.quantileUpper((1 - level) / 2)
  const scaled = (values: Numbers): Float64Array => Float64Array.from(values, (value) => (log ? Math.log(value) : value))
  const [one, two] = [scaled(first), scaled(second)]
  const differences = one.map((value, at) => value - (two[at] ?? 0))
  const n = differences.length
  const bias = mean(differences)
  const standardDeviation = Math.sqrt(variance(differences))
  const reach = (studentT.quantileUpper((1 - level) / 2, n - 1) * standardDeviation) / Math.sqrt(n)
  const plain: Interval = { low: bias - reach, high: bias + reach, level }
  const none = notEstimable('zero-variance', 'The differences do not vary, so limits have no meaning.')
  const limit = (side: 1 | -1): Estimable<AgreementLimit> =>
    standardDeviation > 0 ? limitOf(side, bias, standardDeviation, n, level, multiplier) : none
  const proportionalBias = slopeOf(
    differences,
    one.map((value, at) => (value + (two[at] ?? 0)) / 2),
  )
  const leans = isEstimable(proportionalBias) && proportionalBias.pValue < 0.05
  return done({
    n,
    bias: log ? Math.exp(bias) : bias,
    standardDeviation,
    biasInterval: log ? backInterval(plain) : plain,
    lower: log ? backLimit(limit(-1)) : limit(-1),
    upper: log ? backLimit(limit(1)) : limit(1),
    limitStandardError: standardDeviation * Math.sqrt(1 / n + multiplier ** 2 / (2 * (n - 1))),
    proportionalBias,
    log,
    method: `Bland-Altman limits of agreement${log ? ' of ratios' : ''}`,
    warnings: leans
      ? [caution('proportional-bias', 'The difference changes with the size of the measurement.', 'Look at the plot; try logarithms.')]
      : [],
  })
}
