import type { Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** How alike two partitions of the same subjects are. */
export interface PartitionAgreement {
  /** Share of pairs of subjects on which both agree. */
  readonly rand: number
  /** Rand index corrected for chance: 0 expected by chance, 1 identical. */
  readonly adjustedRand: number
  /** Pairs together in both, among pairs together in either. */
  readonly jaccard: Estimable
  readonly normalisedMutualInformation: { readonly arithmetic: Estimable; readonly geometric: Estimable; readonly maximum: Estimable }
  /** In natural units (nats); 0 for identical partitions. */
  readonly variationOfInformation: number
  /** Share of subjects in the largest class of their cluster, the first partition being the classes. */
  readonly purity: number
}

const pairs = (count: number): number => (count * (count - 1)) / 2

const entropy = (counts: Iterable<number>, n: number): number => {
  let sum = 0
  for (const count of counts) if (count > 0) sum -= (count / n) * Math.log(count / n)
  return sum
}

const countBy = <T>(keys: Iterable<T>): Map<T, number> => {
  const counts = new Map<T, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const pairsOf = (counts: Map<unknown, number>): number => counts.values().reduce((sum, count) => sum + pairs(count), 0)

const purityOf = (cells: Map<string, number>, n: number): number => {
  const largest = new Map<string, number>()
  for (const [cell, count] of cells) {
    const cluster = cell.slice(cell.indexOf(' ') + 1)
    largest.set(cluster, Math.max(largest.get(cluster) ?? 0, count))
  }
  return largest.values().reduce((sum, count) => sum + count, 0) / n
}

/**
 * Agreement of two partitions of the same subjects, whatever their labels: adjusted Rand index, normalised mutual information, variation of
 * information and others.
 *
 * Meaning: use the adjusted Rand index for "the same clusters?"; Rand, Jaccard and purity are not corrected for chance, and purity rises
 * with the number of clusters. Normalised information is not estimable where both partitions are one cluster.
 *
 * Formula: adjusted Rand (N11 - E) / ((A + B) / 2 - E), A, B pairs together in each, E = A B / pairs; where both are all-in-one or
 * all-alone it is 1. VI = H(x) + H(y) - 2 I.
 *
 * Source: Hubert L, Arabie P. J Classif 1985;2:193-218. doi:10.1007/BF01908075. Meilă M. J Multivar Anal 2007;98:873-95.
 * doi:10.1016/j.jmva.2006.11.013
 *
 * Issues: `lengths-differ`, `too-few-rows`.
 *
 * @example computePartitionAgreement([0, 0, 1, 1], [1, 1, 0, 0]) // adjustedRand 1
 */
export const computePartitionAgreement = (first: ArrayLike<number>, second: ArrayLike<number>): Outcome<PartitionAgreement> => {
  const n = first.length
  if (second.length !== n)
    return failed(
      inputError(
        'lengths-differ',
        `The partitions are of ${n} and ${second.length} subjects.`,
        'Give two partitions of the same subjects.',
      ),
    )
  if (n < 2) return failed(inputError('too-few-rows', `There are ${n} subjects.`, 'Give at least 2.'))
  const cells = countBy(Array.from(first, (label, i) => `${label} ${second[i]}`))
  const [rows, columns] = [countBy(Array.from(first)), countBy(Array.from(second))]
  const [both, a, b, all] = [pairsOf(cells), pairsOf(rows), pairsOf(columns), pairs(n)]
  const expected = (a * b) / all
  const most = (a + b) / 2
  const [hx, hy, joint] = [entropy(rows.values(), n), entropy(columns.values(), n), entropy(cells.values(), n)]
  const information = Math.max(0, hx + hy - joint)
  const share = (by: number): Estimable =>
    by > 0 ? Math.min(1, information / by) : notEstimable('one-cluster', 'A partition is one cluster, so it holds no information.')
  return done({
    rand: (all + 2 * both - a - b) / all,
    adjustedRand: most === expected ? 1 : (both - expected) / (most - expected),
    jaccard: a + b - both > 0 ? both / (a + b - both) : notEstimable('no-pairs', 'No two subjects are together in either partition.'),
    normalisedMutualInformation: {
      arithmetic: share((hx + hy) / 2),
      geometric: share(Math.sqrt(hx * hy)),
      maximum: share(Math.max(hx, hy)),
    },
    variationOfInformation: Math.max(0, 2 * joint - hx - hy),
    purity: purityOf(cells, n),
  })
}
