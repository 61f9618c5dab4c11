import type { Issue, Outcome } from '@dacryon/core'
import { sum } from '../numeric/sum.ts'
import { caution, done, failed } from '../result/problems.ts'
import { type Points, pointsIssues } from './points.ts'

/** Columns brought to mean 0 and standard deviation 1, with what was taken off and divided by. */
export interface Standardised {
  readonly points: Points
  readonly means: Float64Array
  /** Sample standard deviations (n - 1); 0 for a constant column. */
  readonly deviations: Float64Array
  readonly warnings: readonly Issue[]
}

/**
 * Z-scores of each column: minus its mean, divided by its standard deviation (n - 1). A constant column becomes zeros, with a warning.
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`.
 *
 * @example standardise(matrixOf([[1], [2], [3]])) // -1, 0, 1
 */
export const standardise = (points: Points): Outcome<Standardised> => {
  const issues = pointsIssues(points)
  if (issues.length > 0) return failed(...issues)
  const { rows, columns, data } = points
  const scaled = new Float64Array(data.length)
  const [means, deviations] = [new Float64Array(columns), new Float64Array(columns)]
  const column = new Float64Array(rows)
  let constant = 0
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) column[i] = data[i * columns + j] ?? 0
    const mean = sum(column) / rows
    const deviation = Math.sqrt(sum(column.map((value) => (value - mean) ** 2)) / (rows - 1))
    const varies = deviation > 1e-14 * Math.abs(mean)
    means[j] = mean
    deviations[j] = varies ? deviation : 0
    if (!varies) constant += 1
    else for (let i = 0; i < rows; i++) scaled[i * columns + j] = ((column[i] ?? 0) - mean) / deviation
  }
  const warnings =
    constant === 0
      ? []
      : [caution('column-constant', `${constant} columns are constant.`, 'They are zeros now and say nothing; leave them out.')]
  return done({ points: { rows, columns, data: scaled }, means, deviations, warnings })
}
