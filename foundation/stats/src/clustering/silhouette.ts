import type { Issue, Outcome } from '@dacryon/core'
import { sum } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesIssues } from './distances.ts'

/** Issues of labels: whole numbers from 0 to k - 1, one a subject, every cluster with somebody. `labels-invalid`. */
export const labelIssues = (labels: Int32Array, n: number, least = 2): readonly Issue[] => {
  const seen = new Set(labels)
  const k = seen.size
  const wrong = labels.length !== n || k < least || k > n || [...seen].some((label) => label < 0 || label >= k)
  return wrong
    ? [
        inputError(
          'labels-invalid',
          `There are ${labels.length} labels of ${k} clusters for ${n} subjects.`,
          'Give one label a subject, numbered from 0 without gaps.',
          {
            column: 'labels',
            expected: `at least ${least} clusters`,
          },
        ),
      ]
    : []
}

/** Sizes of clusters. */
export const sizesOf = (labels: Int32Array): Int32Array => {
  const sizes = new Int32Array(labels.reduce((most, label) => Math.max(most, label), -1) + 1)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  return sizes
}

/** How well subjects lie in their clusters. */
export interface Silhouette {
  /** -1 to 1 a subject. */
  readonly widths: Float64Array
  /** Mean width of each cluster. */
  readonly perCluster: Float64Array
  readonly mean: number
}

/**
 * Silhouette widths of a partition.
 *
 * Meaning: near 1 well inside, 0 between two clusters, negative nearer to another cluster. The mean may choose the number of clusters, but
 * favours compact round ones and is undefined for one cluster. A cluster of one has width 0.
 *
 * Formula: (b - a) / max(a, b), a the mean distance to the others of the own cluster, b the least mean distance to another cluster.
 *
 * Source: Rousseeuw PJ. J Comput Appl Math 1987;20:53-65. doi:10.1016/0377-0427(87)90125-7
 *
 * Issues: `distances-invalid`, `labels-invalid`.
 *
 * @example computeSilhouette(distances, Int32Array.of(0, 0, 1, 1)) // widths, mean
 */
export const computeSilhouette = (distances: Distances, labels: Int32Array): Outcome<Silhouette> => {
  const { n, data } = distances
  const issues = [...distancesIssues(distances), ...labelIssues(labels, n)]
  if (issues.length > 0) return failed(...issues)
  const sizes = sizesOf(labels)
  const widths = new Float64Array(n)
  const to = new Float64Array(sizes.length)
  for (let i = 0; i < n; i++) {
    to.fill(0)
    for (let j = 0; j < n; j++) to[labels[j] ?? 0] = (to[labels[j] ?? 0] ?? 0) + (data[i * n + j] ?? 0)
    const own = labels[i] ?? 0
    const size = sizes[own] ?? 0
    if (size === 1) continue
    const a = (to[own] ?? 0) / (size - 1)
    let b = Infinity
    for (let c = 0; c < sizes.length; c++) if (c !== own) b = Math.min(b, (to[c] ?? 0) / (sizes[c] ?? 1))
    widths[i] = a === b ? 0 : (b - a) / Math.max(a, b)
  }
  const perCluster = Float64Array.from(sizes, (size, c) => sum(widths.filter((_, i) => labels[i] === c)) / size)
  return done({ widths, perCluster, mean: sum(widths) / n })
}
