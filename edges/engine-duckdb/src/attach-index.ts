import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { indexVersion, makeIndexTables } from './index-tables.ts'
import { identifier, literal } from './literal.ts'

/** Attach an index file for reading; false when it is absent, damaged or of another shape. */
const attach = async (database: Database, schema: string, file: string): Promise<boolean> => {
  if (!existsSync(file)) return false
  try {
    await database.run(`attach ${literal(file)} as ${schema} (read_only)`)
  } catch {
    return false
  }
  const [[version] = []] = await database.rows(`select version from ${schema}.shape`).catch(() => [])
  if (version === indexVersion) return true
  await database.run(`detach ${schema}`)
  return false
}

/**
 * The index of a large release, in a file of the cache that is only ever read; made when it is absent. It is written beside and renamed into
 * place: two processes that make it at once both succeed, and a crash leaves a file that nobody reads.
 */
export const attachIndex = async (database: Database, schema: string, folder: string, cache: string, name: string): Promise<void> => {
  const file = join(cache, `${name}.duckdb`)
  if (await attach(database, schema, file)) return
  await mkdir(cache, { recursive: true })
  const draft = join(cache, `.${name}-${randomUUID()}.duckdb`)
  const making = identifier(`making ${name}`)
  try {
    await database.run(`attach ${literal(draft)} as ${making}`)
    try {
      await makeIndexTables(database, making, folder)
    } finally {
      await database.run(`detach ${making}`)
    }
    // On systems that refuse to replace an open file, the other process's index is as good as ours.
    await rename(draft, file).catch((error: unknown) => {
      if (!existsSync(file)) throw error
    })
  } finally {
    await rm(draft, { force: true })
    await rm(`${draft}.wal`, { force: true })
  }
  if (!(await attach(database, schema, file))) throw new Error(`The index ${file} cannot be read right after it was made`)
}
