import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import type { Dendrogram } from './dendrogram.ts'
import { clusterCountIssues } from './points.ts'

/** Clusters numbered from 0 in the order in which their first subject comes. */
export const numberByAppearance = (labels: ArrayLike<number>): Int32Array => {
  const numbers = new Map<number, number>()
  return Int32Array.from(labels, (label) => {
    const known = numbers.get(label)
    if (known !== undefined) return known
    numbers.set(label, numbers.size)
    return numbers.size - 1
  })
}

/** The k clusters of a dendrogram, k being known to be right. */
export const cutLabels = ({ n, merge }: Dendrogram, k: number): Int32Array => {
  const parent = Int32Array.from({ length: 2 * n }, (_, at) => at)
  const place = (node: number): number => (node < 0 ? -node - 1 : n + node - 1)
  for (let s = 0; s < n - k; s++) {
    parent[place(merge[2 * s] ?? 0)] = n + s
    parent[place(merge[2 * s + 1] ?? 0)] = n + s
  }
  for (let node = 2 * n - 1; node >= 0; node--) parent[node] = parent[parent[node] ?? node] ?? node
  return numberByAppearance(parent.subarray(0, n))
}

/**
 * The k clusters of a dendrogram: what stands after the first n - k merges, one label a subject, clusters numbered from 0 by first appearance.
 *
 * Issues: `k-invalid`.
 *
 * @example cutDendrogram(tree, 3) // labels 0, 1, 2
 */
export const cutDendrogram = (tree: Dendrogram, k: number): Outcome<Int32Array> => {
  const issues = clusterCountIssues(k, tree.n)
  return issues.length > 0 ? failed(...issues) : done(cutLabels(tree, k))
}
