import type { Points } from './points.ts'

/** A partition under improvement: labels, centres (k by columns) and sizes. */
export interface Partition {
  readonly k: number
  readonly labels: Int32Array
  readonly centres: Float64Array
  readonly sizes: Float64Array
}

/** Squared Euclidean distance of row i to centre c. */
export const squaredTo = ({ columns, data }: Points, i: number, centres: Float64Array, c: number): number => {
  let sum = 0
  for (let j = 0; j < columns; j++) {
    const gap = (data[i * columns + j] ?? 0) - (centres[c * columns + j] ?? 0)
    sum += gap * gap
  }
  return sum
}

/** Centres as means of their members. */
export const centre = (points: Points, { k, labels, centres, sizes }: Partition): void => {
  const { rows, columns, data } = points
  centres.fill(0)
  sizes.fill(0)
  for (let i = 0; i < rows; i++) {
    const c = labels[i] ?? 0
    sizes[c] = (sizes[c] ?? 0) + 1
    for (let j = 0; j < columns; j++) centres[c * columns + j] = (centres[c * columns + j] ?? 0) + (data[i * columns + j] ?? 0)
  }
  for (let c = 0; c < k; c++)
    for (let j = 0; j < columns; j++) centres[c * columns + j] = (centres[c * columns + j] ?? 0) / Math.max(1, sizes[c] ?? 1)
}
