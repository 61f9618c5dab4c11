import type { Issue, Outcome } from '@dacryon/core'
import { studentT } from '../numeric/distributions/student-t.ts'
import { type QuantileType, quantileOfSorted, sorted } from '../numeric/quantile.ts'
import { mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { computeMad } from './robust.ts'
import { computeKurtosis, computeSkewness, type ShapeType } from './shape.ts'

/** What a numeric variable looks like. */
export interface Summary {
  /** Values given, those used, those missing. */
  readonly n: number
  readonly used: number
  readonly missing: number
  readonly mean: Estimable
  readonly standardDeviation: Estimable
  readonly standardError: Estimable
  /** t interval of the mean. */
  readonly interval: Estimable<Interval>
  readonly median: Estimable
  /** At one and three quarters. */
  readonly quartiles: Estimable<readonly [number, number]>
  readonly minimum: Estimable
  readonly maximum: Estimable
  /** Times 1.4826. */
  readonly mad: Estimable
  readonly skewness: Estimable
  /** In excess of the normal one. */
  readonly kurtosis: Estimable
  /** For positive values only. */
  readonly geometricMean: Estimable
  /** In per cent; for positive values only. */
  readonly geometricCv: Estimable
  readonly warnings: readonly Issue[]
}

/** How a summary is computed. */
export interface SummaryOptions {
  readonly level?: number
  readonly quantileType?: QuantileType
  readonly shapeType?: ShapeType
}

const nothing = notEstimable('no-values', 'There is no value.')
const single = notEstimable('too-few-values', 'This needs two values.')
const notPositive = notEstimable('not-positive', 'Geometric figures need positive values.')

const spreadOf = (values: Float64Array, level: number) => {
  if (values.length < 2) return { standardDeviation: single, standardError: single, interval: single }
  const standardDeviation = Math.sqrt(variance(values))
  const standardError = standardDeviation / Math.sqrt(values.length)
  const reach = studentT.quantileUpper((1 - level) / 2, values.length - 1) * standardError
  const centre = mean(values)
  return { standardDeviation, standardError, interval: { low: centre - reach, high: centre + reach, level } }
}

const geometric = (values: Float64Array): Pick<Summary, 'geometricMean' | 'geometricCv'> => {
  if (!values.every((value) => value > 0)) return { geometricMean: notPositive, geometricCv: notPositive }
  const logs = values.map(Math.log)
  return {
    geometricMean: Math.exp(mean(logs)),
    geometricCv: logs.length > 1 ? 100 * Math.sqrt(Math.expm1(variance(logs))) : single,
  }
}

const summaryOf = (values: Float64Array, n: number, { level = 0.95, quantileType = 7, shapeType = 2 }: SummaryOptions): Summary => {
  const counted = { n, used: values.length, missing: n - values.length, warnings: [] }
  if (values.length === 0) {
    const none = nothing
    const spread = { standardDeviation: none, standardError: none, interval: none, mad: none, skewness: none, kurtosis: none }
    const places = { mean: none, median: none, quartiles: none, minimum: none, maximum: none, geometricMean: none, geometricCv: none }
    return { ...counted, ...spread, ...places }
  }
  const order = sorted(values)
  const at = (p: number): number => quantileOfSorted(order, p, quantileType)
  return {
    ...counted,
    mean: mean(values),
    ...spreadOf(values, level),
    median: at(0.5),
    quartiles: [at(0.25), at(0.75)],
    minimum: at(0),
    maximum: at(1),
    mad: computeMad(values),
    skewness: computeSkewness(values, shapeType),
    kurtosis: computeKurtosis(values, shapeType),
    ...geometric(values),
  }
}

/**
 * Summary of a numeric variable; missing values are counted and left out.
 *
 * Meaning: the mean and standard deviation of skewed values mislead: look at median and quartiles. The interval is that of the mean, by
 * Student's t.
 *
 * Formula: geometric mean `exp(mean ln x)`, geometric coefficient of variation `100 √(exp(s²_ln) - 1)`; quartiles by type 7 unless asked.
 *
 * Issues: `value-not-finite`, `level-invalid`.
 *
 * @example
 * computeSummary([4, 1, null, 3]) // used 3, missing 1, mean 2.667, median 3
 */
export const computeSummary = (
  values: readonly (number | null | undefined)[] | Float64Array,
  options: SummaryOptions = {},
): Outcome<Summary> => {
  const kept: number[] = []
  const issues: Issue[] = [...levelIssues(options.level ?? 0.95)]
  for (const [at, value] of values.entries()) {
    // a missing value of a column is not a number
    if (value === null || value === undefined || Number.isNaN(value)) continue
    kept.push(value)
    if (!Number.isFinite(value) && issues.length < 20)
      issues.push(inputError('value-not-finite', `Value ${at + 1} is ${value}.`, 'Correct it, or leave it out.', { line: at + 1 }))
  }
  return issues.length > 0 ? failed(...issues) : done(summaryOf(Float64Array.from(kept), values.length, options))
}
