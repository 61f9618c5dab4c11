import { sum } from '../numeric/sum.ts'
import { type Counts, effectiveSizes } from './counts.ts'
import { priorCounts } from './counts-per-million.ts'

/** log of the common share of a gene in all libraries under a negative binomial of known dispersion, by Fisher scoring. */
const logShare = (counts: Float64Array, logSizes: Float64Array, dispersion: number): number => {
  const total = sum(counts)
  if (total === 0) return -Infinity
  let beta = Math.log(total / sum(logSizes.map(Math.exp)))
  for (let step = 0; step < 60; step++) {
    let [score, information] = [0, 0]
    for (let s = 0; s < counts.length; s++) {
      const mu = Math.exp(beta + (logSizes[s] ?? 0))
      const spread = 1 + mu * dispersion
      score += ((counts[s] ?? 0) - mu) / spread
      information += mu / spread
    }
    const change = score / information
    beta += Math.max(-5, Math.min(5, change))
    if (Math.abs(change) < 1e-13) break
  }
  return beta
}

/**
 * Average log2 counts per million of each gene: the level of a one-group negative binomial model of the counts with a prior count in
 * proportion to the size of each library, so that large libraries weigh more. The dispersion matters little.
 *
 * Source: McCarthy DJ, Chen Y, Smyth GK. Nucleic Acids Res 2012;40:4288-4297 (doi 10.1093/nar/gks042).
 *
 * @example computeAverageLogCpm(counts) // one value a gene
 */
export const computeAverageLogCpm = (counts: Counts, { prior = 2, dispersion = 0.05 } = {}): Float64Array => {
  const { priors, enlarged } = priorCounts(effectiveSizes(counts), prior)
  const logSizes = enlarged.map(Math.log)
  const width = counts.samples.length
  return Float64Array.from(counts.genes, (_, g) => {
    const row = counts.values.slice(g * width, (g + 1) * width).map((count, s) => count + (priors[s] ?? 0))
    return (logShare(row, logSizes, dispersion) + Math.log(1e6)) / Math.LN2
  })
}
