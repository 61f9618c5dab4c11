import type { Methods } from '../../method.ts'
import { clusterValidity } from './cluster-validity.ts'
import { consensus } from './consensus.ts'
import { distance } from './distance.ts'
import { gmm } from './gmm.ts'
import { hclust } from './hclust.ts'
import { kmeans } from './kmeans.ts'
import { lca } from './lca.ts'
import { nmf } from './nmf.ts'
import { pam } from './pam.ts'

/** Adapters of this room by the name of their expected file. */
export const clusteringMethods: Methods = { cluster_validity: clusterValidity, consensus, distance, gmm, hclust, kmeans, lca, nmf, pam }
