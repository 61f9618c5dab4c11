import type { Methods } from '../../method.ts'
import { distance } from './distance.ts'
import { hclust } from './hclust.ts'
import { kmeans } from './kmeans.ts'
import { pam } from './pam.ts'

/** Adapters of this room by the name of their expected file. */
export const clusteringMethods: Methods = { distance, hclust, kmeans, pam }
