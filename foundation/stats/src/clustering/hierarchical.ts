import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import { type Dendrogram, dendrogramOf } from './dendrogram.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { agglomerate, type Linkage } from './linkage.ts'

/**
 * Agglomerative hierarchical clustering: the two nearest clusters become one until one is left.
 *
 * Meaning: heights say how unlike the parts of a cluster are. `average` is a good default; `ward.D2` on Euclidean distances looks for compact
 * clusters of like size; `single` follows chains. `ward.D` is the literal recurrence on what is given; `centroid` and `median` are defined
 * on squared Euclidean distances: give those (see `squareDistances`); their heights may fall. It always yields clusters, whether there are
 * any or not: see consensus clustering with its reference. Equally near pairs: lowest positions first.
 *
 * Formula: Lance-Williams recurrence d(k, ij) = a_i d(k,i) + a_j d(k,j) + b d(i,j) + g |d(k,i) - d(k,j)|.
 *
 * Source: Lance GN, Williams WT. Comput J 1967;9:373-80. doi:10.1093/comjnl/9.4.373. Murtagh F, Legendre P. J Classif 2014;31:274-95.
 * doi:10.1007/s00357-014-9161-z
 *
 * Issues: `distances-invalid`.
 *
 * @example computeHierarchicalClustering(distances, 'average') // merge, height, order
 */
export const computeHierarchicalClustering = (distances: Distances, linkage: Linkage = 'average'): Outcome<Dendrogram> => {
  const issues = distancesIssues(distances)
  if (issues.length > 0) return failed(...issues)
  return done(dendrogramOf(agglomerate(distances.data.slice(), distances.n, linkage)))
}
