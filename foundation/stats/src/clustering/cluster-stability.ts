import type { Outcome } from '@dacryon/core'
import { selectRows } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { done, failed } from '../result/problems.ts'
import { clusterBy, clusteringName } from './cluster-by.ts'
import type { InnerClustering } from './consensus-counts.ts'
import { takeDistances } from './distances.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'
import { euclideanDistances } from './row-distances.ts'

/** How well clusters come back in bootstrap samples. */
export interface ClusterStability {
  readonly labels: Int32Array
  /** Mean over samples of the largest Jaccard similarity of each cluster to a cluster of the sample; stable from 0.75 up, dissolved below 0.5. */
  readonly jaccard: Float64Array
  /** Samples that held nobody of the cluster and are left out of its mean. */
  readonly absent: Int32Array
  readonly samples: number
  readonly method: string
}

/** Largest Jaccard similarity of members of `cluster` to a cluster of the sample; -1 where the sample holds none. */
const bestMatch = (rows: Int32Array, labels: Int32Array, found: Int32Array, cluster: number, k: number): number => {
  let own = 0
  const [both, size] = [new Int32Array(k), new Int32Array(k)]
  for (let at = 0; at < rows.length; at++) {
    const other = found[at] ?? 0
    size[other] = (size[other] ?? 0) + 1
    if (labels[rows[at] ?? 0] !== cluster) continue
    own += 1
    both[other] = (both[other] ?? 0) + 1
  }
  if (own === 0) return -1
  return both.reduce((best, count, other) => Math.max(best, count / (own + (size[other] ?? 0) - count)), 0)
}

/**
 * Cluster-wise stability by the bootstrap: are the clusters found again when subjects are drawn anew?
 *
 * Meaning: a mean Jaccard similarity of 0.75 or more is a stable cluster, 0.85 highly stable, below 0.5 it dissolves. Stable is not the same
 * as real: few large clusters are stable in any data. Subjects drawn more than once count once.
 *
 * Source: Hennig C. Comput Stat Data Anal 2007;52:258-71. doi:10.1016/j.csda.2006.11.025
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid`.
 *
 * @example computeClusterStability(points, 4, { seed: 'strata' }) // jaccard per cluster
 */
export const computeClusterStability = (
  points: Points,
  k: number,
  { seed, by = { kind: 'pam' }, samples = 100 }: { readonly seed: string; readonly by?: InnerClustering; readonly samples?: number },
): Outcome<ClusterStability> => {
  const issues = [...pointsIssues(points), ...clusterCountIssues(k, points.rows, 2), ...clusterCountIssues(samples, Infinity)]
  if (issues.length > 0) return failed(...issues)
  const distances = euclideanDistances(points)
  const labels = clusterBy(by, points, k, seed, distances)
  const [sums, counts] = [new Float64Array(k), new Int32Array(k)]
  for (let sample = 0; sample < samples; sample++) {
    const random = streamOf(seed, 'cluster-stability', sample)
    const rows = Int32Array.from(new Set(Array.from({ length: points.rows }, () => random.integer(0, points.rows - 1)))).sort()
    const found = clusterBy(by, selectRows(points, rows), Math.min(k, rows.length), `${seed}/${sample}`, takeDistances(distances, rows))
    for (let cluster = 0; cluster < k; cluster++) {
      const match = bestMatch(rows, labels, found, cluster, k)
      if (match < 0) continue
      sums[cluster] = (sums[cluster] ?? 0) + match
      counts[cluster] = (counts[cluster] ?? 0) + 1
    }
  }
  return done({
    labels,
    jaccard: sums.map((sum, cluster) => sum / Math.max(1, counts[cluster] ?? 1)),
    absent: counts.map((count) => samples - count),
    samples,
    method: `bootstrap Jaccard similarity (${clusteringName(by)}, ${samples} samples)`,
  })
}
