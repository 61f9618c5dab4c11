import { parseNodeId } from '@dacryon/core'
import type { Origin } from '@dacryon/data'
import type { Database } from './database.ts'
import { parquet } from './files.ts'

/** Columns of source files that feed a release, by position. */
export const readOrigins = async (database: Database, folder: string): Promise<readonly Origin[]> => {
  const rows = await database.rows(
    `select file, "column", header, original_path, source_unit, rule from ${parquet(folder, 'origins')} order by position`,
  )
  return rows.map(([file, column, header, original, unit, rule]) => {
    const originalPath = original === null ? undefined : parseNodeId(String(original))
    return {
      file: String(file),
      column: Number(column),
      header: String(header),
      ...(originalPath === undefined ? {} : { originalPath }),
      ...(unit === null ? {} : { sourceUnit: String(unit) }),
      ...(rule === null ? {} : { rule: String(rule) }),
    }
  })
}
