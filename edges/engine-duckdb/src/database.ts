import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api'

/** SQL with its values beside it. Values take the place of `?` in order of appearance; numbers are bound as DOUBLE. */
export interface Sql {
  readonly text: string
  readonly values: readonly (string | number)[]
}

const typeOf = (value: string | number): DuckDBType => (typeof value === 'number' ? DOUBLE : VARCHAR)

/**
 * One DuckDB in memory for a whole engine. Every query gets a connection of its own from a small pool, so that several run side by side
 * and an abort stops only its own query.
 */
export class Database {
  readonly #instance: DuckDBInstance
  readonly #idle: DuckDBConnection[] = []
  #closed = false

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance
  }

  /** @param spill folder for intermediate results that do not fit into `memory` (a size such as `2GB`) */
  static async open(spill: string, memory: string): Promise<Database> {
    return new Database(
      await DuckDBInstance.create(':memory:', {
        threads: '2',
        memory_limit: memory,
        temp_directory: spill,
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
      }),
    )
  }

  /** Chunks of up to 2,048 rows, fetched as they are asked for. Rejects with the signal's reason when it fires. */
  async *chunks(sql: Sql, signal?: AbortSignal): AsyncGenerator<DuckDBDataChunk> {
    signal?.throwIfAborted()
    const connection = this.#idle.pop() ?? (await this.#instance.connect())
    const interrupt = () => connection.interrupt()
    signal?.addEventListener('abort', interrupt)
    let whole = false
    try {
      const result = await connection.stream(sql.text, [...sql.values], sql.values.map(typeOf))
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) yield chunk
      whole = true
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', interrupt)
      if (whole && !this.#closed) this.#idle.push(connection)
      else connection.closeSync()
    }
  }

  /** All rows, for answers that are small. */
  async rows(text: string, values: readonly (string | number)[] = [], signal?: AbortSignal): Promise<DuckDBValue[][]> {
    const rows: DuckDBValue[][] = []
    for await (const chunk of this.chunks({ text, values }, signal)) {
      const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at))
      for (let row = 0; row < chunk.rowCount; row++) rows.push(columns.map((column) => column.getItem(row)))
    }
    return rows
  }

  /** A statement whose answer is of no interest. */
  async run(text: string, signal?: AbortSignal): Promise<void> {
    await this.rows(text, [], signal)
  }

  close(): void {
    this.#closed = true
    for (const connection of this.#idle.splice(0)) connection.closeSync()
    this.#instance.closeSync()
  }
}
