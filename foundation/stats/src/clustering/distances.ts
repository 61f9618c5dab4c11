import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'

/** How unlike subjects are: a symmetric table of n by n, row by row, zero on its diagonal. */
export interface Distances {
  readonly n: number
  readonly data: Float64Array
}

/** Issues of a table that is not one of distances: `distances-invalid`. */
export const distancesIssues = ({ n, data }: Distances, least = 2): readonly Issue[] => {
  const wrong = (message: string): readonly Issue[] => [
    inputError('distances-invalid', message, 'Give a symmetric table of finite, non-negative distances.', { column: 'distances' }),
  ]
  if (n < least || data.length !== n * n)
    return wrong(`The table has ${data.length} cells for ${n} subjects; at least ${least} subjects are needed.`)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const value = data[i * n + j] ?? Number.NaN
      if (!(value >= 0 && value < Infinity) || value !== data[j * n + i])
        return wrong(`The distance of subjects ${j + 1} and ${i + 1} is ${value} one way and ${data[j * n + i]} the other.`)
    }
  return []
}

/** The table of some subjects, in this order. */
export const takeDistances = ({ n, data }: Distances, rows: ArrayLike<number>): Distances => {
  const count = rows.length
  const kept = new Float64Array(count * count)
  for (let a = 0; a < count; a++) {
    const from = (rows[a] ?? 0) * n
    for (let b = 0; b < count; b++) kept[a * count + b] = data[from + (rows[b] ?? 0)] ?? 0
  }
  return { n: count, data: kept }
}

/** The table with every distance squared: what centroid and median linkage are defined on. */
export const squareDistances = ({ n, data }: Distances): Distances => ({ n, data: data.map((value) => value * value) })

/** Fills a symmetric table with zero diagonal from the distance of each pair. */
export const distancesFrom = (n: number, distance: (i: number, j: number) => number): Distances => {
  const data = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const value = distance(i, j)
      data[i * n + j] = value
      data[j * n + i] = value
    }
  return { n, data }
}
