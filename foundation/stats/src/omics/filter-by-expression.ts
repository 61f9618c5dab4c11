import { median } from '../numeric/quantile.ts'
import type { Counts } from './counts.ts'
import { effectiveSizes } from './counts.ts'

/** Thresholds of the filter. */
export interface ExpressionFilter {
  /** Count that a gene should have in a library of median size. Default 10. */
  readonly least?: number
  /** Total count over all samples. Default 15. */
  readonly total?: number
  /** A group larger than this counts only in part. Default 10. */
  readonly large?: number
  /** Share of the samples above `large` that count. Default 0.7. */
  readonly share?: number
}

/** Sizes of the groups: the smallest one decides. */
export const smallestGroup = (codes: ArrayLike<number>): number => {
  const sizes = new Map<number, number>()
  for (let s = 0; s < codes.length; s++) sizes.set(codes[s] ?? 0, (sizes.get(codes[s] ?? 0) ?? 0) + 1)
  return Math.min(...sizes.values())
}

/**
 * Genes with enough counts to be worth testing (0-based): at least `least` counts per median library in at least m samples, and a total of at
 * least `total`. m is the size of the smallest group, or for a design one over its largest leverage; above 10 it grows only by 70 %.
 *
 * Source: Chen Y, Lun ATL, Smyth GK. F1000Research 2016;5:1438 (doi 10.12688/f1000research.8987.2).
 *
 * @example filterByExpression(counts, 6) // rows to keep
 */
export const filterByExpression = (counts: Counts, group: number, filter: ExpressionFilter = {}): number[] => {
  const { least = 10, total = 15, large = 10, share = 0.7 } = filter
  const needed = group > large ? large + (group - large) * share : group
  const sizes = effectiveSizes(counts)
  const threshold = (least / median(sizes)) * 1e6
  const width = counts.samples.length
  return counts.genes.flatMap((_, g) => {
    let [samples, reads] = [0, 0]
    for (let s = 0; s < width; s++) {
      const count = counts.values[g * width + s] ?? 0
      reads += count
      if ((count / (sizes[s] ?? 1)) * 1e6 >= threshold) samples += 1
    }
    return samples >= needed - 1e-14 && reads >= total - 1e-14 ? [g] : []
  })
}
