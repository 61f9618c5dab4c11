import type { Joins } from './linkage.ts'

/** A hierarchy of clusters: n - 1 merges of n subjects. */
export interface Dendrogram {
  readonly n: number
  /** Two entries a merge: -i for subject i (from 1), s for the cluster made by merge s (from 1). */
  readonly merge: Int32Array
  /** Height of each merge, in the order of the merges; with centroid and median linkage it may fall. */
  readonly height: Float64Array
  /** Subjects (from 0) from left to right, so that no branches cross; of two clusters the one merged earlier stands left. */
  readonly order: Int32Array
}

const before = (a: number, b: number): boolean => (a < 0 && b < 0 ? a > b : a < b)

const orderOf = (n: number, merge: Int32Array): Int32Array => {
  const order = new Int32Array(n)
  const open = [n - 1]
  let placed = 0
  while (open.length > 0) {
    const node = open.pop() ?? 0
    if (node < 0) order[placed++] = -node - 1
    else open.push(merge[2 * node - 1] ?? 0, merge[2 * node - 2] ?? 0)
  }
  return order
}

/** The dendrogram of joins: subjects before clusters, earlier before later. */
export const dendrogramOf = ({ first, second, height }: Joins): Dendrogram => {
  const n = first.length + 1
  const nodeAt = Int32Array.from({ length: n }, (_, at) => -at - 1)
  const merge = new Int32Array(2 * (n - 1))
  for (let s = 0; s < n - 1; s++) {
    const [i, j] = [first[s] ?? 0, second[s] ?? 0]
    const [a, b] = [nodeAt[i] ?? 0, nodeAt[j] ?? 0]
    merge.set(before(a, b) ? [a, b] : [b, a], 2 * s)
    nodeAt[i] = s + 1
  }
  return { n, merge, height, order: orderOf(n, merge) }
}
