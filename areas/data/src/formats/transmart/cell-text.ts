import type { RowBatch } from '../../text/delimited.ts'
import type { PlannedKey } from './clinical-plan.ts'

/** Trimmed text of a cell after the word map; empty when the cell is empty or dropped. */
export const cellText = (batch: RowBatch, row: number, key: PlannedKey): string => {
  const raw = batch.text(row, key.column)
  return ((key.words === undefined ? raw : key.words.map(raw)) ?? '').trim()
}
