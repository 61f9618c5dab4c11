import type { Issue } from '@dacryon/core'
import type { Source } from '../doors/source.ts'
import type { RowBatch } from './delimited.ts'
import { detectDelimiter, wrongDelimiter } from './detect-delimiter.ts'
import { headOf } from './head-of.ts'
import { readDelimited } from './read-delimited.ts'
import { SheetBatch } from './sheet-batch.ts'

export interface TableOptions {
  /** Detected when absent. */
  readonly delimiter?: string
  readonly encoding?: string
  /** Default true. */
  readonly quoted?: boolean
  /** Worksheet of a workbook; the first when absent. */
  readonly sheet?: string
}

/** Rows `first` up to, not including, `end` of a batch; the header row is before them in the first batch. */
export interface TableRows {
  readonly batch: RowBatch
  readonly first: number
  readonly end: number
}

/** A table whose first row is its header. */
export interface OpenTable {
  readonly file: string
  readonly header: readonly string[]
  readonly headerLine: number
  /** Cells of the first data row; 0 without one. Programs such as R leave out the header of the first column: one more than the header. */
  readonly firstRowCells: number
  /** Data rows; to be walked once. */
  rows(): AsyncIterable<TableRows>
  /** Problems found so far; complete when the rows have been walked. */
  readonly issues: readonly Issue[]
  /** Bytes taken in so far; 0 for workbooks. */
  readonly bytes: number
  /** Lets the file go without walking its rows. */
  close(): Promise<void>
}

/** True for names that end like an Excel workbook. */
export const isWorkbook = (path: string): boolean => /\.xls[xm]$/i.test(path)

/** A delimited file or a worksheet as header and rows. `header` is empty when the file is: `issues` say why. */
export const openTable = async (source: Source, path: string, options: TableOptions): Promise<OpenTable> =>
  isWorkbook(path) ? openSheet(source, path, options.sheet) : openDelimited(source, path, options)

const openDelimited = async (source: Source, path: string, options: TableOptions): Promise<OpenTable> => {
  const delimiter = options.delimiter ?? (await detect(source, path, options.encoding))
  const reader = readDelimited(source.open(path), {
    delimiter,
    quoted: options.quoted ?? true,
    file: path,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
  })
  const table = await withHeader(path, reader)
  const wrong = wrongDelimiter(table.header, delimiter, path)
  return {
    ...table,
    get issues() {
      return wrong === undefined ? reader.issues : [wrong, ...reader.issues]
    },
    get bytes() {
      return reader.bytes
    },
  }
}

const detect = async (source: Source, path: string, encoding: string | undefined): Promise<string> =>
  detectDelimiter(await headOf(source, path, encoding)) ?? '\t'

const openSheet = async (source: Source, path: string, sheet: string | undefined): Promise<OpenTable> => {
  const [first] = await source.sheets(path)
  const name = sheet ?? first
  const issues: Issue[] = []
  if (name === undefined)
    issues.push({
      code: 'file-empty',
      severity: 'error',
      message: `${path} has no worksheet.`,
      remedy: 'Check that the export was completed.',
      file: path,
    })
  const table = await withHeader(path, name === undefined ? [] : SheetBatch.over(source.rows(path, name)))
  if (name !== undefined && table.header.length === 0)
    issues.push({
      code: 'file-empty',
      severity: 'error',
      message: `The worksheet ${name} of ${path} holds no rows.`,
      remedy: 'Check the name of the worksheet.',
      file: path,
      value: name,
    })
  return { ...table, issues, bytes: 0 }
}

const withHeader = async (
  file: string,
  batches: AsyncIterable<RowBatch> | Iterable<RowBatch>,
): Promise<Omit<OpenTable, 'issues' | 'bytes'>> => {
  const walk = (async function* (): AsyncGenerator<RowBatch, void> {
    yield* batches
  })()
  const start = await walk.next()
  const close = async (): Promise<void> => {
    await walk.return()
  }
  if (start.done) return { file, header: [], headerLine: 1, firstRowCells: 0, rows: async function* () {}, close }
  const head = start.value
  return {
    file,
    header: Array.from({ length: head.cells(0) }, (_, column) => head.text(0, column).trim()),
    headerLine: head.line(0),
    firstRowCells: head.rows > 1 ? head.cells(1) : 0,
    close,
    async *rows() {
      if (head.rows > 1) yield { batch: head, first: 1, end: head.rows }
      for await (const batch of walk) yield { batch, first: 0, end: batch.rows }
    },
  }
}
