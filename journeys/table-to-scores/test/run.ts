import { type Issue, IssueError } from '@dacryon/core'
import { type MemoryFile, type MemorySourceOptions, memorySource } from '@dacryon/data'
import { findInstrument } from '@dacryon/endpoints'
import { csvRecords, csvRows } from '../../../test/csv-rows.ts'
import { type ScoreRequest, scoreTable } from '../src/index.ts'

type Wishes = Omit<ScoreRequest, 'instrument'> & { readonly name?: string } & MemorySourceOptions

const openScored = async (id: string, table: MemoryFile, { name = 'table.csv', kind, chunk, ...wishes }: Wishes) => {
  const instrument = findInstrument(id)
  if (instrument === undefined) throw new Error(`there is no instrument ${id}`)
  const source = memorySource(name, { [name]: table }, { kind: kind ?? 'file', ...(chunk !== undefined && { chunk }) })
  return scoreTable(source, { instrument, ...wishes })
}

/** Score a table in memory and read the answer back. */
export const scored = async (id: string, table: MemoryFile, wishes: Wishes = {}) => {
  const { bytes, warnings, summary } = await openScored(id, table, wishes)
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of bytes) text += decoder.decode(piece, { stream: true })
  return { text, header: csvRows(text)[0] ?? [], rows: csvRecords(text), warnings, summary: summary() }
}

/** The issues for which a table is not scored. */
export const refusal = async (id: string, table: MemoryFile, wishes: Wishes = {}): Promise<readonly Issue[]> => {
  try {
    await openScored(id, table, wishes)
  } catch (error) {
    if (error instanceof IssueError) return error.issues
    throw error
  }
  throw new Error('the table was scored')
}
