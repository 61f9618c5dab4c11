import { DOUBLE, type DuckDBAppender, DuckDBDataChunk, type DuckDBType, INTEGER, UTINYINT, VARCHAR } from '@duckdb/node-api'
import duckdb, { type Vector } from '@duckdb/node-bindings'

const types = { INTEGER, UTINYINT, DOUBLE, VARCHAR } as const satisfies Record<string, DuckDBType>

/** One column to append: its SQL type and its values. Strings are positions in `strings`, -1 for NULL; NaN is NULL. */
export interface BulkColumn {
  readonly sql: keyof typeof types
  readonly values: Int32Array<ArrayBufferLike> | Uint8Array<ArrayBufferLike> | Float64Array<ArrayBufferLike>
  readonly strings?: readonly string[]
}

/** Rows of a DuckDB chunk, and bytes of one string header in it. */
const chunkRows = 2048
const stringBytes = 16

const bytesOf = (values: BulkColumn['values']): ArrayBuffer => {
  if (values.buffer instanceof ArrayBuffer) return values.buffer
  throw new TypeError('columns in shared memory cannot be appended')
}

/**
 * Appends whole columns to a table without touching each value in turn: numbers are copied as memory. Of strings each distinct one is
 * handed over once a chunk; the repeats copy its 16-byte header (`duckdb_string_t`), which DuckDB lets many rows share.
 */
export class ChunkWriter {
  readonly #appender: DuckDBAppender
  readonly #chunk: DuckDBDataChunk
  readonly #valid = new Uint8Array(chunkRows / 8)
  readonly #headers = new Int32Array((chunkRows * stringBytes) / 4)

  constructor(appender: DuckDBAppender, columns: readonly BulkColumn['sql'][]) {
    this.#appender = appender
    this.#chunk = DuckDBDataChunk.create(columns.map((sql) => types[sql]))
  }

  append(columns: readonly BulkColumn[], length: number): void {
    // Where a string was last handed over, as row + 1, by position in `strings`.
    const handed = columns.map(({ strings }) => new Int32Array(strings?.length ?? 0))
    for (let from = 0; from < length; from += chunkRows) {
      const rows = Math.min(chunkRows, length - from)
      this.#chunk.reset()
      this.#chunk.rowCount = rows
      columns.forEach((column, at) => {
        const vector = duckdb.data_chunk_get_vector(this.#chunk.chunk, at)
        if (column.sql === 'VARCHAR') this.#strings(vector, column, from, rows, handed[at] ?? new Int32Array(0))
        else this.#numbers(vector, column, from, rows)
      })
      this.#appender.appendDataChunk(this.#chunk)
    }
  }

  #numbers(vector: Vector, { values, sql }: BulkColumn, from: number, rows: number): void {
    const width = values.BYTES_PER_ELEMENT
    duckdb.copy_data_to_vector(vector, 0, bytesOf(values), values.byteOffset + from * width, rows * width)
    if (sql !== 'DOUBLE') return
    const valid = this.#valid.fill(255)
    let absent = false
    for (let row = 0; row < rows; row++) {
      if (!Number.isNaN(values[from + row])) continue
      valid[row >> 3] = (valid[row >> 3] ?? 0) & ~(1 << (row & 7))
      absent = true
    }
    if (absent) this.#validity(vector)
  }

  #strings(vector: Vector, { values, strings = [] }: BulkColumn, from: number, rows: number, handed: Int32Array): void {
    const valid = this.#valid.fill(0)
    for (let row = 0; row < rows; row++) {
      const place = values[from + row] ?? -1
      if (place < 0) continue
      valid[row >> 3] = (valid[row >> 3] ?? 0) | (1 << (row & 7))
      if ((handed[place] ?? 0) > from) continue
      handed[place] = from + row + 1
      duckdb.vector_assign_string_element(vector, row, strings[place] ?? '')
    }
    const written = duckdb.vector_get_data(vector, rows * stringBytes)
    const source = new Int32Array(written.buffer, written.byteOffset, rows * 4)
    const headers = this.#headers
    for (let row = 0; row < rows; row++) {
      const place = values[from + row] ?? -1
      if (place < 0) continue
      const first = ((handed[place] ?? 1) - 1 - from) * 4
      for (let part = 0; part < 4; part++) headers[row * 4 + part] = source[first + part] ?? 0
    }
    duckdb.copy_data_to_vector(vector, 0, headers.buffer, 0, rows * stringBytes)
    this.#validity(vector)
  }

  #validity(vector: Vector): void {
    duckdb.vector_ensure_validity_writable(vector)
    duckdb.copy_data_to_vector_validity(vector, 0, this.#valid.buffer, 0, this.#valid.length)
  }
}
