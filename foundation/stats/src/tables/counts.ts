import type { Issue } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { caution, inputError } from '../result/problems.ts'

/** A table of counts, row by row. */
export type Counts = readonly (readonly number[])[]

/** What is wrong with a table of counts. Issues: `table-invalid`, `count-invalid`, `no-subjects`. */
export const countsIssues = (table: Counts, leastRows = 2, leastColumns = 2): readonly Issue[] => {
  const width = table[0]?.length ?? 0
  if (table.length < leastRows || width < leastColumns || table.some((row) => row.length !== width))
    return [
      inputError('table-invalid', `The table is not one of ${leastRows} by ${leastColumns} or more.`, 'Give rows of one length.', {
        column: 'table',
      }),
    ]
  const wrong = table.flatMap((row, at) =>
    row.flatMap((count, column) =>
      Number.isSafeInteger(count) && count >= 0
        ? []
        : [
            inputError('count-invalid', `Row ${at + 1}, column ${column + 1} is ${count}.`, 'Give whole numbers from 0 on.', {
              column: 'table',
              line: at + 1,
              value: String(count),
            }),
          ],
    ),
  )
  if (wrong.length > 0) return wrong.slice(0, 20)
  return table.every((row) => row.every((count) => count === 0))
    ? [inputError('no-subjects', 'The table is empty.', 'Give a table with somebody in it.', { column: 'table' })]
    : []
}

/** Sum of a list of counts. */
export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Sums of the rows and of the columns, and of all. */
export const marginsOf = (table: Counts) => {
  const rows = table.map(total)
  const columns = (table[0] ?? []).map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  return { rows, columns, all: total(rows) }
}

/** The table without rows and columns that nobody is in, and a note when there were some. */
export const withoutEmptyMargins = (table: Counts): { readonly table: Counts; readonly warnings: readonly Issue[] } => {
  const { rows, columns } = marginsOf(table)
  const emptyRows = rows.filter((count) => count === 0).length
  const emptyColumns = columns.filter((count) => count === 0).length
  if (emptyRows + emptyColumns === 0) return { table, warnings: [] }
  const kept = table.filter((_, row) => rows[row] !== 0).map((row) => row.filter((_, column) => columns[column] !== 0))
  return {
    table: kept,
    warnings: [
      caution('empty-margin', `${emptyRows} rows and ${emptyColumns} columns have nobody in them.`, 'They are left out of the test.'),
    ],
  }
}

/** Counts of two factors, by their levels; rows with a missing value in either are left out. */
export const crossTabulate = (rows: FactorColumn, columns: FactorColumn): Counts => {
  const table = rows.levels.map(() => columns.levels.map(() => 0))
  rows.codes.forEach((row, at) => {
    const [line, column] = [table[row], columns.codes[at] ?? -1]
    if (line !== undefined && column >= 0) line[column] = (line[column] ?? 0) + 1
  })
  return table
}
