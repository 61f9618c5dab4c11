import type { Part } from '../../parts.ts'
import type { MatrixShape } from './jobs.ts'
import { matrixCell } from './matrix-cell.ts'
import { measuredField } from './matrix-fields.ts'
import type { Reading } from './reading.ts'

/** First pass over a matrix of raw values: the smallest positive one of the whole file, Infinity when there is none. */
export async function* smallestPositive(reading: Reading, path: string, shape: MatrixShape): AsyncGenerator<Part, number> {
  const measured = measuredField[shape]
  let columns: readonly number[] | undefined
  let smallest = Number.POSITIVE_INFINITY
  for await (const batch of reading.batches(path, { share: 0.5 })) {
    let row = 0
    if (columns === undefined) {
      const names = Array.from({ length: batch.cells(0) }, (_, column) => batch.text(0, column).trim().toLowerCase())
      columns = names.flatMap((name, column) =>
        column > 0 && (shape === 'intensity' ? !name.endsWith('.zscore') : name.endsWith(`.${measured}`)) ? [column] : [],
      )
      row = 1
    }
    for (; row < batch.rows; row++)
      for (const column of columns) {
        const value = matrixCell(batch, row, column, () => undefined)
        if (value > 0 && value < smallest) smallest = value
      }
    yield reading.progress
  }
  return smallest
}
