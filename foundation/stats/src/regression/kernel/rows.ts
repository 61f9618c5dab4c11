/** A design: rows of numbers, flat, row by row. A `Matrix` and a `DesignMatrix` are one. */
export interface Rows {
  readonly rows: number
  readonly columns: number
  readonly data: Float64Array
}

/** The design of some of its columns. */
export const takeColumns = ({ rows, columns, data }: Rows, kept: readonly number[]): Rows => {
  const taken = new Float64Array(rows * kept.length)
  for (let row = 0, at = 0; row < rows; row++) for (const column of kept) taken[at++] = data[row * columns + column] as number
  return { rows, columns: kept.length, data: taken }
}

/** X b + offset, into a given vector. */
export const linearPredictor = (
  { rows, columns, data }: Rows,
  b: Float64Array,
  offset: Float64Array | undefined,
  into: Float64Array,
): void => {
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = offset === undefined ? 0 : (offset[row] as number)
    for (let j = 0; j < columns; j++) sum += (data[at++] as number) * (b[j] as number)
    into[row] = sum
  }
}

/** X'v, added to a given vector. */
export const addCrossVector = ({ rows, columns, data }: Rows, v: Float64Array, into: Float64Array): void => {
  for (let row = 0, at = 0; row < rows; row++) {
    const value = v[row] as number
    for (let j = 0; j < columns; j++) into[j] = (into[j] as number) + value * (data[at++] as number)
  }
}

/** The upper triangle of a symmetric matrix takes what the lower has. */
export const mirror = (matrix: Float64Array, size: number): void => {
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) matrix[k * size + j] = matrix[j * size + k] as number
}
