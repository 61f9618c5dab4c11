import type { ObservationRow } from '../doors/engine.ts'
import { csvCell } from './csv-cell.ts'
import { type ExportAbout, exportCells } from './export-cells.ts'
import { exportColumns } from './export-columns.ts'

/** A CSV file (RFC 4180, UTF-8 without a byte order mark, lines end with CR LF), one batch of observations after the other. */
export async function* exportCsv(rows: AsyncIterable<readonly ObservationRow[]>, about: ExportAbout): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`${exportColumns.join(',')}\r\n`)
  for await (const batch of rows) {
    yield encoder.encode(batch.map((row) => `${exportCells(row, about).map(csvCell).join(',')}\r\n`).join(''))
  }
}
