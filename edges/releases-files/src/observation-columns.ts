import type { ObservationBatch } from '@dacryon/data'

/** Where a column's values come from, and what it holds where the source says nothing. */
export interface ObservationColumn {
  readonly name: string
  readonly sql: 'INTEGER' | 'UTINYINT' | 'DOUBLE' | 'VARCHAR'
  readonly from: Exclude<keyof ObservationBatch, 'length' | 'strings'>
  /** SQL of the value of every row when a whole batch has nothing else; absent: the column is always there. */
  readonly absent?: string
}

/** Columns of the observation files, in their order. */
export const observationColumns: readonly ObservationColumn[] = [
  { name: 'subject', sql: 'INTEGER', from: 'subject' },
  { name: 'visit', sql: 'INTEGER', from: 'visit' },
  { name: 'concept', sql: 'INTEGER', from: 'concept' },
  { name: 'instance', sql: 'INTEGER', from: 'instance', absent: '1::INTEGER' },
  { name: 'kind', sql: 'UTINYINT', from: 'kind' },
  { name: 'number', sql: 'DOUBLE', from: 'number', absent: 'NULL::DOUBLE' },
  { name: 'comparator', sql: 'UTINYINT', from: 'comparator', absent: '0::UTINYINT' },
  { name: 'reason', sql: 'UTINYINT', from: 'reason', absent: '0::UTINYINT' },
  { name: 'text', sql: 'VARCHAR', from: 'text', absent: 'NULL::VARCHAR' },
  { name: 'raw', sql: 'VARCHAR', from: 'raw', absent: 'NULL::VARCHAR' },
  { name: 'start', sql: 'VARCHAR', from: 'start', absent: 'NULL::VARCHAR' },
  { name: 'ended', sql: 'VARCHAR', from: 'end', absent: 'NULL::VARCHAR' },
  { name: 'eye', sql: 'VARCHAR', from: 'eye', absent: 'NULL::VARCHAR' },
  { name: 'gland', sql: 'VARCHAR', from: 'gland', absent: 'NULL::VARCHAR' },
  { name: 'reader', sql: 'VARCHAR', from: 'reader', absent: 'NULL::VARCHAR' },
  { name: 'sample', sql: 'VARCHAR', from: 'sample', absent: 'NULL::VARCHAR' },
  { name: 'origin', sql: 'INTEGER', from: 'origin' },
  { name: 'line', sql: 'INTEGER', from: 'line' },
]

const holds = (values: Int32Array | Uint8Array | Float64Array, length: number, column: ObservationColumn): boolean => {
  if (column.sql === 'DOUBLE') {
    for (let row = 0; row < length; row++) if (!Number.isNaN(values[row])) return true
    return false
  }
  const nothing = column.sql === 'VARCHAR' ? -1 : column.name === 'instance' ? 1 : 0
  for (let row = 0; row < length; row++) if (values[row] !== nothing) return true
  return false
}

/** Columns in which a batch says anything: all that is staged of it. */
export const columnsPresent = (batch: ObservationBatch): readonly ObservationColumn[] =>
  observationColumns.filter((column) => column.absent === undefined || holds(batch[column.from], batch.length, column))
