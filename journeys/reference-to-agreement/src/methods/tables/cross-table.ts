import type { Counts } from '@dacryon/stats/tables'
import { rowsOf, type Table, textsOf } from '../../table.ts'
import { levelsOf } from '../tests/r-test.ts'

/** Counts of two lists of texts by their levels in alphabetical order; rows with a missing value are left out. */
export interface CrossTable {
  readonly rows: readonly string[]
  readonly cols: readonly string[]
  readonly values: Counts
}

/** Rows of a table with a value in every one of these columns. */
export const complete = (table: Table, ...names: readonly string[]): Table => {
  const columns = names.map((name) => textsOf(table, name))
  return rowsOf(table, (row) => columns.every((column) => column[row] !== null))
}

/** Counts of two lists by given levels. */
export const countBy = (
  rows: readonly string[],
  cols: readonly string[],
  pairs: Iterable<readonly [string | null | undefined, string | null | undefined]>,
): CrossTable => {
  const values = rows.map(() => cols.map(() => 0))
  for (const [row, column] of pairs) {
    const line = values[rows.indexOf(row ?? '')]
    const at = cols.indexOf(column ?? '')
    if (line !== undefined && at >= 0) line[at] = (line[at] ?? 0) + 1
  }
  return { rows, cols, values }
}

/** Counts of two columns. */
export const crossTable = (table: Table, row: string, column: string): CrossTable => {
  const kept = complete(table, row, column)
  const [one, other] = [textsOf(kept, row), textsOf(kept, column)]
  return countBy(
    levelsOf(kept, row),
    levelsOf(kept, column),
    one.map((text, at) => [text, other[at]]),
  )
}
