import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { componentScores, computeDistances, computeTrustworthiness, computeUmap, nearestOthers } from '@dacryon/stats/clustering'
import { selectColumns } from '@dacryon/stats/numeric'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { expectedAt } from './expected.ts'
import { blobPoints } from './shapes.ts'

export const umap: Method = ({ call, result, table, tolerance }) => {
  const blobs = table('blobs')
  const points = blobPoints(blobs)
  const distances = ask(computeDistances(points))
  const k = Number(/k=(\d+)/.exec(call)?.[1])
  const neighbours = Number(/n_neighbors=(\d+)/.exec(call)?.[1])
  const { embedding } = ask(
    computeUmap(distances, { seed: 'reference', neighbours, leastDistance: Number(/min_dist=([\d.]+)/.exec(call)?.[1]) }),
  )
  const trust = ask(computeTrustworthiness(distances, embedding, k))
  const truth = completeNumbersOf(blobs, 'truth')
  const shown = nearestOthers(ask(computeDistances(embedding)), k)
  const pure = Array.from(shown).filter((other, at) => truth[other] === truth[Math.floor(at / k)]).length / shown.length
  const within = tolerance.abs ?? 0
  const flat = ask(computeTrustworthiness(distances, selectColumns(componentScores(points), [0, 1]), k))
  return {
    result: { trustworthiness_pca2: flat },
    exceptions: [
      { path: 'trustworthiness_pca2', tolerance: { rel: 1e-8, abs: 0 }, why: 'The note calls it deterministic.' },
      { path: 'trustworthiness', why: 'Random; see the checks.' },
      { path: 'knn_purity', why: 'Random; see the checks.' },
    ],
    checks: [
      {
        what: 'trustworthiness',
        value: isEstimable(trust) ? trust : Number.NaN,
        expected: Number(expectedAt(result, 'trustworthiness')),
        within,
        side: 'at-least',
      },
      {
        what: 'share of neighbours of the same planted group',
        value: pure,
        expected: Number(expectedAt(result, 'knn_purity')),
        within,
        side: 'at-least',
      },
    ],
  }
}
