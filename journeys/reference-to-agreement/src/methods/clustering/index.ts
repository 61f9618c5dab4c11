import type { Methods } from '../../method.ts'
import { clusterValidity } from './cluster-validity.ts'
import { consensus } from './consensus.ts'
import { distance } from './distance.ts'
import { hclust } from './hclust.ts'
import { kmeans } from './kmeans.ts'
import { pam } from './pam.ts'

/** Adapters of this room by the name of their expected file. */
export const clusteringMethods: Methods = { cluster_validity: clusterValidity, consensus, distance, hclust, kmeans, pam }
