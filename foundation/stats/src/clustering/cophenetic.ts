import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Dendrogram } from './dendrogram.ts'
import type { Distances } from './distances.ts'

/**
 * Height at which each pair of subjects comes together in a dendrogram.
 *
 * @example computeCopheneticDistances(tree)
 */
export const computeCopheneticDistances = ({ n, merge, height }: Dendrogram): Distances => {
  const data = new Float64Array(n * n)
  const members: Int32Array[] = []
  const membersOf = (node: number): Int32Array => (node < 0 ? Int32Array.of(-node - 1) : (members[node - 1] ?? new Int32Array()))
  for (let s = 0; s < n - 1; s++) {
    const [left, right] = [membersOf(merge[2 * s] ?? 0), membersOf(merge[2 * s + 1] ?? 0)]
    const at = height[s] ?? 0
    for (const i of left)
      for (const j of right) {
        data[i * n + j] = at
        data[j * n + i] = at
      }
    const both = new Int32Array(left.length + right.length)
    both.set(left)
    both.set(right, left.length)
    members.push(both)
  }
  return { n, data }
}

/**
 * Cophenetic correlation: Pearson correlation, over all pairs, of the distance with the height at which the pair comes together.
 *
 * Meaning: how faithfully a dendrogram shows the distances; above 0.8 is usually called good, but it says nothing about the number of clusters.
 *
 * Source: Sokal RR, Rohlf FJ. Taxon 1962;11:33-40. doi:10.2307/1217208
 *
 * Not estimable: `zero-variance` where all distances or all heights are equal. Errors: RangeError where the sizes differ.
 *
 * @example computeCopheneticCorrelation(distances, tree) // 0.7
 */
export const computeCopheneticCorrelation = (distances: Distances, tree: Dendrogram): Estimable => {
  if (distances.n !== tree.n) throw new RangeError(`${distances.n} subjects have distances, the dendrogram has ${tree.n}.`)
  return correlateDistances(distances, computeCopheneticDistances(tree))
}

/** Pearson correlation of two tables of distances over all pairs. */
export const correlateDistances = ({ n, data: first }: Distances, { data: second }: Distances): Estimable => {
  const pairs = (n * (n - 1)) / 2
  let [meanX, meanY] = [0, 0]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      meanX += (first[i * n + j] ?? 0) / pairs
      meanY += (second[i * n + j] ?? 0) / pairs
    }
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [x, y] = [(first[i * n + j] ?? 0) - meanX, (second[i * n + j] ?? 0) - meanY]
      xx += x * x
      yy += y * y
      xy += x * y
    }
  if (!(xx > 0) || !(yy > 0)) return notEstimable('zero-variance', 'All distances are equal, so there is nothing to correlate.')
  return xy / Math.sqrt(xx * yy)
}
