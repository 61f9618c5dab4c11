import type { Issue } from '@dacryon/core'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { inputError } from '../result/problems.ts'

/** Subjects in rows, variables in columns, row by row: what is clustered. */
export type Points = Matrix

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
