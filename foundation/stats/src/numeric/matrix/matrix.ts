import { demand } from '../demand.ts'

/** Dense matrix, row after row in one flat array. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/** Matrix of zeros. */
export const zeros = (rows: number, columns: number): Matrix => ({ rows, columns, data: new Float64Array(rows * columns) })

/** Matrix of a list of rows, all of one length. @example matrixOf([[1, 2], [3, 4]]) */
export const matrixOf = (rows: readonly ArrayLike<number>[]): Matrix => {
  const columns = rows[0]?.length ?? 0
  const out = zeros(rows.length, columns)
  rows.forEach((row, at) => {
    demand(row.length === columns, 'rows of a matrix must have one length')
    out.data.set(row, at * columns)
  })
  return out
}

/** Matrix of a list of columns, all of one length. */
export const matrixOfColumns = (columns: readonly ArrayLike<number>[]): Matrix => transpose(matrixOf(columns))

/** Identity matrix. */
export const identity = (size: number): Matrix => {
  const out = zeros(size, size)
  for (let at = 0; at < size; at++) out.data[at * size + at] = 1
  return out
}

/** Rows become columns. */
export const transpose = ({ rows, columns, data }: Matrix): Matrix => {
  const out = zeros(columns, rows)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out.data[j * rows + i] = data[i * columns + j] as number
  return out
}

/** The entry of a row and a column, both from 0 and inside. */
export const entry = (matrix: Matrix, row: number, column: number): number => {
  demand(row >= 0 && row < matrix.rows && column >= 0 && column < matrix.columns, `no entry ${row}, ${column} in the matrix`)
  return matrix.data[row * matrix.columns + column] as number
}

/** A view of one row: writing to it writes to the matrix. */
export const rowOf = ({ columns, data }: Matrix, row: number): Float64Array => data.subarray(row * columns, (row + 1) * columns)

/** A copy of one column. */
export const columnOf = ({ rows, columns, data }: Matrix, column: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => data[row * columns + column] as number)

/** The matrix as a list of plain rows. */
export const rowsOf = (matrix: Matrix): number[][] => Array.from({ length: matrix.rows }, (_, row) => Array.from(rowOf(matrix, row)))

/** Chosen columns, in the order asked for. */
export const selectColumns = ({ rows, columns, data }: Matrix, chosen: ArrayLike<number>): Matrix => {
  const out = zeros(rows, chosen.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < chosen.length; j++) out.data[i * chosen.length + j] = data[i * columns + (chosen[j] as number)] as number
  return out
}

/** Chosen rows, in the order asked for. */
export const selectRows = (matrix: Matrix, chosen: ArrayLike<number>): Matrix => {
  const out = zeros(chosen.length, matrix.columns)
  for (let i = 0; i < chosen.length; i++) out.data.set(rowOf(matrix, chosen[i] as number), i * matrix.columns)
  return out
}
