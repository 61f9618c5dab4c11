import type { Issue, Outcome, Random } from '@dacryon/core'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { type Estimable, isEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { computeTrustworthiness } from './trustworthiness.ts'
import { attractionCurve } from './umap-curve.ts'
import { type NeighbourGraph, neighbourGraph } from './umap-graph.ts'
import { spectralLayout } from './umap-start.ts'

/** Options of the embedding. */
export interface UmapOptions {
  readonly seed: string
  /** Default 15, or n - 1 where that is fewer. */
  readonly neighbours?: number
  /** Least distance of neighbours in the picture; default 0.1. */
  readonly leastDistance?: number
  /** Default 2. */
  readonly dimensions?: number
  /** Default 500 up to 10000 subjects, 200 above. */
  readonly rounds?: number
}

/** A picture of neighbourhoods. */
export interface Umap {
  /** One row a subject. */
  readonly embedding: Matrix
  /** Share of neighbourhoods that is right, at 10 neighbours or fewer; see `computeTrustworthiness`. */
  readonly trustworthiness: Estimable
  readonly seed: string
  readonly method: string
  readonly warnings: readonly Issue[]
}

const clip = (value: number): number => (value > 4 ? 4 : value < -4 ? -4 : value)

interface Descent {
  readonly y: Float64Array
  readonly dimensions: number
  readonly a: number
  readonly b: number
}

const squaredGap = ({ y, dimensions }: Descent, i: number, j: number): number => {
  let sum = 0
  for (let d = 0; d < dimensions; d++) sum += ((y[i * dimensions + d] ?? 0) - (y[j * dimensions + d] ?? 0)) ** 2
  return sum
}

/** Moves i by the gradient along the line to j, and j the other way where it moves too. */
const move = ({ y, dimensions }: Descent, i: number, j: number, factor: number, rate: number, both: boolean): void => {
  for (let d = 0; d < dimensions; d++) {
    const [p, q] = [i * dimensions + d, j * dimensions + d]
    const step = rate * clip(factor * ((y[p] ?? 0) - (y[q] ?? 0)))
    y[p] = (y[p] ?? 0) + step
    if (both) y[q] = (y[q] ?? 0) - step
  }
}

const attract = (descent: Descent, i: number, j: number, rate: number): void => {
  const gap = squaredGap(descent, i, j)
  if (gap === 0) return
  const { a, b } = descent
  move(descent, i, j, (-2 * a * b * gap ** (b - 1)) / (1 + a * gap ** b), rate, true)
}

const repel = (descent: Descent, i: number, j: number, rate: number): void => {
  const gap = squaredGap(descent, i, j)
  if (gap === 0) return
  const { a, b } = descent
  move(descent, i, j, (2 * b) / ((0.001 + gap) * (1 + a * gap ** b)), rate, false)
}

/** Edges are drawn in proportion to their weight; each drawn edge pulls, and five random subjects push each of its ends. */
const descend = (descent: Descent, { from, to, weight }: NeighbourGraph, n: number, rounds: number, random: Random): void => {
  const most = weight.reduce((so, value) => Math.max(so, value), 0)
  const due = weight.map((value) => most / value)
  const next = due.slice()
  for (let round = 1; round <= rounds; round++) {
    const rate = 1 - (round - 1) / rounds
    for (let e = 0; e < weight.length; e++) {
      if ((next[e] ?? 0) > round) continue
      next[e] = (next[e] ?? 0) + (due[e] ?? 1)
      const [i, j] = [from[e] ?? 0, to[e] ?? 0]
      attract(descent, i, j, rate)
      for (let push = 0; push < 5; push++) {
        const other = random.integer(0, n - 1)
        if (other !== i) repel(descent, i, other, rate)
        if (other !== j) repel(descent, j, other, rate)
      }
    }
  }
}

/**
 * UMAP: a picture in which near neighbours stay near.
 *
 * Meaning: for looking only. Never cluster on it, never read distances between islands or their size; look at `trustworthiness` beside it.
 * The picture depends on the seed, the neighbours and the least distance, and shows islands in data without clusters too.
 *
 * Formula: fuzzy graph of the k nearest others, weights exp(-(d - d_1) / s_i) with sum log2(k + 1), union a + b - ab; start from the spectrum of
 * the graph; stochastic descent of the cross entropy to 1 / (1 + a d^2b).
 *
 * Written here so that start and steps draw from the seeded streams of the house; no package was tried against it.
 *
 * Source: McInnes L, Healy J, Melville J. arXiv:1802.03426.
 *
 * Issues: `distances-invalid`, `option-invalid`.
 *
 * @example computeUmap(distances, { seed: 'picture' }) // embedding, trustworthiness
 */
export const computeUmap = (
  distances: Distances,
  { seed, neighbours = 15, leastDistance = 0.1, dimensions = 2, rounds }: UmapOptions,
): Outcome<Umap> => {
  const { n } = distances
  const issues = distancesIssues(distances, 4)
  if (issues.length > 0) return failed(...issues)
  const wrong =
    !Number.isInteger(neighbours) ||
    neighbours < 2 ||
    !(leastDistance >= 0 && leastDistance < 1) ||
    !Number.isInteger(dimensions) ||
    dimensions < 1 ||
    dimensions >= n - 1
  if (wrong)
    return failed(
      inputError(
        'option-invalid',
        `${neighbours} neighbours, least distance ${leastDistance}, ${dimensions} dimensions.`,
        'Choose at least 2 neighbours, a least distance from 0 to below 1, and few dimensions.',
      ),
    )
  const k = Math.min(neighbours, n - 1)
  const graph = neighbourGraph(distances, k)
  const random = streamOf(seed, 'umap', 0)
  const y = spectralLayout(graph, n, dimensions, random)
  const passes = rounds ?? (n <= 10_000 ? 500 : 200)
  descend({ y, dimensions, ...attractionCurve(leastDistance) }, graph, n, passes, random)
  const embedding = zeros(n, dimensions)
  embedding.data.set(y)
  const trustworthiness = computeTrustworthiness(distances, embedding, Math.min(10, Math.floor((n - 1) / 2)))
  const low = trustworthiness.ok && isEstimable(trustworthiness.value) && trustworthiness.value < 0.9
  const warnings = [
    ...(k < neighbours
      ? [caution('fewer-neighbours', `${k} neighbours are used, there are no more.`, 'The picture of few subjects says little.')]
      : []),
    ...(low ? [caution('trust-low', 'The picture shows neighbours that are none.', 'Do not rely on it.')] : []),
  ]
  if (!trustworthiness.ok) return trustworthiness
  return done({
    embedding,
    trustworthiness: trustworthiness.value,
    seed,
    method: `UMAP, ${k} neighbours, least distance ${leastDistance}, ${passes} rounds`,
    warnings,
  })
}
