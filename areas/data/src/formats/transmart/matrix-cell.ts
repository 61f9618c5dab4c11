import type { RowBatch } from '../../text/delimited.ts'
import { parseMatrixNumber } from './parse-java-number.ts'

/** Number of a cell; NaN when the cell holds none. `why` is then called with what stands there instead, unless the cell is empty. */
export const matrixCell = (
  batch: RowBatch,
  row: number,
  column: number,
  why: (reason: 'unreadable' | 'not-finite' | 'text') => void,
): number => {
  const plain = batch.number(row, column)
  if (Number.isFinite(plain)) return plain
  if (batch.blank(row, column)) return Number.NaN
  const text = batch.text(row, column).trim()
  if (text === '') return Number.NaN
  if (text === '\uFFFD') {
    why('unreadable')
    return Number.NaN
  }
  const parsed = parseMatrixNumber(text)
  if (parsed.kind === 'number') return parsed.number
  why(parsed.kind)
  return Number.NaN
}
