import { ask } from '@dacryon/core'
import { computeKurtosis, computeSkewness, computeSummary, computeTrimmedMean, type ShapeType } from '@dacryon/stats/describe'
import { type QuantileType, quantile } from '@dacryon/stats/numeric'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { numbersOf, rowsOf } from '../../table.ts'
import { ends, there } from '../tests/r-test.ts'

/** `25%` as 0.25. */
const shareOf = (name: string): number => Number(name.replace('%', '')) / 100

const types: readonly QuantileType[] = [1, 2, 6, 7, 8]
const shapes: readonly ShapeType[] = [1, 2, 3]

/** A numeric summary. */
export const descriptives: Method = ({ tables, result }) => {
  const table = need(tables[0], 'a table')
  // R skips empty lines of a table with one column, so that missing values at the end are not there
  const kept = table.header.length === 1 ? rowsOf(table, (row) => (table.rows[row]?.[0] ?? '') !== '') : table
  const all = numbersOf(kept, table.header[0] ?? 'x')
  const values = all.filter((value) => value !== null)
  const summary = ask(computeSummary(all))
  const [low, high] = there(summary.quartiles)
  const standardDeviation = there(summary.standardDeviation)
  const quantiles = types.map((type) => {
    const names = valuesOf(result).under(`quantile${type}`).names()
    return [`quantile${type}`, Object.fromEntries(names.map((name) => [name, quantile(values, shareOf(name), type)]))]
  })
  return {
    result: {
      n: summary.used,
      n_missing: summary.missing,
      mean: there(summary.mean),
      sd: standardDeviation,
      var: standardDeviation ** 2,
      sem: there(summary.standardError),
      min: there(summary.minimum),
      max: there(summary.maximum),
      median: there(summary.median),
      ...Object.fromEntries(quantiles),
      iqr7: high - low,
      mad: there(summary.mad),
      trimmed10: computeTrimmedMean(values, 0.1),
      geometric_mean: there(summary.geometricMean),
      geometric_cv_pct: there(summary.geometricCv),
      ...Object.fromEntries(shapes.map((type) => [`skew${type}`, there(computeSkewness(values, type))])),
      ...Object.fromEntries(shapes.map((type) => [`kurt${type}`, there(computeKurtosis(values, type))])),
      ci_mean95: ends(there(summary.interval)),
    },
  }
}
