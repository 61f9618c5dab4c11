import type { Methods } from '../../method.ts'
import { clusterValidity } from './cluster-validity.ts'
import { consensus } from './consensus.ts'
import { discriminant } from './discriminant.ts'
import { distance } from './distance.ts'
import { gmm } from './gmm.ts'
import { hclust } from './hclust.ts'
import { kmeans } from './kmeans.ts'
import { lca } from './lca.ts'
import { nmf } from './nmf.ts'
import { pam } from './pam.ts'
import { umap } from './umap.ts'

/** Adapters of this room by the name of their expected file. */
export const clusteringMethods: Methods = {
  cluster_validity: clusterValidity,
  consensus,
  discriminant,
  distance,
  gmm,
  hclust,
  kmeans,
  lca,
  nmf,
  pam,
  umap,
}
