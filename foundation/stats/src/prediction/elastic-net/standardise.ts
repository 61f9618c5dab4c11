import { mean as meanOf, sumOfSquares } from '../../numeric/sum.ts'
import type { Predictors } from '../predictors.ts'

/** Columns with mean 0 and 1/n standard deviation 1. A constant column is all 0 and its scale 0. */
export interface Standardised {
  readonly rows: number
  readonly columns: number
  /** Column by column. */
  readonly values: Float64Array
  readonly means: Float64Array
  readonly scales: Float64Array
}

export const standardise = (predictors: Predictors): Standardised => {
  const { rows } = predictors
  const columns = predictors.names.length
  const values = new Float64Array(rows * columns)
  const means = new Float64Array(columns)
  const scales = new Float64Array(columns)
  for (let column = 0; column < columns; column++) {
    const own = predictors.values.subarray(column * rows, (column + 1) * rows)
    const centre = meanOf(own)
    const scale = Math.sqrt(sumOfSquares(own, centre) / rows)
    const real = scale > 1e-12 * Math.max(1, Math.abs(centre))
    means[column] = centre
    scales[column] = real ? scale : 0
    if (real) for (let row = 0; row < rows; row++) values[column * rows + row] = ((own[row] as number) - centre) / scale
  }
  return { rows, columns, values, means, scales }
}
