import type { Issue, Outcome } from '@dacryon/core'
import { selectRows } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { numberByAppearance } from './cut-dendrogram.ts'
import { improve, type KMeansAlgorithm } from './k-means-algorithms.ts'
import { type Partition, squaredTo } from './k-means-partition.ts'
import { spreadCentres } from './k-means-starts.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'

/** A partition by k-means. */
export interface KMeans {
  /** Cluster of each subject, from 0, in the order of the centres. */
  readonly labels: Int32Array
  /** One row a cluster. */
  readonly centres: Points
  readonly sizes: Int32Array
  /** Sum of squared distances to the centre, per cluster. */
  readonly within: Float64Array
  readonly totalWithin: number
  readonly between: number
  readonly total: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Options of a search from many starts. */
export interface KMeansOptions {
  readonly seed: string
  readonly algorithm?: KMeansAlgorithm
  /** Default 50. */
  readonly starts?: number
  /** Default 200. */
  readonly rounds?: number
}

const sumsOf = (points: Points, { k, labels, centres }: Partition): { readonly within: Float64Array; readonly total: number } => {
  const within = new Float64Array(k)
  const whole = new Float64Array(points.columns)
  for (let i = 0; i < points.rows; i++) {
    const c = labels[i] ?? 0
    within[c] = (within[c] ?? 0) + squaredTo(points, i, centres, c)
    for (let j = 0; j < points.columns; j++) whole[j] = (whole[j] ?? 0) + (points.data[i * points.columns + j] ?? 0) / points.rows
  }
  let total = 0
  for (let i = 0; i < points.rows; i++) total += squaredTo(points, i, whole, 0)
  return { within, total }
}

const partitionFrom = (points: Points, centres: Points): Partition => ({
  k: centres.rows,
  labels: new Int32Array(points.rows).fill(-1),
  centres: centres.data.slice(),
  sizes: new Float64Array(centres.rows),
})

const resultOf = (points: Points, partition: Partition, algorithm: KMeansAlgorithm, settled: boolean): KMeans => {
  const { within, total } = sumsOf(points, partition)
  const totalWithin = within.reduce((sum, value) => sum + value, 0)
  return {
    labels: partition.labels,
    centres: { rows: partition.k, columns: points.columns, data: partition.centres },
    sizes: Int32Array.from(partition.sizes),
    within,
    totalWithin,
    between: total - totalWithin,
    total,
    method: `k-means (${algorithm})`,
    warnings: settled ? [] : [caution('not-converged', 'The partition still changed when the rounds were used up.', 'Allow more rounds.')],
  }
}

/**
 * k-means from given centres.
 *
 * Meaning and caution: see `computeKMeans`. An empty cluster takes the subject farthest from its centre.
 *
 * Issues: those of `computeKMeans`, `centres-invalid`.
 *
 * @example computeKMeansFrom(points, matrixOf([[0], [10]]), 'lloyd')
 */
export const computeKMeansFrom = (
  points: Points,
  centres: Points,
  algorithm: KMeansAlgorithm = 'hartigan-wong',
  rounds = 200,
): Outcome<KMeans> => {
  const issues = [...pointsIssues(points), ...pointsIssues(centres, 1, 'centres'), ...clusterCountIssues(centres.rows, points.rows)]
  if (issues.length > 0) return failed(...issues)
  if (centres.columns !== points.columns)
    return failed(
      inputError(
        'centres-invalid',
        `Centres have ${centres.columns} columns, points ${points.columns}.`,
        'Give centres in the columns of the points.',
      ),
    )
  const partition = partitionFrom(points, centres)
  return done(resultOf(points, partition, algorithm, improve(points, partition, algorithm, rounds).settled))
}

/** Clusters in the order in which their first subject comes. */
const byAppearance = (points: Points, { k, labels, centres, sizes }: Partition): Partition => {
  const numbered = numberByAppearance(labels)
  const order = new Int32Array(k)
  labels.forEach((label, i) => {
    order[numbered[i] ?? 0] = label
  })
  const moved = selectRows({ rows: k, columns: points.columns, data: centres }, order)
  return { k, labels: numbered, centres: moved.data, sizes: Float64Array.from(order, (c) => sizes[c] ?? 0) }
}

/**
 * k-means: the partition in k clusters with the least sum of squared distances to the cluster means, found from many k-means++ starts.
 *
 * Meaning: compact round clusters of like spread. Assumes columns on one scale (see `standardise`); misleads where clusters are long or of
 * very unequal size, and always yields k clusters. The best of the starts is kept; it need not be the best there is.
 *
 * Source: Hartigan JA, Wong MA. Appl Stat 1979;28:100-8. doi:10.2307/2346830. Arthur D, Vassilvitskii S. SODA 2007:1027-35.
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid`.
 *
 * @example computeKMeans(points, 4, { seed: 'strata' }) // labels, centres, totalWithin
 */
export const computeKMeans = (
  points: Points,
  k: number,
  { seed, algorithm = 'hartigan-wong', starts = 50, rounds = 200 }: KMeansOptions,
): Outcome<KMeans> => {
  const issues = [...pointsIssues(points), ...clusterCountIssues(k, points.rows)]
  if (issues.length > 0) return failed(...issues)
  let best: { readonly partition: Partition; readonly settled: boolean; readonly within: number } | undefined
  for (let start = 0; start < Math.max(1, starts); start++) {
    const partition = partitionFrom(points, spreadCentres(points, k, streamOf(seed, 'k-means', start)))
    if (algorithm === 'hartigan-wong') improve(points, partition, 'lloyd', rounds)
    const found = improve(points, partition, algorithm, rounds)
    if (best === undefined || found.within < best.within * (1 - 1e-12)) best = { partition, ...found }
  }
  if (best === undefined) return failed(...clusterCountIssues(k, 0))
  return done(resultOf(points, byAppearance(points, best.partition), algorithm, best.settled))
}
