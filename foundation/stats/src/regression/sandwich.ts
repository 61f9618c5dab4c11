import { addCrossProduct } from './kernel/add-cross-product.ts'
import { mirror, type Rows } from './kernel/rows.ts'

/** Variances that hold without the model's own variance. */
export type Robust = 'HC0' | 'HC1' | 'HC3'

/** h_i = w_i x_i' B x_i, the pull of a row on its own fit, for bread B. */
export const leverages = ({ rows, columns, data }: Rows, bread: Float64Array, weights?: ArrayLike<number>): Float64Array => {
  const leverage = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const from = row * columns
    let sum = 0
    for (let j = 0; j < columns; j++) {
      const at = j * columns
      let inner = 0
      for (let k = 0; k < j; k++) inner += (bread[at + k] as number) * (data[from + k] as number)
      const x = data[from + j] as number
      sum += x * (2 * inner + (bread[at + j] as number) * x)
    }
    leverage[row] = sum * (weights === undefined ? 1 : (weights[row] as number))
  }
  return leverage
}

const multiply = (a: Float64Array, b: Float64Array, size: number): Float64Array => {
  const product = new Float64Array(size * size)
  for (let j = 0; j < size; j++)
    for (let k = 0; k < size; k++) {
      const x = a[j * size + k] as number
      if (x !== 0)
        for (let m = 0; m < size; m++) product[j * size + m] = (product[j * size + m] as number) + x * (b[k * size + m] as number)
    }
  return product
}

/** B M B. */
export const breadMeatBread = (bread: Float64Array, meat: Float64Array, size: number): Float64Array =>
  multiply(multiply(bread, meat, size), bread, size)

/** Sum of squared scores of rows x_i r_i as a matrix. */
export const meatOf = ({ rows, columns, data }: Rows, score: Float64Array): Float64Array => {
  const meat = new Float64Array(columns * columns)
  addCrossProduct(
    data,
    rows,
    columns,
    score.map((value) => value * value),
    meat,
  )
  mirror(meat, columns)
  return meat
}

/** Scores summed within clusters before they are squared; gives the number of clusters too. */
export const clusterMeatOf = ({ rows, columns, data }: Rows, score: Float64Array, cluster: ArrayLike<number>) => {
  const at = new Map<number, number>()
  for (let row = 0; row < rows; row++) if (!at.has(cluster[row] as number)) at.set(cluster[row] as number, at.size)
  const sums = new Float64Array(at.size * columns)
  for (let row = 0; row < rows; row++) {
    const to = (at.get(cluster[row] as number) ?? 0) * columns
    const r = score[row] as number
    for (let j = 0; j < columns; j++) sums[to + j] = (sums[to + j] as number) + r * (data[row * columns + j] as number)
  }
  const meat = new Float64Array(columns * columns)
  addCrossProduct(sums, at.size, columns, new Float64Array(at.size).fill(1), meat)
  mirror(meat, columns)
  return { meat, clusters: at.size }
}
