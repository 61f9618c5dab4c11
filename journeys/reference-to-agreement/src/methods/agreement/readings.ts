import { ask } from '@dacryon/core'
import { type Ratings, ratingsOf } from '@dacryon/stats/agreement'
import { numbersOf, rowsOf, type Table } from '../../table.ts'

/** Columns of the raters: all but the name of the image. */
const raterColumns = (table: Table): readonly string[] => table.header.filter((name) => name !== 'image')

/** Rows in which nothing is missing. */
export const completeRows = (table: Table): Table => rowsOf(table, (row) => table.rows[row]?.every((cell) => cell !== '') === true)

/** Numbers, subject by subject, of these columns. */
export const readingsOf = (table: Table, names = raterColumns(table)): readonly (readonly (number | null)[])[] => {
  const columns = names.map((name) => numbersOf(table, name))
  return table.rows.map((_, row) => columns.map((column) => column[row] ?? null))
}

/** The same where nothing may be missing. */
export const completeReadings = (table: Table): readonly (readonly number[])[] =>
  readingsOf(completeRows(table)).map((row) => row.map((value) => value ?? Number.NaN))

/** Values that occur, from the smallest to the largest without a gap in between. */
export const gradesOf = (table: Table): readonly number[] => {
  const values = readingsOf(table)
    .flat()
    .filter((value) => value !== null)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return Array.from({ length: high - low + 1 }, (_, at) => low + at)
}

/** Ratings on the grades of the whole table. */
export const gradedRatings = (table: Table, grades = gradesOf(table)): Ratings => ask(ratingsOf(readingsOf(table), grades))
