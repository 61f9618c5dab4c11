import { invertDefinite } from './invert-definite.ts'

/** How rows of one cluster are taken to be correlated. */
export type WorkingCorrelation = 'independence' | 'exchangeable' | 'ar1'

/** Correlation of two rows so far apart. */
const correlationAt = (kind: WorkingCorrelation, alpha: number, lag: number): number =>
  lag === 0 ? 1 : kind === 'independence' ? 0 : kind === 'exchangeable' ? alpha : alpha ** lag

/** Inverse of the working correlation of rows at these places; undefined where it is not positive definite. */
export const inverseCorrelation = (kind: WorkingCorrelation, alpha: number, places: readonly number[]): Float64Array | undefined => {
  const n = places.length
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      matrix[i * n + j] = correlationAt(kind, alpha, Math.abs((places[i] as number) - (places[j] as number)) || (i === j ? 0 : 1))
  return invertDefinite(matrix, n)?.inverse
}

/** Products of standardised residuals of pairs in one cluster, summed by how far apart they are. */
export interface PairSums {
  readonly sums: number[]
  readonly counts: number[]
}

/**
 * Correlation by moments: exchangeable, the mean product over all pairs; autoregressive, the a that solves
 * `Σ lag a^(lag-1) (product - a^lag) = 0` over all pairs.
 */
export const estimateCorrelation = (kind: WorkingCorrelation, { sums, counts }: PairSums): number => {
  const total = (values: readonly number[]): number => values.reduce((all, value) => all + (value ?? 0), 0)
  if (kind === 'independence' || total(counts) === 0) return 0
  if (kind === 'exchangeable') return total(sums) / total(counts)
  let alpha = counts[1] ? (sums[1] ?? 0) / counts[1] : 0
  for (let step = 0; step < 200; step++) {
    let [score, information] = [0, 0]
    counts.forEach((count, lag) => {
      if (lag === 0 || !count) return
      const slope = lag * alpha ** (lag - 1)
      score += slope * ((sums[lag] ?? 0) - count * alpha ** lag)
      information += count * slope * slope
    })
    const next = Math.max(-0.999, Math.min(0.999, alpha + score / information))
    if (!(information > 0) || Math.abs(next - alpha) < 1e-15) return alpha
    alpha = next
  }
  return alpha
}
