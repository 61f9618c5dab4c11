import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from './draft-database.ts'

type Cell = string | number | boolean | null | undefined

/** A small table: names and SQL types of its columns, and its rows. */
export interface SmallTable {
  readonly columns: Readonly<Record<string, 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR'>>
  readonly rows: Iterable<readonly Cell[]>
}

/** How every Parquet file of a release is written. Row groups have a fixed size, so that equal rows give equal bytes. */
const parquet = '(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 122880)'

/** Create a table in the draft's database. */
export const createTable = async (connection: DuckDBConnection, name: string, { columns, rows }: SmallTable): Promise<void> => {
  const types = Object.values(columns)
  await connection.run(
    `CREATE OR REPLACE TABLE ${name} (${Object.entries(columns)
      .map(([column, type]) => `"${column}" ${type}`)
      .join(', ')})`,
  )
  const appender = await connection.createAppender(name)
  for (const row of rows) {
    types.forEach((type, at) => {
      const cell = row[at]
      if (cell === null || cell === undefined) appender.appendNull()
      else if (type === 'INTEGER') appender.appendInteger(Number(cell))
      else if (type === 'BIGINT') appender.appendBigInt(BigInt(cell))
      else if (type === 'DOUBLE') appender.appendDouble(Number(cell))
      else if (type === 'BOOLEAN') appender.appendBoolean(Boolean(cell))
      else appender.appendVarchar(String(cell))
    })
    appender.endRow()
  }
  appender.closeSync()
}

/** Write the rows of a query as a Parquet file. */
export const copyQuery = async (connection: DuckDBConnection, query: string, path: string): Promise<void> => {
  await connection.run(`COPY (${query}) TO ${literal(path)} ${parquet}`)
}

/** Write a small table as a Parquet file. */
export const writeTable = async (connection: DuckDBConnection, path: string, table: SmallTable): Promise<void> => {
  await createTable(connection, 'small', table)
  await copyQuery(connection, 'SELECT * FROM small ORDER BY rowid', path)
  await connection.run('DROP TABLE small')
}
