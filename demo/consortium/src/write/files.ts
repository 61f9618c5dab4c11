import type { GeneratedFile } from '../generated-study.ts'
import { delimited } from './delimited.ts'
import { type MappedTable, tableRows } from './mapped-table.ts'

/** A file of text. */
export const textFile = (path: string, text: string): GeneratedFile => ({ path, content: { kind: 'text', text } })

/** A file of text, stored compressed. */
export const gzipFile = (path: string, text: string): GeneratedFile => ({ path, content: { kind: 'gzip-text', text } })

/** Comma-separated rows. */
export const csvFile = (path: string, rows: Iterable<readonly (string | number)[]>): GeneratedFile => textFile(path, delimited(rows, ','))

/** A mapped table as comma-separated text. */
export const tableFile = (table: MappedTable): GeneratedFile => csvFile(table.file, tableRows(table))
