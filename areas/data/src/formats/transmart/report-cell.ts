import type { RowBatch } from '../../text/delimited.ts'
import { error, shown } from './problem.ts'
import type { Reading } from './reading.ts'

/** What is wrong with a cell. */
export interface CellProblem {
  readonly code: string
  readonly message: string
  readonly remedy: string
  readonly expected: string
}

/** Report a cell of a data file with its place and value; `column` is 0-based. */
export const reportCell = (reading: Reading, file: string, batch: RowBatch, row: number, column: number, problem: CellProblem): void => {
  const { code, message, remedy, expected } = problem
  const value = shown(batch.text(row, column))
  reading.log.add(error(code, message, remedy, { file, line: batch.line(row), column: column + 1, value, expected }))
}
