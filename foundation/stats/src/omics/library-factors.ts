import { median, quantile } from '../numeric/quantile.ts'
import { midRanks } from '../numeric/rank.ts'
import { mean } from '../numeric/sum.ts'
import type { Counts } from './counts.ts'

/** Factors with product 1. */
const toProductOne = (factors: Float64Array): Float64Array => {
  const middle = Math.exp(mean(factors.map(Math.log)))
  return factors.map((factor) => factor / middle)
}

const usedGenes = ({ genes, samples, values }: Counts): number[] => {
  const width = samples.length
  return genes.flatMap((_, g) => (values.subarray(g * width, (g + 1) * width).some((count) => count > 0) ? [g] : []))
}

const columnOf = ({ samples, values }: Counts, rows: readonly number[], sample: number): Float64Array =>
  Float64Array.from(rows, (g) => values[g * samples.length + sample] ?? 0)

const upperQuartiles = (counts: Counts, rows: readonly number[], p: number): Float64Array =>
  counts.librarySizes.map((size, s) => quantile(columnOf(counts, rows, s), p) / size)

/** How much of the log ratios (M) and of the averages (A) is cut at each end. */
export interface TmmOptions {
  readonly trimRatios?: number
  readonly trimAverages?: number
}

interface Side {
  readonly column: Float64Array
  readonly size: number
}

/** log2 ratios, averages and their asymptotic variances for genes counted in both samples. */
const compared = (sample: Side, reference: Side) => {
  const [ratios, averages, variances]: [number[], number[], number[]] = [[], [], []]
  for (let g = 0; g < sample.column.length; g++) {
    const [y, r] = [sample.column[g] ?? 0, reference.column[g] ?? 0]
    if (y === 0 || r === 0) continue
    const [share, other] = [Math.log2(y / sample.size), Math.log2(r / reference.size)]
    ratios.push(Math.log2(y / sample.size / (r / reference.size)))
    averages.push((share + other) / 2)
    variances.push((sample.size - y) / sample.size / y + (reference.size - r) / reference.size / r)
  }
  return { ratios, averages, variances }
}

const trimmedMean = (sample: Side, reference: Side, trimRatios: number, trimAverages: number): number => {
  const { ratios, averages, variances } = compared(sample, reference)
  const n = ratios.length
  if (n === 0 || ratios.every((ratio) => Math.abs(ratio) < 1e-6)) return 1
  const [byRatio, byAverage] = [midRanks(ratios).ranks, midRanks(averages).ranks]
  const within = (rank: number, trim: number): boolean => rank >= Math.floor(n * trim) + 1 && rank <= n - Math.floor(n * trim)
  let [weighted, weights] = [0, 0]
  for (let g = 0; g < n; g++) {
    if (!within(byRatio[g] ?? 0, trimRatios) || !within(byAverage[g] ?? 0, trimAverages)) continue
    const weight = 1 / (variances[g] ?? 1)
    weighted += weight * (ratios[g] ?? 0)
    weights += weight
  }
  return weights === 0 ? 1 : 2 ** (weighted / weights)
}

/** The sample whose upper quartile is closest to the mean one; where most quartiles are 0, the one with the most counted genes. */
const referenceSample = (counts: Counts, rows: readonly number[]): number => {
  const quartiles = upperQuartiles(counts, rows, 0.75)
  const middle = mean(quartiles)
  const merit =
    median(quartiles) < 1e-20
      ? counts.librarySizes.map((_, s) => columnOf(counts, rows, s).reduce((total, count) => total + Math.sqrt(count), 0))
      : quartiles.map((quartile) => -Math.abs(quartile - middle))
  return merit.indexOf(Math.max(...merit))
}

/**
 * Trimmed mean of M values: the factor of a sample is 2 to the weighted mean of its log ratios to the reference sample, after trimming 30 %
 * of the ratios and 5 % of the average levels at each end; weights are inverse asymptotic variances; factors are scaled to product 1. The
 * reference is the sample whose upper quartile is closest to the mean. Assumes that most genes are not different.
 *
 * Source: Robinson MD, Oshlack A. Genome Biol 2010;11:R25 (doi 10.1186/gb-2010-11-3-r25).
 *
 * @example computeTmmFactors(counts) // one factor a sample
 */
export const computeTmmFactors = (counts: Counts, { trimRatios = 0.3, trimAverages = 0.05 }: TmmOptions = {}): Float64Array => {
  const rows = usedGenes(counts)
  const sideOf = (sample: number): Side => ({ column: columnOf(counts, rows, sample), size: counts.librarySizes[sample] ?? 1 })
  const reference = sideOf(referenceSample(counts, rows))
  return toProductOne(counts.librarySizes.map((_, s) => trimmedMean(sideOf(s), reference, trimRatios, trimAverages)))
}

/** Geometric mean of each gene that is counted in every sample. */
const logMeans = (counts: Counts): { readonly rows: number[]; readonly means: Float64Array } => {
  const width = counts.samples.length
  const rowOf = (g: number): Float64Array => counts.values.subarray(g * width, (g + 1) * width)
  const rows = counts.genes.flatMap((_, g) => (rowOf(g).every((count) => count > 0) ? [g] : []))
  return { rows, means: Float64Array.from(rows, (g) => mean(rowOf(g).map(Math.log))) }
}

/**
 * Median of ratios: the size factor of a sample is the median over genes without any zero of count / geometric mean of the gene. Sizes, not
 * factors: they contain the depth of the library. All 1 where every gene has a zero.
 *
 * Source: Anders S, Huber W. Genome Biol 2010;11:R106 (doi 10.1186/gb-2010-11-10-r106).
 *
 * @example computeMedianRatios(counts) // one size a sample
 */
export const computeMedianRatios = (counts: Counts): Float64Array => {
  const { rows, means } = logMeans(counts)
  if (rows.length === 0) return new Float64Array(counts.samples.length).fill(1)
  return counts.librarySizes.map((_, s) =>
    Math.exp(median(columnOf(counts, rows, s).map((count, at) => Math.log(count) - (means[at] ?? 0)))),
  )
}

/**
 * Relative log expression factors: median of count / geometric mean of the gene, over genes without any zero, divided by the size of the
 * library, scaled to product 1. The median is taken of the ratios themselves: with an even number of genes it is the mean of the middle two,
 * where `computeMedianRatios`, which takes logarithms first, has their geometric mean.
 *
 * @example computeRleFactors(counts) // one factor a sample
 */
export const computeRleFactors = (counts: Counts): Float64Array => {
  const { rows, means } = logMeans(counts)
  if (rows.length === 0) return new Float64Array(counts.samples.length).fill(1)
  const ratios = counts.librarySizes.map(
    (size, s) => median(columnOf(counts, rows, s).map((count, at) => count / Math.exp(means[at] ?? 0))) / size,
  )
  return toProductOne(ratios)
}

/**
 * Upper quartile factors: the 75 % quantile of the shares of a library, over genes counted in at least one sample, scaled to product 1.
 *
 * Source: Bullard JH et al. BMC Bioinformatics 2010;11:94 (doi 10.1186/1471-2105-11-94).
 *
 * @example computeUpperQuartileFactors(counts) // one factor a sample
 */
export const computeUpperQuartileFactors = (counts: Counts, p = 0.75): Float64Array =>
  toProductOne(upperQuartiles(counts, usedGenes(counts), p))
