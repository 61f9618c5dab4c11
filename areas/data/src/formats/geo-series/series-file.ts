import type { Issue } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { RowBatch } from '../../text/delimited.ts'
import type { TableRows } from '../../text/open-table.ts'
import { readDelimited } from '../../text/read-delimited.ts'
import { HeaderLines, type SeriesHeader } from './series-header.ts'

/** A series matrix file, read up to its table. */
export interface SeriesFile {
  readonly header: SeriesHeader
  /** Headers of the table; empty when the file has none. */
  readonly columns: readonly string[]
  readonly columnsLine: number
  /** Rows of the table; to be walked once. */
  rows(): AsyncIterable<TableRows>
  /** Complete when the rows have been walked. */
  readonly issues: readonly Issue[]
  readonly bytes: number
}

const begin = '!series_matrix_table_begin'
const end = '!series_matrix_table_end'

/** Open a series matrix file: lines about series and samples, then a table between two marks. */
export const openSeriesFile = async (source: Source, file: string, encoding: string | undefined): Promise<SeriesFile> => {
  const reader = readDelimited(source.open(file), { delimiter: '\t', quoted: true, file, ...(encoding === undefined ? {} : { encoding }) })
  const walk = reader[Symbol.asyncIterator]()
  const header = new HeaderLines()
  const own: Issue[] = []
  let columns: readonly string[] = []
  let columnsLine = 0
  let began = false
  let rest: { readonly batch: RowBatch; readonly first: number } | undefined
  for (let next = await walk.next(); !next.done; next = await walk.next()) {
    const batch = next.value
    for (let row = 0; row < batch.rows && rest === undefined; row++) {
      if (began) {
        columns = Array.from({ length: batch.cells(row) }, (_, cell) => batch.text(row, cell).trim())
        columnsLine = batch.line(row)
        rest = { batch, first: row + 1 }
      } else if (batch.text(row, 0) === begin) began = true
      else header.add(batch, row)
    }
    if (rest !== undefined) break
  }
  if (!began && reader.issues.every(({ code }) => code === 'quote-misplaced'))
    own.push({
      code: 'table-absent',
      severity: 'error',
      message: `${file} has no line ${begin}.`,
      remedy: 'Get the series matrix file again; it may have been cut.',
      file,
    })
  return {
    header,
    columns,
    columnsLine,
    async *rows() {
      if (rest === undefined) return
      for (let { batch, first } = rest; ; first = 0) {
        const last = endOf(batch, first)
        yield { batch, first, end: last ?? batch.rows }
        if (last !== undefined) return
        const next = await walk.next()
        if (next.done) break
        batch = next.value
      }
      own.push({
        code: 'table-truncated',
        severity: 'error',
        message: `${file} ends before the line ${end}: rows are missing.`,
        remedy: 'Get the series matrix file again.',
        file,
      })
    },
    get issues() {
      // Texts of the header often hold quotes that are not doubled; in the table they would be an error.
      return [
        ...own,
        ...reader.issues.filter(({ code, line }) => code !== 'quote-misplaced' || (columnsLine > 0 && (line ?? 0) >= columnsLine)),
      ]
    },
    get bytes() {
      return reader.bytes
    },
  }
}

/** Row of the end mark: the only rows of one cell that begin so. */
const endOf = (batch: RowBatch, first: number): number | undefined => {
  for (let row = first; row < batch.rows; row++) if (batch.cells(row) === 1 && batch.text(row, 0) === end) return row
  return undefined
}
