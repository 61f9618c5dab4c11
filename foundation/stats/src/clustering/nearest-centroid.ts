import type { Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { squaredTo } from './k-means-partition.ts'
import { type Points, pointsIssues } from './points.ts'

/** A rule that gives each subject to the nearest class mean. */
export interface CentroidRule {
  readonly levels: readonly string[]
  readonly centroids: Matrix
  /** What columns are divided by before distances are taken: the standard deviation within classes. */
  readonly deviations: Float64Array
}

/** Classes by the nearest centroid. */
export interface CentroidLabels {
  readonly labels: Int32Array
  /** Distance to each centroid, n by classes. */
  readonly distances: Matrix
  /** Distance to the second nearest minus that to the nearest; small: unclear. */
  readonly margin: Float64Array
}

/**
 * Nearest centroid rule: class means on columns divided by their standard deviation within classes.
 *
 * Meaning: the plainest classifier, a good check whether clusters found in one cohort are found in another; it has no probabilities.
 *
 * Source: Tibshirani R et al. Proc Natl Acad Sci 2002;99:6567-72. doi:10.1073/pnas.082099299 (without shrinkage).
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `lengths-differ`, `class-empty`.
 *
 * @example fitNearestCentroid(points, cluster)
 */
export const fitNearestCentroid = (points: Points, classes: FactorColumn): Outcome<CentroidRule> => {
  const issues = pointsIssues(points)
  if (issues.length > 0) return failed(...issues)
  const { rows, columns, data } = points
  if (classes.codes.length !== rows || classes.codes.some((code) => code < 0))
    return failed(
      inputError('lengths-differ', `Not every one of ${rows} subjects has a class.`, 'Give one class a subject.', { column: classes.name }),
    )
  const sizes = new Int32Array(classes.levels.length)
  for (const code of classes.codes) sizes[code] = (sizes[code] ?? 0) + 1
  if (sizes.includes(0))
    return failed(
      inputError('class-empty', `Nobody is in class ${classes.levels[sizes.indexOf(0)]}.`, 'Leave the level out.', {
        column: classes.name,
      }),
    )
  const centroids = zeros(sizes.length, columns)
  for (let i = 0; i < rows; i++) {
    const c = classes.codes[i] ?? 0
    for (let j = 0; j < columns; j++)
      centroids.data[c * columns + j] = (centroids.data[c * columns + j] ?? 0) + (data[i * columns + j] ?? 0) / (sizes[c] ?? 1)
  }
  const deviations = Float64Array.from({ length: columns }, (_, j) => {
    let squares = 0
    for (let i = 0; i < rows; i++)
      squares += ((data[i * columns + j] ?? 0) - (centroids.data[(classes.codes[i] ?? 0) * columns + j] ?? 0)) ** 2
    return Math.sqrt(squares / Math.max(1, rows - sizes.length)) || 1
  })
  return done({ levels: classes.levels, centroids, deviations })
}

/**
 * The nearest centroid of each subject; the first of those equally near.
 *
 * Issues: `too-few-rows`, `value-not-finite`, `columns-differ`.
 *
 * @example classifyByCentroid(rule, replication).value.labels
 */
export const classifyByCentroid = ({ centroids, deviations }: CentroidRule, points: Points): Outcome<CentroidLabels> => {
  const issues = pointsIssues(points, 1)
  if (issues.length > 0) return failed(...issues)
  if (points.columns !== centroids.columns)
    return failed(
      inputError(
        'columns-differ',
        `The rule knows ${centroids.columns} columns, the subjects have ${points.columns}.`,
        'Give the columns of the training subjects.',
      ),
    )
  const scale = (matrix: Matrix): Matrix => ({
    ...matrix,
    data: matrix.data.map((value, at) => value / (deviations[at % matrix.columns] ?? 1)),
  })
  const [middle, scaled] = [scale(centroids), scale(points)]
  const distances = zeros(points.rows, centroids.rows)
  const labels = new Int32Array(points.rows)
  const margin = new Float64Array(points.rows)
  for (let i = 0; i < points.rows; i++) {
    const row = distances.data.subarray(i * centroids.rows, (i + 1) * centroids.rows)
    for (let c = 0; c < centroids.rows; c++) row[c] = Math.sqrt(squaredTo(scaled, i, middle.data, c))
    const sorted = row.slice().sort()
    labels[i] = row.indexOf(sorted[0] ?? 0)
    margin[i] = (sorted[1] ?? sorted[0] ?? 0) - (sorted[0] ?? 0)
  }
  return done({ labels, distances, margin })
}
