import type { ObservationBatch, StudyTables } from '@dacryon/data'
import { notFiniteIssue } from '@dacryon/data'
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import { type BulkColumn, ChunkWriter } from './chunk-writer.ts'
import { columnsPresent, type ObservationColumn, observationColumns } from './observation-columns.ts'

interface StagingTable {
  readonly name: string
  readonly columns: readonly ObservationColumn[]
  readonly appender: DuckDBAppender
  readonly writer: ChunkWriter
}

/** Tables at most; batches of yet another kind go to one table with all columns. */
const mostTables = 8

const quoted = (name: string): string => `"${name}"`

const largest = (values: Int32Array, length: number): number => {
  let most = -1
  for (let row = 0; row < length; row++) {
    const value = values[row] ?? -1
    if (value > most) most = value
  }
  return most
}

/**
 * Observations before they are sorted. Batches that use the same columns share a table, so that a study of plain numbers does not
 * carry ten empty columns through the sorts.
 */
export class Staging {
  readonly #connection: DuckDBConnection
  readonly #tables = new Map<string, StagingTable>()

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  async add(batch: ObservationBatch, tables: StudyTables): Promise<void> {
    if (batch.length === 0) return
    for (const [name, known] of [
      ['subject', tables.subjects],
      ['visit', tables.visits],
      ['concept', tables.concepts],
      ['origin', tables.origins],
    ] as const) {
      if (largest(batch[name], batch.length) >= known.length) throw new RangeError(`a batch refers to a ${name} that was not announced`)
    }
    for (let row = 0; row < batch.length; row++) {
      const [kind, number = Number.NaN] = [batch.kind[row], batch.number[row]]
      if ((kind === 0 || kind === 3) && !Number.isFinite(number))
        tables.log.add(notFiniteIssue(tables, batch.origin[row] ?? -1, batch.line[row] ?? 0, number))
    }
    const table = await this.#tableFor(columnsPresent(batch))
    const bulk = table.columns.map(
      ({ sql, from }): BulkColumn => ({ sql, values: batch[from], ...(sql === 'VARCHAR' ? { strings: batch.strings } : {}) }),
    )
    table.writer.append(bulk, batch.length)
  }

  async #tableFor(present: readonly ObservationColumn[]): Promise<StagingTable> {
    const known = this.#tables.get(present.map(({ name }) => name).join())
    if (known !== undefined) return known
    const columns = this.#tables.size < mostTables - 1 ? present : observationColumns
    const key = columns.map(({ name }) => name).join()
    const all = this.#tables.get(key)
    if (all !== undefined) return all
    const name = `staged_${this.#tables.size}`
    await this.#connection.run(`CREATE TABLE ${name} (${columns.map((column) => `${quoted(column.name)} ${column.sql}`).join(', ')})`)
    const appender = await this.#connection.createAppender(name)
    const table = {
      name,
      columns,
      appender,
      writer: new ChunkWriter(
        appender,
        columns.map(({ sql }) => sql),
      ),
    }
    this.#tables.set(key, table)
    return table
  }

  /** Call once, after the last batch. */
  finish(): void {
    for (const { appender } of this.#tables.values()) appender.closeSync()
  }

  /**
   * Query for all observations in the columns of the files, sorted by the given columns and then by arrival. Columns that no batch uses
   * are added behind the sort.
   */
  sorted(by: readonly string[]): string {
    const tables = [...this.#tables.values()]
    const used = observationColumns.filter((column) => tables.some(({ columns }) => columns.includes(column)))
    const names = used.map(({ name }) => quoted(name)).join(', ')
    const select = ({ columns, name }: StagingTable, at: number): string =>
      `SELECT ${used.map((column) => (columns.includes(column) ? quoted(column.name) : `${column.absent} AS ${quoted(column.name)}`)).join(', ')}, ${at}::UTINYINT AS staged, rowid AS arrived FROM ${name}`
    const keys = [
      ...by.filter((key) => used.some(({ name }) => name === key)).map(quoted),
      ...(tables.length > 1 ? ['staged'] : []),
      'arrived',
    ]
    // An empty enumeration is written with the same schema as an empty text, in a third of the time.
    const unused = ({ absent, sql, name }: ObservationColumn): string =>
      `${sql === 'VARCHAR' ? `NULL::ENUM('')` : (absent ?? `NULL::${sql}`)} AS ${quoted(name)}`
    const projected = observationColumns.map((column) => (used.includes(column) ? quoted(column.name) : unused(column)))
    if (tables.length === 0) return `SELECT ${projected.join(', ')} WHERE false`
    return `SELECT ${projected.join(', ')} FROM (SELECT ${names} FROM (${tables.map(select).join(' UNION ALL ')}) ORDER BY ${keys.join(', ')})`
  }
}
