import { streamOf } from '../numeric/random.ts'
import type { InnerClustering } from './consensus-counts.ts'
import { cutLabels, numberByAppearance } from './cut-dendrogram.ts'
import { dendrogramOf } from './dendrogram.ts'
import type { Distances } from './distances.ts'
import { kMeansLabels } from './k-means-starts.ts'
import { agglomerate } from './linkage.ts'
import { searchMedoids } from './pam.ts'
import type { Points } from './points.ts'
import { euclideanDistances } from './row-distances.ts'

/** Name of a clustering for a method line. */
export const clusteringName = (by: InnerClustering): string =>
  by.kind === 'hierarchical' ? `${by.linkage} linkage` : by.kind === 'pam' ? 'PAM' : `k-means, ${by.starts} starts`

/** k clusters, numbered from 0 by first appearance; all that is needed being known to be right. */
export const clusterBy = (by: InnerClustering, points: Points, k: number, seed: string, distances?: Distances): Int32Array => {
  if (k === 1) return new Int32Array(points.rows)
  if (by.kind === 'k-means') return numberByAppearance(kMeansLabels(points, k, by.starts, (start) => streamOf(seed, 'k-means', start)))
  const apart = distances ?? euclideanDistances(points)
  if (by.kind === 'pam') return numberByAppearance(searchMedoids(apart, k).near)
  return cutLabels(dendrogramOf(agglomerate(apart.data.slice(), apart.n, by.linkage)), k)
}
