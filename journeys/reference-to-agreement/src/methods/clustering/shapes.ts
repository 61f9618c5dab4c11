import type { Distances, Points } from '@dacryon/stats/clustering'
import { matrixOf } from '@dacryon/stats/numeric'
import { completeNumbersOf, type Table } from '../../table.ts'

/** Points of these columns of a table. */
export const tablePoints = (table: Table, columns: readonly string[]): Points => {
  const read = columns.map((name) => completeNumbersOf(table, name))
  return matrixOf(table.rows.map((_, row) => read.map((column) => column[row] ?? Number.NaN)))
}

/** Points of every column but the first ones, which name the rows. */
export const pointsAfter = (table: Table, named: number): Points => tablePoints(table, table.header.slice(named))

/** Columns of `blobs` that are clustered: what is neither number nor planted truth. */
export const blobPoints = (table: Table): Points =>
  tablePoints(
    table,
    table.header.filter((name) => name !== 'id' && name !== 'truth'),
  )

/** Upper left corner of a square table. */
export const corner = ({ n, data }: Distances, size: number): { readonly values: readonly (readonly number[])[] } => ({
  values: Array.from({ length: size }, (_, i) => Array.from(data.subarray(i * n, i * n + size))),
})

/** Sum over all pairs. */
export const pairSum = ({ n, data }: Distances): number => {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sum += data[i * n + j] ?? 0
  return sum
}

/** Rows of a flat table. */
export const rowsOfPoints = ({ rows, columns, data }: Points): { readonly values: readonly (readonly number[])[] } => ({
  values: Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns))),
})

/** Labels from 1, as they are written. */
export const fromOne = (labels: Int32Array): readonly number[] => Array.from(labels, (label) => label + 1)
