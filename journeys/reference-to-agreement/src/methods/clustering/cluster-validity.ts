import { ask } from '@dacryon/core'
import {
  computeCalinskiHarabasz,
  computeClusterStability,
  computeDaviesBouldin,
  computeDistances,
  computeDunn,
  computeGap,
  computePam,
  computePartitionAgreement,
  computeSilhouette,
  type Points,
} from '@dacryon/stats/clustering'
import type { Computed, Method } from '../../method.ts'
import { completeNumbersOf, type Table } from '../../table.ts'
import { expectedList, expectedNumber } from './expected.ts'
import { blobPoints } from './shapes.ts'

const indices = (points: Points, table: Table, k: number): Computed => {
  const distances = ask(computeDistances(points))
  const { labels } = ask(computePam(distances, k))
  const {
    rand,
    adjustedRand,
    jaccard,
    normalisedMutualInformation: nmi,
    variationOfInformation,
    purity,
  } = ask(computePartitionAgreement(completeNumbersOf(table, 'truth'), labels))
  return {
    result: {
      silhouette: ask(computeSilhouette(distances, labels)).mean,
      calinski_harabasz: ask(computeCalinskiHarabasz(points, labels)),
      davies_bouldin: ask(computeDaviesBouldin(points, labels)),
      dunn_single: ask(computeDunn(distances, labels)),
      ari: adjustedRand,
      rand,
      jaccard,
      nmi_arith: nmi.arithmetic,
      nmi_sqrt: nmi.geometric,
      nmi_max: nmi.maximum,
      vi: variationOfInformation,
      purity,
    },
  }
}

const gapChecks = (points: Points, call: string, result: unknown, within: number): Computed => {
  const to = Number(/K\.max=(\d+)/.exec(call)?.[1])
  const references = Number(/B=(\d+)/.exec(call)?.[1])
  const found = ask(computeGap(points, { seed: 'reference', to, references }))
  return {
    result: { logW: found.logWithin, k_firstSEmax: found.firstStandardError, k_tibs: found.tibshirani },
    exceptions: [
      { path: 'logW', tolerance: { rel: 1e-8, abs: 0 }, why: 'The note calls it exact.' },
      { path: 'gap', why: 'Depends on random references; see the checks.' },
      { path: 'se', why: 'Depends on random references.' },
      { path: 'k_firstSEmax', tolerance: { rel: 0, abs: 0 }, why: 'The note asks for equal numbers.' },
      { path: 'k_tibs', tolerance: { rel: 0, abs: 0 }, why: 'The note asks for equal numbers.' },
    ],
    checks: expectedList(result, 'gap').map((expected, at) => ({
      what: `gap at k = ${at + 1}`,
      value: found.gap[at] ?? 0,
      expected,
      within,
    })),
  }
}

export const clusterValidity: Method = ({ id, call, result, table, tolerance }) => {
  const blobs = table('blobs')
  const points = blobPoints(blobs)
  const k = expectedNumber(Number(/k=(\d+)/.exec(call)?.[1]), 4)
  const within = tolerance.abs ?? 0
  if (id === 'indices') return indices(points, blobs, k)
  if (id === 'gap_statistic') return gapChecks(points, call, result, within)
  const { jaccard } = ask(computeClusterStability(points, k, { seed: 'reference', samples: Number(/B=(\d+)/.exec(call)?.[1]) }))
  const sorted = Array.from(jaccard).sort((a, b) => a - b)
  return {
    checks: expectedList(result, 'mean_jaccard_sorted').map((expected, at) => ({
      what: `mean Jaccard similarity of cluster ${at + 1}`,
      value: sorted[at] ?? 0,
      expected,
      within,
    })),
  }
}
