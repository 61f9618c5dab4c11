import type { Outcome } from '@dacryon/core'
import { quantileOfSorted, sorted } from '../numeric/quantile.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers } from '../result/vectors.ts'

/** A bin holds the values from `from` on and below `to`; the last one holds its upper edge too. */
export interface HistogramBin {
  readonly from: number
  readonly to: number
  readonly count: number
}

const most = 200

/** The nearest step of 1, 2 or 5 times a power of ten, nearest by ratio. */
const roundStep = (width: number): number => {
  const power = 10 ** Math.floor(Math.log10(width))
  const [size, limits] = [width / power, [Math.SQRT2, Math.sqrt(10), Math.sqrt(50)]]
  const step = [1, 2, 5, 10][limits.filter((limit) => size >= limit).length] ?? 1
  return step * power
}

/** Width by Freedman and Diaconis; by Sturges where half of the values are alike. */
const widthOf = (order: Float64Array, range: number): number => {
  const spread = quantileOfSorted(order, 0.75) - quantileOfSorted(order, 0.25)
  const wide = spread > 0 ? (2 * spread) / Math.cbrt(order.length) : range / (Math.log2(order.length) + 1)
  return roundStep(Math.max(wide, range / most))
}

/** Edges at whole multiples of a step. A step too small for the size of the values, or a constant: one bin around all of them. */
const edgesOf = (order: Float64Array): readonly number[] => {
  const [low, high] = [order[0] ?? 0, order.at(-1) ?? 0]
  const around = Math.max(0.5, Math.abs(low) * 0.05)
  if (!(high > low) || !Number.isFinite(high - low)) return [low - around, high + around]
  const width = widthOf(order, high - low)
  const [first, last] = [Math.floor(low / width), Math.ceil(high / width)]
  const edges = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * width)
  return edges.length > 1 && edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge)) ? edges : [low - around, high + around]
}

/**
 * Histogram of several lists on the same bins, so that groups can be laid over each other.
 *
 * Formula: width `2 IQR n^(-1/3)` of all values together, rounded to 1, 2 or 5 times a power of ten, edges at its multiples; at most some
 * 300 bins. Where half of the values are alike, the range over `log2 n + 1`.
 *
 * Source: Freedman D, Diaconis P. Z Wahrscheinlichkeitstheorie verw Gebiete 1981;57:453-76 (doi 10.1007/BF01025868); Sturges HA. J Am Stat
 * Assoc 1926;21:65-6.
 *
 * Issues: `value-not-finite`, `too-few-values`.
 *
 * @example
 * computeHistograms([[1, 2, 2, 3, 9]]) // bins 1-2, 2-3, 3-4 and so on to 8-9 with 1, 2, 1, 0, 0, 0, 0, 1
 */
export const computeHistograms = (lists: readonly Numbers[]): Outcome<readonly (readonly HistogramBin[])[]> => {
  const issues = lists.flatMap((values, at) => finiteIssues(values, `list ${at + 1}`))
  if (issues.length > 0) return failed(...issues)
  const order = sorted(Float64Array.from(lists.flatMap((values) => [...values])))
  if (order.length === 0) return failed(inputError('too-few-values', 'There is no value.', 'Give at least one.', { column: 'values' }))
  const edges = edgesOf(order)
  return done(
    lists.map((values) => {
      const counts = new Array<number>(edges.length - 1).fill(0)
      for (const value of values) {
        const above = edges.findIndex((edge) => edge > value)
        const bin = above < 0 ? counts.length - 1 : Math.max(0, above - 1)
        counts[bin] = (counts[bin] ?? 0) + 1
      }
      return counts.map((count, at) => ({ from: edges[at] ?? 0, to: edges[at + 1] ?? 0, count }))
    }),
  )
}
