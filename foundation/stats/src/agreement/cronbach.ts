import type { Issue, Outcome } from '@dacryon/core'
import { mean, sum, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed } from '../result/problems.ts'
import type { Numbers } from '../result/vectors.ts'
import { correlationOf } from '../tests/pearson.ts'
import { measurementIssues } from './measurements.ts'

/** Internal consistency of a scale. */
export interface CronbachAlpha {
  readonly n: number
  readonly items: number
  readonly alpha: Estimable
  /** Of items scaled to one variance. */
  readonly standardised: Estimable
  readonly byItem: readonly {
    /** Alpha of the other items. */
    readonly alphaWithout: Estimable
    /** Correlation of the item with the sum of the others. */
    readonly restCorrelation: Estimable
  }[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

const constant = notEstimable('zero-variance', 'An item or the sum does not vary.')

const alphaOf = (items: readonly Float64Array[]): Estimable => {
  const k = items.length
  if (k < 2) return notEstimable('too-few-items', 'Alpha needs two items.')
  const totals = Float64Array.from(items[0] ?? [], (_, row) => sum(items.map((item) => item[row] ?? 0)))
  const whole = variance(totals)
  return whole > 0 ? (k / (k - 1)) * (1 - sum(items.map(variance)) / whole) : constant
}

const standardisedAlpha = (items: readonly Float64Array[]): Estimable => {
  const correlations = items.flatMap((item, at) => items.slice(at + 1).map((other) => correlationOf(item, other)))
  const known = correlations.filter((one) => one !== undefined)
  if (known.length < correlations.length) return constant
  const r = mean(known)
  return (items.length * r) / (1 + (items.length - 1) * r)
}

/**
 * Cronbach's alpha of the items (columns) of a scale over subjects (rows).
 *
 * Meaning: how far items move together; not that they measure one thing, and it rises with their number.
 *
 * Formula: `k/(k-1) (1 - Σ s_i²/s²_sum)`; standardised `k r/(1 + (k-1) r)` with r the mean correlation.
 *
 * Source: Cronbach LJ. Psychometrika 1951;16:297-334 (doi 10.1007/BF02310555).
 *
 * Issues: `too-few-values`, `lengths-differ`, `value-not-finite`.
 *
 * @example
 * computeCronbachAlpha([[1, 2], [2, 2], [3, 4]]) // alpha 0.9231
 */
export const computeCronbachAlpha = (rows: readonly Numbers[]): Outcome<CronbachAlpha> => {
  const issues = measurementIssues(rows)
  if (issues.length > 0) return failed(...issues)
  const k = rows[0]?.length ?? 0
  const items = Array.from({ length: k }, (_, at) => Float64Array.from(rows, (row) => row[at] ?? 0))
  const alpha = alphaOf(items)
  const negative = typeof alpha === 'number' && alpha < 0
  return done({
    n: rows.length,
    items: k,
    alpha,
    standardised: standardisedAlpha(items),
    byItem: items.map((item, at) => {
      const others = items.filter((_, other) => other !== at)
      const rest = item.map((_, row) => sum(others.map((other) => other[row] ?? 0)))
      return { alphaWithout: alphaOf(others), restCorrelation: correlationOf(item, rest) ?? constant }
    }),
    method: 'Cronbach alpha',
    warnings: negative ? [caution('negative-alpha', 'Alpha is negative.', 'Is an item scored the wrong way round?')] : [],
  })
}
