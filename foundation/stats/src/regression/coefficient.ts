import { normal, studentT } from '../numeric/distributions/index.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'

/** A quantity estimated by a model, with its Wald test of 0. */
export interface ModelEstimate {
  readonly estimate: number
  readonly standardError: number
  /** t where there are degrees of freedom, else z. */
  readonly statistic: number
  /** Degrees of freedom of t; absent for the normal distribution. */
  readonly df?: number
  readonly pValue: number
  readonly interval: Interval
}

/** A coefficient under the name of its design column: a value, or the reason why there is none. */
export interface Coefficient {
  readonly name: string
  readonly value: Estimable<ModelEstimate>
}

/** An effect on the scale of a ratio: odds, risk, rate or hazard ratio, or a ratio of geometric means. */
export interface Ratio {
  readonly ratio: number
  readonly interval: Interval
  readonly pValue: number
}

/** The estimate with its Wald interval and test; t with degrees of freedom where given, else normal. */
export const waldEstimate = (estimate: number, standardError: number, level: number, df?: number): Estimable<ModelEstimate> => {
  if (df !== undefined && df <= 0)
    return notEstimable('no-degrees-of-freedom', 'There are as many coefficients as rows, so no error is left to judge by.')
  if (!(standardError > 0) || !Number.isFinite(standardError) || !Number.isFinite(estimate))
    return notEstimable('no-variance', 'The standard error is zero or not finite.')
  const statistic = estimate / standardError
  const size = Math.abs(statistic)
  const tail = (1 - level) / 2
  const margin = standardError * (df === undefined ? normal.quantileUpper(tail) : studentT.quantileUpper(tail, df))
  return {
    estimate,
    standardError,
    statistic,
    ...(df !== undefined && { df }),
    pValue: Math.min(1, 2 * (df === undefined ? normal.upper(size) : studentT.upper(size, df))),
    interval: { low: estimate - margin, high: estimate + margin, level },
  }
}

/** exp of a logarithmic effect with its limits; the test is that of the logarithm. */
export const asRatio = ({ estimate, interval, pValue }: ModelEstimate): Ratio => ({
  ratio: Math.exp(estimate),
  interval: { low: Math.exp(interval.low), high: Math.exp(interval.high), level: interval.level },
  pValue,
})

/** Said of a column that is a linear combination of earlier ones. */
export const aliasedReason = (name: string) =>
  notEstimable('aliased', `${name} is a linear combination of columns before it, so it has no effect of its own.`)
