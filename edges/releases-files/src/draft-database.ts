import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'

/** A DuckDB in memory that spills into a folder of the draft and never looks outside for extensions. */
export interface DraftDatabase {
  readonly connection: DuckDBConnection
  rows(sql: string): Promise<DuckDBValue[][]>
  close(): void
}

/** @param memory a size such as `2GB`: what does not fit is spilled */
export const openDatabase = async (spill: string, memory: string, threads: number): Promise<DraftDatabase> => {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: memory,
    temp_directory: spill,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  let open = true
  return {
    connection,
    rows: async (sql) => (await connection.run(sql)).getRows(),
    close: () => {
      if (!open) return
      open = false
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
