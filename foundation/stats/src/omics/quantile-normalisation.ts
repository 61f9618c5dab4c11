import { midRanks } from '../numeric/rank.ts'
import type { Expression } from './expression.ts'

/** Straight line between neighbours at place `at` (0 to length - 1). */
const readAt = (curve: Float64Array, at: number): number => {
  const low = Math.min(curve.length - 1, Math.max(0, Math.floor(at + 1e-9)))
  const share = at - low
  const value = curve[low] ?? 0
  return share < 1e-9 ? value : value + share * ((curve[low + 1] ?? value) - value)
}

/** Measured values of one sample and the genes they belong to. */
const measured = ({ genes, samples, values }: Expression, sample: number) => {
  const rows: number[] = []
  for (let g = 0; g < genes.length; g++) if (!Number.isNaN(values[g * samples.length + sample])) rows.push(g)
  return { rows, column: Float64Array.from(rows, (g) => values[g * samples.length + sample] ?? 0) }
}

/**
 * Quantile normalisation: every sample gets the same distribution, the mean over samples of the values of each rank. Equal values get the
 * value at their mean rank. A sample with missing values is stretched over the whole range, and its missing values stay missing.
 *
 * Misleads where a large share of genes truly differs between samples, for example between tissues.
 *
 * Source: Bolstad BM et al. Bioinformatics 2003;19:185-193 (doi 10.1093/bioinformatics/19.2.185).
 *
 * @example normaliseQuantiles(expression) // every column has the same sorted values
 */
export const normaliseQuantiles = (expression: Expression): Expression => {
  const { genes, samples, values } = expression
  const target = new Float64Array(genes.length)
  for (let s = 0; s < samples.length; s++) {
    const { column } = measured(expression, s)
    if (column.length === 0) continue
    column.sort()
    for (let g = 0; g < genes.length; g++)
      target[g] = (target[g] ?? 0) + readAt(column, genes.length > 1 ? (g * (column.length - 1)) / (genes.length - 1) : 0)
  }
  let filled = 0
  for (let s = 0; s < samples.length; s++) if (measured(expression, s).rows.length > 0) filled += 1
  for (let g = 0; g < genes.length; g++) target[g] = (target[g] ?? 0) / Math.max(1, filled)
  const normalised = new Float64Array(values.length).fill(Number.NaN)
  for (let s = 0; s < samples.length; s++) {
    const { rows, column } = measured(expression, s)
    const { ranks } = midRanks(column)
    for (const [at, g] of rows.entries()) {
      const share = rows.length > 1 ? ((ranks[at] ?? 1) - 1) / (rows.length - 1) : 0.5
      normalised[g * samples.length + s] = readAt(target, share * (genes.length - 1))
    }
  }
  return { genes, samples, values: normalised }
}
