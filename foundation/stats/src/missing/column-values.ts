import type { Column } from '../data/column.ts'

/** Number, or code of the level, in a row. */
export const valueAt = (column: Column, row: number): number =>
  (column.kind === 'numeric' ? column.values[row] : column.codes[row]) as number

/** The column with values put into rows. */
export const filled = (column: Column, rows: Int32Array, values: Float64Array): Column => {
  const copy = column.kind === 'numeric' ? column.values.slice() : column.codes.slice()
  rows.forEach((row, at) => {
    copy[row] = values[at] as number
  })
  return column.kind === 'numeric' ? { ...column, values: copy as Float64Array } : { ...column, codes: copy as Int32Array }
}
