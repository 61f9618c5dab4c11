import { IssueError, type IssueLog } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { readDelimited } from '../../text/read-delimited.ts'
import { carriageReturnsAsLines } from './carriage-returns-as-lines.ts'
import type { Folder } from './folder.ts'

/** How one file is read. */
interface TableOptions {
  /** Default true. */
  readonly quoted?: boolean
  /** Part of the file's progress this pass makes: 0.5 for a file that is read twice. Default 1. */
  readonly share?: number
}

/** One read of a study folder: what its steps share. */
export class Reading {
  readonly source: Source
  readonly folder: Folder
  readonly context: ReadContext
  readonly log: IssueLog
  #done = 0
  #doing = ''

  constructor(source: Source, folder: Folder, context: ReadContext, log: IssueLog) {
    this.source = source
    this.folder = folder
    this.context = context
    this.log = log
  }

  get progress(): Part {
    const total = this.folder.bytes
    return { kind: 'progress', done: Math.min(total, Math.round(this.#done)), total, doing: this.#doing }
  }

  /** Rows of a tab-separated file, many at a time. What is wrong with the file itself goes to the log. */
  async *batches(path: string, options: TableOptions = {}): AsyncGenerator<RowBatch> {
    const encoding = this.context.options.encoding
    const bytes = carriageReturnsAsLines(this.source.open(path))
    const reader = readDelimited(bytes, {
      delimiter: '\t',
      quoted: options.quoted ?? true,
      file: path,
      ...(encoding === undefined ? {} : { encoding }),
    })
    const before = this.#done
    this.#doing = path
    try {
      for await (const batch of reader) {
        this.context.signal.throwIfAborted()
        this.#done = before + reader.bytes * (options.share ?? 1)
        yield batch
      }
    } catch (cause) {
      if (!(cause instanceof IssueError)) throw cause
      for (const issue of cause.issues) this.log.add(issue)
    }
    this.#done = before + reader.bytes * (options.share ?? 1)
    for (const issue of reader.issues) this.log.add(issue)
  }

  /** Rows of a small tab-separated file as text, one at a time. */
  async *rows(path: string, options: TableOptions = {}): AsyncGenerator<TableRow> {
    for await (const batch of this.batches(path, options))
      for (let row = 0; row < batch.rows; row++) {
        const cells = Array.from({ length: batch.cells(row) }, (_, column) => batch.text(row, column))
        if (cells.some((cell) => cell.trim() !== '')) yield { line: batch.line(row), cells }
      }
  }
}

export interface TableRow {
  readonly line: number
  /** Cells as the file has them, not trimmed. */
  readonly cells: readonly string[]
}

/** Trimmed cell, empty beyond the end of the row. */
export const cellOf = (row: TableRow, column: number): string => (row.cells[column] ?? '').trim()
