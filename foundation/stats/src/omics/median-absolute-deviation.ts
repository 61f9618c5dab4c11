import { median } from '../numeric/quantile.ts'
import { orderOf } from '../numeric/rank.ts'
import type { Expression } from './expression.ts'

/**
 * The genes that vary most, by median absolute deviation (times 1.4826, as for a normal), the largest first; for clustering. Missing values
 * are left out.
 *
 * @example mostVariableGenes(expression, 500) // rows, 0-based
 */
export const mostVariableGenes = ({ genes, samples, values }: Expression, count: number): number[] => {
  const n = samples.length
  const spread = Float64Array.from(genes, (_, g) => {
    const known = values.subarray(g * n, (g + 1) * n).filter((value) => !Number.isNaN(value))
    if (known.length === 0) return 0
    const middle = median(known)
    return 1.4826 * median(known.map((value) => Math.abs(value - middle)))
  })
  return [...orderOf(spread.map((value) => -value))].slice(0, count)
}
