import { type ConsensusCounts, pairBase } from './consensus-counts.ts'
import { cutLabels } from './cut-dendrogram.ts'
import { type Dendrogram, dendrogramOf } from './dendrogram.ts'
import type { Distances } from './distances.ts'
import { agglomerate } from './linkage.ts'

/** What the resamples agree on for one number of clusters. */
export interface ConsensusAtK {
  readonly k: number
  /** Share of the resamples with both subjects in which they were in one cluster; n by n, 1 on the diagonal. */
  readonly consensus: Distances
  /** Share of pairs with a consensus of at most 0.1 and 0.9. */
  readonly cdf01: number
  readonly cdf09: number
  /** Share of ambiguous pairs, F(0.9) - F(0.1): smaller is clearer. */
  readonly pac: number
  /** Area under the distribution function between the least and the largest consensus. */
  readonly area: number
  /** The area itself at the first number, its relative change from the number before at the others. */
  readonly relativeChange: number
  /** Cluster of each subject, from 0, numbered by first appearance. */
  readonly labels: Int32Array
  readonly tree: Dendrogram
  /** Mean consensus of pairs within each cluster; 1 for a cluster of one. */
  readonly clusterConsensus: Float64Array
  /** Mean consensus of each subject with the others of each cluster: n by k, row by row. */
  readonly itemConsensus: Float64Array
  /** Pairs never sampled together; their consensus counts as 0. */
  readonly neverTogether: number
}

/** Consensus of every pair i < j. */
export const pairShares = ({ sampled, together }: ConsensusCounts, block: number): Float64Array => {
  const from = block * sampled.length
  const shares = new Float64Array(sampled.length)
  for (let at = 0; at < shares.length; at++) {
    const count = sampled[at] ?? 0
    shares[at] = count === 0 ? 0 : (together[from + at] ?? 0) / count
  }
  return shares
}

/** Share of values of at most `bound`. */
const shareUpTo = (values: Float64Array, bound: number): number => {
  let count = 0
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) <= bound) count += 1
  return count / values.length
}

/** Share of ambiguous pairs: consensus above 0.1 and at most 0.9. */
export const ambiguity = (shares: Float64Array): number => shareUpTo(shares, 0.9) - shareUpTo(shares, 0.1)

const areaUnder = (shares: Float64Array): number => {
  const sorted = shares.slice().sort()
  let area = 0
  for (let at = 1; at < sorted.length; at++) area += (((sorted[at] ?? 0) - (sorted[at - 1] ?? 0)) * at) / sorted.length
  return area
}

const squareOf = (n: number, shares: Float64Array): Distances => {
  const data = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const base = pairBase(n, i)
    data[i * n + i] = 1
    for (let j = i + 1; j < n; j++) {
      const share = shares[base + j] ?? 0
      data[i * n + j] = share
      data[j * n + i] = share
    }
  }
  return { n, data }
}

const apartOf = (shares: Float64Array): Float64Array => {
  const apart = new Float64Array(shares.length)
  for (let at = 0; at < apart.length; at++) apart[at] = 1 - (shares[at] ?? 0)
  return apart
}

const itemsOf = ({ n, data }: Distances, labels: Int32Array, k: number): Float64Array => {
  const items = new Float64Array(n * k)
  const sizes = new Int32Array(k)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = i * k + (labels[j] ?? 0)
      if (i !== j) items[at] = (items[at] ?? 0) + (data[i * n + j] ?? 0)
    }
    for (let c = 0; c < k; c++) {
      const others = (sizes[c] ?? 0) - (labels[i] === c ? 1 : 0)
      items[i * k + c] = others === 0 ? 1 : (items[i * k + c] ?? 0) / others
    }
  }
  return items
}

const clustersOf = (items: Float64Array, labels: Int32Array, k: number): Float64Array => {
  const [sums, sizes] = [new Float64Array(k), new Int32Array(k)]
  labels.forEach((label, i) => {
    sums[label] = (sums[label] ?? 0) + (items[i * k + label] ?? 0)
    sizes[label] = (sizes[label] ?? 0) + 1
  })
  return sums.map((sum, c) => sum / Math.max(1, sizes[c] ?? 1))
}

/** Everything about one number of clusters but the change from the number before. */
export const summariseConsensus = (n: number, k: number, counts: ConsensusCounts, block: number): Omit<ConsensusAtK, 'relativeChange'> => {
  const shares = pairShares(counts, block)
  const consensus = squareOf(n, shares)
  const tree = dendrogramOf(agglomerate(apartOf(consensus.data), n, 'average'))
  const labels = cutLabels(tree, k)
  const itemConsensus = itemsOf(consensus, labels, k)
  const [cdf01, cdf09] = [shareUpTo(shares, 0.1), shareUpTo(shares, 0.9)]
  let neverTogether = 0
  for (let at = 0; at < counts.sampled.length; at++) if (counts.sampled[at] === 0) neverTogether += 1
  return {
    k,
    consensus,
    cdf01,
    cdf09,
    pac: cdf09 - cdf01,
    area: areaUnder(shares),
    labels,
    tree,
    clusterConsensus: clustersOf(itemConsensus, labels, k),
    itemConsensus,
    neverTogether,
  }
}
