import { mean } from '../numeric/sum.ts'
import { type Counts, effectiveSizes } from './counts.ts'
import type { Expression } from './expression.ts'

const mapCounts = ({ genes, samples, values }: Counts, value: (count: number, sample: number) => number): Expression => {
  const width = samples.length
  const kept = new Float64Array(values.length)
  for (let g = 0; g < genes.length; g++) for (let s = 0; s < width; s++) kept[g * width + s] = value(values[g * width + s] ?? 0, s)
  return { genes, samples, values: kept }
}

/**
 * Counts per million of the effective library.
 *
 * @example computeCpm(counts).values // 1e6 count / (size factor)
 */
export const computeCpm = (counts: Counts): Expression => {
  const sizes = effectiveSizes(counts)
  return mapCounts(counts, (count, s) => (count / (sizes[s] ?? 1)) * 1e6)
}

/** The prior count of each sample, in proportion to its size, and the size with two of them added. */
export const priorCounts = (sizes: Float64Array, prior: number): { readonly priors: Float64Array; readonly enlarged: Float64Array } => {
  const middle = mean(sizes)
  const priors = sizes.map((size) => (prior * size) / middle)
  return { priors, enlarged: sizes.map((size, s) => size + 2 * (priors[s] ?? 0)) }
}

/**
 * log2 counts per million with a prior count, which keeps zeros finite and low counts quiet: `log2((y + p) / (L + 2p) 1e6)`, p being `prior`
 * in proportion to the size of the library.
 *
 * @example computeLogCpm(counts, 2)
 */
export const computeLogCpm = (counts: Counts, prior = 2): Expression => {
  const { priors, enlarged } = priorCounts(effectiveSizes(counts), prior)
  return mapCounts(counts, (count, s) => Math.log2(((count + (priors[s] ?? 0)) / (enlarged[s] ?? 1)) * 1e6))
}
