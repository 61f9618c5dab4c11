import type { Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { centre, squaredTo } from './k-means-partition.ts'
import { type Points, pointsIssues } from './points.ts'
import { labelIssues, sizesOf } from './silhouette.ts'

interface Centred {
  readonly centres: Float64Array
  readonly sizes: Int32Array
  /** Sum of squared distances to the centre, and of distances, per cluster. */
  readonly squares: Float64Array
  readonly distances: Float64Array
}

const centred = (points: Points, labels: Int32Array): Centred => {
  const sizes = sizesOf(labels)
  const k = sizes.length
  const centres = new Float64Array(k * points.columns)
  centre(points, { k, labels, centres, sizes: new Float64Array(k) })
  const [squares, distances] = [new Float64Array(k), new Float64Array(k)]
  for (let i = 0; i < points.rows; i++) {
    const c = labels[i] ?? 0
    const square = squaredTo(points, i, centres, c)
    squares[c] = (squares[c] ?? 0) + square
    distances[c] = (distances[c] ?? 0) + Math.sqrt(square)
  }
  return { centres, sizes, squares, distances }
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/**
 * Calinski-Harabasz index of a partition: variance between clusters against variance within, each by its degrees of freedom.
 *
 * Meaning: larger is better when partitions of the same subjects are compared; has no scale of its own and favours compact round clusters.
 *
 * Formula: (B / (k - 1)) / (W / (n - k)).
 *
 * Source: Caliński T, Harabasz J. Commun Stat 1974;3:1-27. doi:10.1080/03610927408827101
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `labels-invalid`. Not estimable: `zero-variance` (nothing varies within clusters),
 * `one-each` (every subject its own cluster).
 *
 * @example computeCalinskiHarabasz(points, labels) // 161
 */
export const computeCalinskiHarabasz = (points: Points, labels: Int32Array): Outcome<Estimable> => {
  const issues = [...pointsIssues(points), ...labelIssues(labels, points.rows)]
  if (issues.length > 0) return failed(...issues)
  const { squares } = centred(points, labels)
  const [n, k, within] = [points.rows, squares.length, sumOf(squares)]
  if (k === n) return done(notEstimable('one-each', 'Every subject is a cluster of its own.'))
  if (!(within > 0)) return done(notEstimable('zero-variance', 'Subjects of a cluster do not differ.'))
  const between = sumOf(centred(points, new Int32Array(n)).squares) - within
  return done(between / (k - 1) / (within / (n - k)))
}

/**
 * Davies-Bouldin index of a partition: mean over clusters of the worst ratio of spread to distance between centres.
 *
 * Meaning: smaller is better; spread is the mean distance to the centre.
 *
 * Formula: mean over i of max over j of (s_i + s_j) / d(c_i, c_j).
 *
 * Source: Davies DL, Bouldin DW. IEEE Trans Pattern Anal Mach Intell 1979;1:224-7. doi:10.1109/TPAMI.1979.4766909
 *
 * Issues: as for Calinski-Harabasz. Not estimable: `centres-equal`.
 *
 * @example computeDaviesBouldin(points, labels) // 0.57
 */
export const computeDaviesBouldin = (points: Points, labels: Int32Array): Outcome<Estimable> => {
  const issues = [...pointsIssues(points), ...labelIssues(labels, points.rows)]
  if (issues.length > 0) return failed(...issues)
  const { centres, sizes, distances } = centred(points, labels)
  const k = sizes.length
  const middles: Points = { rows: k, columns: points.columns, data: centres }
  let sum = 0
  for (let i = 0; i < k; i++) {
    let worst = 0
    for (let j = 0; j < k; j++) {
      if (i === j) continue
      const apart = Math.sqrt(squaredTo(middles, i, centres, j))
      if (apart === 0) return done(notEstimable('centres-equal', 'Two clusters have the same centre.'))
      worst = Math.max(worst, ((distances[i] ?? 0) / (sizes[i] ?? 1) + (distances[j] ?? 0) / (sizes[j] ?? 1)) / apart)
    }
    sum += worst
  }
  return done(sum / k)
}

/**
 * Dunn index of a partition: least distance between subjects of different clusters, divided by the largest within one.
 *
 * Meaning: larger is better; rests on two pairs of subjects alone, so one outlier decides.
 *
 * Source: Dunn JC. J Cybern 1974;4:95-104. doi:10.1080/01969727408546059
 *
 * Issues: `distances-invalid`, `labels-invalid`. Not estimable: `zero-variance`.
 *
 * @example computeDunn(distances, labels) // 0.4
 */
export const computeDunn = (distances: Distances, labels: Int32Array): Outcome<Estimable> => {
  const { n, data } = distances
  const issues = [...distancesIssues(distances), ...labelIssues(labels, n)]
  if (issues.length > 0) return failed(...issues)
  let [apart, wide] = [Infinity, 0]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const value = data[i * n + j] ?? 0
      if (labels[i] === labels[j]) wide = Math.max(wide, value)
      else apart = Math.min(apart, value)
    }
  return done(wide > 0 ? apart / wide : notEstimable('zero-variance', 'Subjects of a cluster do not differ.'))
}
