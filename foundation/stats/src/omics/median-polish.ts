import type { Issue } from '@dacryon/core'
import { median } from '../numeric/quantile.ts'
import { caution } from '../result/problems.ts'
import type { Expression } from './expression.ts'

/** The table as overall + row + column + residual. */
export interface MedianPolish {
  readonly overall: number
  readonly rows: Float64Array
  readonly columns: Float64Array
  /** Row by row; NaN, inside this room only, where the value was missing. */
  readonly residuals: Float64Array
  readonly iterations: number
  readonly converged: boolean
  readonly warnings: readonly Issue[]
}

const medianOf = (values: readonly number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length === 0 ? 0 : median(known)
}

/** Takes the median of each line away and gives it back as the effect of the line. */
const sweepLines = (z: Float64Array, lines: number, length: number, at: (line: number, place: number) => number): Float64Array => {
  const effects = new Float64Array(lines)
  for (let line = 0; line < lines; line++) {
    const effect = medianOf(Array.from({ length }, (_, place) => z[at(line, place)] ?? Number.NaN))
    effects[line] = effect
    for (let place = 0; place < length; place++) z[at(line, place)] = (z[at(line, place)] ?? 0) - effect
  }
  return effects
}

const add = (total: Float64Array, more: Float64Array): void => {
  for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + (more[at] ?? 0)
}

/** Moves the median of the effects into the overall value. */
const centre = (effects: Float64Array): number => {
  const middle = median(effects)
  for (let at = 0; at < effects.length; at++) effects[at] = (effects[at] ?? 0) - middle
  return middle
}

/**
 * Tukey's median polish of probes (rows) by arrays (columns): medians of rows and columns are taken away in turn, until the sum of absolute
 * residuals no longer changes by the share `tolerance`. Robust against single outlying probes; the solution may depend on the order (rows
 * first), as medians do.
 *
 * Source: Tukey JW. Exploratory Data Analysis. Addison-Wesley 1977; Irizarry RA et al. Biostatistics 2003;4:249-264
 * (doi 10.1093/biostatistics/4.2.249).
 *
 * @example polishMedians(expression).columns // one value an array, after adding overall
 */
export const polishMedians = (expression: Expression, { tolerance = 1e-10, most = 200 } = {}): MedianPolish => {
  const { genes, samples } = expression
  const [height, width] = [genes.length, samples.length]
  const z = expression.values.slice()
  const [rows, columns] = [new Float64Array(height), new Float64Array(width)]
  let [overall, before, iterations, converged] = [0, 0, 0, false]
  while (iterations < most && !converged) {
    iterations += 1
    add(
      rows,
      sweepLines(z, height, width, (row, column) => row * width + column),
    )
    overall += centre(columns)
    add(
      columns,
      sweepLines(z, width, height, (column, row) => row * width + column),
    )
    overall += centre(rows)
    const left = z.reduce((total, value) => total + (Number.isNaN(value) ? 0 : Math.abs(value)), 0)
    converged = left === 0 || Math.abs(left - before) < tolerance * left
    before = left
  }
  const warnings = converged
    ? []
    : [caution('not-converged', `Median polish still changed after ${most} rounds.`, 'Allow more rounds, or a larger tolerance.')]
  return { overall, rows, columns, residuals: z, iterations, converged, warnings }
}
