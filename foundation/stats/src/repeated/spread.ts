/** A vector over some of the columns as one over all of them, 0 elsewhere. */
export const spread = (part: Float64Array, kept: readonly number[], columns: number): Float64Array => {
  const whole = new Float64Array(columns)
  kept.forEach((column, at) => {
    whole[column] = part[at] as number
  })
  return whole
}

/** The same for a square matrix. */
export const spreadSquare = (part: Float64Array, kept: readonly number[], columns: number): Float64Array => {
  const whole = new Float64Array(columns * columns)
  kept.forEach((row, i) => {
    kept.forEach((column, j) => {
      whole[row * columns + column] = part[i * kept.length + j] as number
    })
  })
  return whole
}
