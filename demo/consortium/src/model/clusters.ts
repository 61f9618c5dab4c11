import { figure } from '../figures.ts'
import type { Module } from '../genes.ts'

/** Molecular clusters: interferon strong, quiet (healthy-like), interferon with B cells, inflammatory with neutrophils. */
const clusters = ['C1', 'C2', 'C3', 'C4'] as const
export type Cluster = (typeof clusters)[number]

export const clusterShares: readonly (readonly [Cluster, number])[] = [
  ['C1', figure('clusterC1')],
  ['C2', figure('clusterC2')],
  ['C3', figure('clusterC3')],
  ['C4', figure('clusterC4')],
]

/** Mean of each gene programme in a cluster, in standard deviations of a healthy person; invented, in the direction published clusterings report. */
export const clusterMeans: Readonly<Record<Cluster, Readonly<Record<Module, number>>>> = {
  C1: { interferon: 2.8, 'b-cell': -0.1, 'plasma-cell': 0.6, neutrophil: -0.3, 't-cell': -0.2, erythroid: 0.5 },
  C2: { interferon: 0, 'b-cell': 0, 'plasma-cell': -0.2, neutrophil: 0, 't-cell': 0.4, erythroid: -0.4 },
  C3: { interferon: 1.8, 'b-cell': 1.7, 'plasma-cell': 0.9, neutrophil: -0.6, 't-cell': 0.1, erythroid: 0 },
  C4: { interferon: 1.8, 'b-cell': -1.2, 'plasma-cell': 0.1, neutrophil: 2, 't-cell': -1.4, erythroid: 0.1 },
}

/** A person is interferon positive above this, in standard deviations of a healthy person: one healthy person in twenty is. */
export const interferonCut = 1.645

/** Spread of a programme inside a cluster. */
export const withinClusterSd = 0.65

/** Mean and spread of a programme over all patients, so that other variables can lean on a standardised value. */
export const programmeMoments = (module: Module): { readonly mean: number; readonly sd: number } => {
  let mean = 0
  for (const [cluster, share] of clusterShares) mean += share * clusterMeans[cluster][module]
  let variance = withinClusterSd ** 2
  for (const [cluster, share] of clusterShares) variance += share * (clusterMeans[cluster][module] - mean) ** 2
  return { mean, sd: Math.sqrt(variance) }
}
