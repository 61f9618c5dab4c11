import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'

/** Subjects in rows, variables in columns, row by row: what is clustered. Any `Matrix` will do. */
export interface Points {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/**
 * Points from rows of numbers. Errors: RangeError where rows differ in length.
 *
 * @example pointsOf([[0, 0], [3, 4]]) // 2 rows, 2 columns
 */
export const pointsOf = (rows: readonly (readonly number[])[]): Points => {
  const columns = rows[0]?.length ?? 0
  const data = new Float64Array(rows.length * columns)
  rows.forEach((row, at) => {
    if (row.length !== columns) throw new RangeError(`Row ${at + 1} has ${row.length} values, the first ${columns}.`)
    data.set(row, at * columns)
  })
  return { rows: rows.length, columns, data }
}

/** Issues of points that cannot be clustered: `too-few-rows`, `no-columns`, `value-not-finite`. */
export const pointsIssues = ({ rows, columns, data }: Points, least = 2, name = 'points'): readonly Issue[] => {
  if (rows < least)
    return [
      inputError('too-few-rows', `${name} has ${rows} rows.`, `Give at least ${least}.`, {
        column: name,
        expected: `at least ${least} rows`,
      }),
    ]
  if (columns < 1) return [inputError('no-columns', `${name} has no column.`, 'Give at least one variable.', { column: name })]
  const at = data.findIndex((value) => !Number.isFinite(value))
  if (at < 0) return []
  return [
    inputError(
      'value-not-finite',
      `${name} holds ${data[at]} in row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}.`,
      'Leave rows with missing values out, or impute them knowingly; for mixed or missing data take the Gower distance.',
      { column: name, line: Math.floor(at / columns) + 1, value: String(data[at]), expected: 'finite numbers' },
    ),
  ]
}

/** Some rows, in this order. */
export const takePoints = ({ columns, data }: Points, rows: ArrayLike<number>): Points => {
  const kept = new Float64Array(rows.length * columns)
  for (let at = 0; at < rows.length; at++) {
    const from = (rows[at] ?? 0) * columns
    kept.set(data.subarray(from, from + columns), at * columns)
  }
  return { rows: rows.length, columns, data: kept }
}

/** An issue where `k` clusters cannot be made of `n` subjects: `k-invalid`. */
export const clusterCountIssues = (k: number, n: number, least = 1): readonly Issue[] =>
  Number.isInteger(k) && k >= least && k <= n
    ? []
    : [
        inputError('k-invalid', `${k} clusters of ${n} subjects are asked for.`, `Choose a whole number from ${least} to ${n}.`, {
          column: 'k',
          value: String(k),
          expected: `${least} to ${n}`,
        }),
      ]
