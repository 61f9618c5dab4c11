import type { Outcome } from '@dacryon/core'
import { mean } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** A statistic with each row left out once. */
export interface Jackknife {
  readonly estimate: number
  readonly values: Float64Array
  readonly standardError: number
  readonly bias: number
  /** Estimate less bias. */
  readonly corrected: number
}

/**
 * Jackknife: the statistic without each row in turn.
 *
 * Fails for statistics that are not smooth, such as the median.
 *
 * Formula: `se² = (n-1)/n Σ(t_i - t̄)²`, bias `(n-1)(t̄ - t)`.
 *
 * Source: Efron B, Tibshirani RJ. An introduction to the bootstrap, 1993, chapter 11.
 *
 * Issues: `too-few-values` (3), `value-not-finite` where the statistic has no value for some rows.
 *
 * @example computeJackknife(3, (rows) => rows.reduce((sum, row) => sum + [1, 2, 6][row], 0) / rows.length).value.standardError // 1.5275
 */
export const computeJackknife = (n: number, statistic: (rows: Int32Array) => number): Outcome<Jackknife> => {
  if (!(n >= 3)) return failed(inputError('too-few-values', `${n} rows.`, 'Give at least 3.', { column: 'rows' }))
  const estimate = statistic(Int32Array.from({ length: n }, (_, at) => at))
  const rows = Int32Array.from({ length: n - 1 }, (_, at) => at + 1)
  const values = new Float64Array(n)
  for (let out = 0; out < n; out++) {
    values[out] = statistic(rows)
    if (out < n - 1) rows[out] = out
  }
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0 || !Number.isFinite(estimate))
    return failed(
      inputError('value-not-finite', 'The statistic has no value without one of the rows.', 'Use another statistic.', { line: bad + 1 }),
    )
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const bias = (n - 1) * (centre - estimate)
  return done({ estimate, values, standardError: Math.sqrt(((n - 1) / n) * squares), bias, corrected: estimate - bias })
}
