import type { SheetRow } from '../doors/source.ts'
import type { RowBatch } from './delimited.ts'
import { isCanonicalDecimal } from './is-canonical-decimal.ts'
import { parseDecimalBytes } from './parse-decimal-bytes.ts'

const encoder = new TextEncoder()
const batchRows = 1024

/** Worksheet rows behind the face of delimited rows. Rows without any text are left out. */
export class SheetBatch implements RowBatch {
  readonly rows: number
  readonly #rows: readonly SheetRow[]

  constructor(rows: readonly SheetRow[]) {
    this.#rows = rows
    this.rows = rows.length
  }

  static async *over(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetBatch> {
    let waiting: SheetRow[] = []
    for await (const row of rows) {
      if (row.cells.every((cell) => cell.trim() === '')) continue
      waiting.push(row)
      if (waiting.length < batchRows) continue
      yield new SheetBatch(waiting)
      waiting = []
    }
    if (waiting.length > 0) yield new SheetBatch(waiting)
  }

  line(row: number): number {
    return this.#rows[row]?.line ?? 0
  }

  cells(row: number): number {
    return this.#rows[row]?.cells.length ?? 0
  }

  text(row: number, column: number): string {
    return this.#rows[row]?.cells[column] ?? ''
  }

  blank(row: number, column: number): boolean {
    return this.text(row, column).trim() === ''
  }

  number(row: number, column: number): number {
    const bytes = encoder.encode(this.text(row, column))
    return parseDecimalBytes(bytes, 0, bytes.length)
  }

  canonical(row: number, column: number): boolean {
    const bytes = encoder.encode(this.text(row, column))
    return isCanonicalDecimal(bytes, 0, bytes.length)
  }
}
