import type { Outcome } from '@dacryon/core'
import { midRanks } from '../numeric/rank.ts'
import { sum } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesFrom } from './distances.ts'
import { type Points, pointsIssues } from './points.ts'

/** Rows with mean 0 and length 1; the index of a constant row otherwise. */
const unitRows = ({ rows, columns, data }: Points): Float64Array | number => {
  const units = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns)
    const mean = sum(row) / columns
    const length = Math.sqrt(sum(row.map((value) => (value - mean) ** 2)))
    if (!(length > 1e-14 * Math.max(1, Math.abs(mean)) * columns)) return i
    for (let j = 0; j < columns; j++) units[i * columns + j] = ((row[j] ?? 0) - mean) / length
  }
  return units
}

const rankedRows = ({ rows, columns, data }: Points): Points => {
  const ranks = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) ranks.set(midRanks(data.slice(i * columns, (i + 1) * columns)).ranks, i * columns)
  return { rows, columns, data: ranks }
}

/**
 * One minus the correlation of two rows: Pearson, or Spearman on mid-ranks.
 *
 * Meaning: 0 where the profiles rise and fall together, 1 unrelated, 2 opposite; level and spread of a profile do not count. Misleads with
 * few columns, and is no metric (the triangle inequality may fail). A row that is constant has no correlation: an input error.
 *
 * Formula: 1 - r.
 *
 * Source: Eisen MB et al. Proc Natl Acad Sci 1998;95:14863-8. doi:10.1073/pnas.95.25.14863
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `row-constant`.
 *
 * @example computeCorrelationDistances(matrixOf([[1, 2, 3], [3, 2, 1]]), 'pearson') // 2
 */
export const computeCorrelationDistances = (points: Points, kind: 'pearson' | 'spearman'): Outcome<Distances> => {
  const issues = pointsIssues(points)
  if (issues.length > 0) return failed(...issues)
  const { columns } = points
  const units = unitRows(kind === 'spearman' ? rankedRows(points) : points)
  if (typeof units === 'number')
    return failed(
      inputError('row-constant', `Row ${units + 1} has the same value in every column.`, 'Leave the row out, or take another distance.', {
        column: 'points',
        line: units + 1,
      }),
    )
  return done(
    distancesFrom(points.rows, (a, b) => {
      let r = 0
      for (let j = 0; j < columns; j++) r += (units[a * columns + j] ?? 0) * (units[b * columns + j] ?? 0)
      return 1 - Math.min(1, Math.max(-1, r))
    }),
  )
}
