import type { Predictors } from '../predictors.ts'

/** Predictors by the position of each value among the distinct values of its column: what a search for splits reads. */
export interface RankedPredictors {
  readonly rows: number
  readonly columns: number
  /** Column by column. */
  readonly ranks: Int32Array
  /** Distinct values in rising order, column after column. */
  readonly distinct: Float64Array
  /** Where the distinct values of a column begin; one more than columns. */
  readonly starts: Int32Array
  /** Categories of a column, 0 where it is measured. */
  readonly categories: Int32Array
}

/** Ranks every column once, so that no tree has to sort. Categories keep their codes. */
export const rankPredictors = (predictors: Predictors): RankedPredictors => {
  const { rows, values } = predictors
  const columns = predictors.names.length
  const ranks = new Int32Array(rows * columns)
  const starts = new Int32Array(columns + 1)
  const categories = Int32Array.from(predictors.levels, (levels) => levels.length)
  const parts: Float64Array[] = []
  for (let column = 0; column < columns; column++) {
    const own = values.subarray(column * rows, (column + 1) * rows)
    const kinds = categories[column] as number
    const distinct = kinds > 0 ? Float64Array.from({ length: kinds }, (_, code) => code) : distinctOf(own)
    for (let row = 0; row < rows; row++)
      ranks[column * rows + row] = kinds > 0 ? (own[row] as number) : placeOf(distinct, own[row] as number)
    parts.push(distinct)
    starts[column + 1] = (starts[column] as number) + distinct.length
  }
  const distinct = new Float64Array(starts[columns] as number)
  parts.forEach((part, column) => {
    distinct.set(part, starts[column])
  })
  return { rows, columns, ranks, distinct, starts, categories }
}

const distinctOf = (values: Float64Array): Float64Array => {
  const sorted = values.slice().sort()
  let kept = 0
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[kept - 1]) sorted[kept++] = sorted[at] as number
  return sorted.slice(0, kept)
}

const placeOf = (distinct: Float64Array, value: number): number => {
  let low = 0
  let high = distinct.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((distinct[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
