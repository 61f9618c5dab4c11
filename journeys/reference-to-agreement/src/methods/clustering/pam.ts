import { ask } from '@dacryon/core'
import { computeDistances, computePam, computeSilhouette, type Distances } from '@dacryon/stats/clustering'
import type { Method } from '../../method.ts'
import { gowerOf } from './distance.ts'
import { blobPoints, fromOne } from './shapes.ts'

/** The call that describes the Gower distances stands with the case of the distances; pam's own names only the case. */
const gowerCall = 'daisy(age, sex, ssa, esspri_bl, arm; gower) first 30 patients, esspri_bl[3]=NA; with ssa numeric'

const resultOf = (distances: Distances, k: number) => {
  const { medoids, labels, objective } = ask(computePam(distances, k))
  return { medoids: fromOne(medoids), cluster: fromOne(labels), objective, silhouette: ask(computeSilhouette(distances, labels)).mean }
}

export const pam: Method = ({ id, call, result, table }) => {
  const k = Number(/, (\d+)\)$/.exec(call)?.[1])
  if (id.startsWith('k')) return { result: resultOf(ask(computeDistances(blobPoints(table('blobs')))), k) }
  const cluster =
    typeof result === 'object' && result !== null && 'cluster' in result && Array.isArray(result.cluster) ? result.cluster : []
  return { result: resultOf(gowerOf(gowerCall.replace('first 30', `first ${cluster.length}`), table('trial')).plain, k) }
}
