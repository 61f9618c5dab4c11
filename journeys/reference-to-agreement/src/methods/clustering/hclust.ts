import { ask } from '@dacryon/core'
import {
  computeAgglomerativeCoefficient,
  computeCopheneticDistances,
  computeDistances,
  computeDivisiveCoefficient,
  computeHierarchicalClustering,
  computeSilhouette,
  correlateDistances,
  cutDendrogram,
  type Distances,
  type Linkage,
  squareDistances,
  standardise,
} from '@dacryon/stats/clustering'
import type { Method, OpenCase } from '../../method.ts'
import { fromOne, pointsAfter } from './shapes.ts'

const linkages: readonly Linkage[] = ['single', 'complete', 'average', 'mcquitty', 'median', 'centroid', 'ward.D', 'ward.D2']

const treeOf = ({ call }: OpenCase, distances: Distances, linkage: Linkage) => {
  const tree = ask(computeHierarchicalClustering(call.includes('^2') ? squareDistances(distances) : distances, linkage))
  const cuts = (k: number) => fromOne(ask(cutDendrogram(tree, k)))
  return {
    merge: { values: Array.from({ length: tree.n - 1 }, (_, step) => [tree.merge[2 * step], tree.merge[2 * step + 1]]) },
    height: Array.from(tree.height),
    order: fromOne(tree.order),
    cut3: cuts(3),
    cut5: cuts(5),
    cophenetic_cor: correlateDistances(distances, computeCopheneticDistances(tree)),
  }
}

export const hclust: Method = (reference) => {
  const [table] = reference.tables
  if (table === undefined) throw new RangeError('There is no table.')
  const distances = ask(computeDistances(ask(standardise(pointsAfter(table, 1))).points))
  const linkage = linkages.find((name) => name === reference.id)
  if (linkage !== undefined) return { result: treeOf(reference, distances, linkage) }
  const tree = ask(computeHierarchicalClustering(distances, 'average'))
  if (reference.id === 'agnes_diana')
    return { result: { ac: computeAgglomerativeCoefficient(tree), dc: ask(computeDivisiveCoefficient(distances)) } }
  const k = Number(/,\s*(\d+)\)/.exec(reference.call)?.[1])
  const { mean, perCluster, widths } = ask(computeSilhouette(distances, ask(cutDendrogram(tree, k))))
  return { result: { mean, per_cluster: Array.from(perCluster), width: Array.from(widths) } }
}
