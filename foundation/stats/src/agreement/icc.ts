import type { Issue, Outcome } from '@dacryon/core'
import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { levelIssues } from '../tables/proportion.ts'
import { type MeanSquares, meanSquaresOf } from './mean-squares.ts'
import { measurementIssues } from './measurements.ts'

/**
 * `oneway`: each subject has other raters. `agreement`: the raters are a sample, and their differences count (the default). `consistency`:
 * these raters only, their differences do not count.
 */
export type IccModel = 'oneway' | 'agreement' | 'consistency'

/** One form of the intraclass correlation. */
export interface Icc {
  readonly model: IccModel
  /** Reliability of one rating, or of the mean of all raters of this table. */
  readonly unit: 'single' | 'average'
  readonly estimate: Estimable
  readonly inference: Estimable<{
    readonly statistic: number
    readonly degreesOfFreedom: readonly [number, number]
    readonly pValue: number
    readonly interval: Interval
  }>
}

/** All forms with the errors of measurement. */
export interface IccTable {
  readonly subjects: number
  readonly raters: number
  readonly meanSquares: MeanSquares
  readonly forms: readonly Icc[]
  /** Standard error of measurement with the raters' differences, and without. */
  readonly semAgreement: number
  readonly semConsistency: number
  /** Smallest change of one subject that is more than error, 95 %: 1.96 √2 SEM. */
  readonly sdcAgreement: number
  readonly sdcConsistency: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

const constant = notEstimable('zero-variance', 'The measurements do not vary.')

/** Forms whose F is a plain ratio of two mean squares. */
const plainForms = (model: IccModel, top: number, bottom: number, df: readonly [number, number], k: number, level: number): Icc[] => {
  const statistic = top / bottom
  const reversed = [df[1], df[0]] as const
  const tail = (1 - level) / 2
  const [low, high] = [statistic / fisherF.quantileUpper(tail, ...df), statistic * fisherF.quantileUpper(tail, ...reversed)]
  const pValue = bottom > 0 ? fisherF.upper(statistic, ...df) : 0
  const none = notEstimable('zero-variance', 'There is no error to test against.')
  const single = (f: number): number => (f - 1) / (f + k - 1)
  const about = { statistic, degreesOfFreedom: df, pValue }
  const inference = (from: number, to: number): Icc['inference'] =>
    bottom > 0 ? { ...about, interval: { low: from, high: to, level } } : none
  const varies = top > 0 || bottom > 0
  return [
    {
      model,
      unit: 'single',
      estimate: varies ? (top - bottom) / (top + (k - 1) * bottom) : constant,
      inference: inference(single(low), single(high)),
    },
    {
      model,
      unit: 'average',
      estimate: top > 0 ? 1 - bottom / top : constant,
      // subjects that are all alike leave no finite limit
      inference: top > 0 ? inference(1 - 1 / low, 1 - 1 / high) : constant,
    },
  ]
}

/**
 * Agreement of one rating or of a mean, with McGraw and Wong's approximate degrees of freedom at the estimate itself. For the mean another
 * reading of them steps the interval of one rating up (Spearman-Brown), which differs a little.
 */
const agreementForm = ({ subjects: n, raters: k, between, ofRaters, residual }: MeanSquares, unit: Icc['unit'], level: number): Icc => {
  const below = unit === 'single' ? between + (k - 1) * residual + (k / n) * (ofRaters - residual) : between + (ofRaters - residual) / n
  if (!(below > 0)) return { model: 'agreement', unit, estimate: constant, inference: constant }
  const estimate = (between - residual) / below
  const a = (k * estimate) / (n * (1 - estimate))
  const b = 1 + (k * estimate * (n - 1)) / (n * (1 - estimate))
  const [one, two] = [a * ofRaters, b * residual]
  const v = (one + two) ** 2 / (one ** 2 / (k - 1) + two ** 2 / ((n - 1) * (k - 1)))
  if (!(residual > 0) || !(v > 0) || v === Infinity)
    return { model: 'agreement', unit, estimate, inference: notEstimable('zero-variance', 'There is no error to test against.') }
  const tail = (1 - level) / 2
  const lower = fisherF.quantileUpper(tail, n - 1, v)
  const upper = fisherF.quantileUpper(tail, v, n - 1)
  const other = unit === 'single' ? k * ofRaters + (k * n - k - n) * residual : ofRaters - residual
  const statistic = between / residual
  return {
    model: 'agreement',
    unit,
    estimate,
    inference: {
      statistic,
      degreesOfFreedom: [n - 1, v],
      pValue: fisherF.upper(statistic, n - 1, v),
      interval: {
        low: (n * (between - lower * residual)) / (lower * other + n * between),
        high: (n * (upper * between - residual)) / (other + n * upper * between),
        level,
      },
    },
  }
}

/**
 * Intraclass correlations of a complete table, subjects (rows) by raters, in all forms, with the standard error of measurement.
 *
 * Meaning: the share of the variance that is between subjects. It depends on how different the subjects are: report the standard error of
 * measurement with it. Negative estimates are shown as they are. Take the form before looking: agreement for raters as a sample (A,1),
 * consistency for fixed raters (C,1). Incomplete tables: `computeIccReml`.
 *
 * Formula: mean squares of the two-way table; intervals from F, for agreement with Satterthwaite's degrees of freedom.
 *
 * Source: McGraw KO, Wong SP. Psychol Methods 1996;1:30-46 (doi 10.1037/1082-989X.1.1.30); Shrout PE, Fleiss JL. Psychol Bull
 * 1979;86:420-8 (doi 10.1037/0033-2909.86.2.420).
 *
 * Issues: `too-few-values`, `lengths-differ`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * computeIcc([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]) // A,1 0.2898
 */
export const computeIcc = (rows: readonly Numbers[], level = 0.95): Outcome<IccTable> => {
  const issues = [...measurementIssues(rows), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const squares = meanSquaresOf(rows)
  const { subjects: n, raters: k, between, ofRaters, within, residual } = squares
  const forms = [
    ...plainForms('oneway', between, within, [n - 1, n * (k - 1)], k, level),
    ...plainForms('consistency', between, residual, [n - 1, (n - 1) * (k - 1)], k, level),
    agreementForm(squares, 'single', level),
    agreementForm(squares, 'average', level),
  ]
  const semConsistency = Math.sqrt(residual)
  const semAgreement = Math.sqrt(Math.max(0, residual + (ofRaters - residual) / n))
  const negative = forms.some(({ estimate }) => typeof estimate === 'number' && estimate < 0)
  return done({
    subjects: n,
    raters: k,
    meanSquares: squares,
    forms,
    semAgreement,
    semConsistency,
    sdcAgreement: 1.96 * Math.SQRT2 * semAgreement,
    sdcConsistency: 1.96 * Math.SQRT2 * semConsistency,
    method: 'Intraclass correlation from mean squares',
    warnings: negative ? [caution('negative-icc', 'An estimate is negative.', 'Subjects differ less than their ratings do.')] : [],
  })
}
