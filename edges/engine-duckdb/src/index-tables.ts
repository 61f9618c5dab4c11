import { join } from 'node:path'
import type { Database } from './database.ts'
import { literal } from './literal.ts'

/** Changes when the tables below do, so that an index of another shape is made anew. */
export const indexVersion = 1

/**
 * Tables that questions are asked of, made from a release's Parquet files: `obs` keeps its order (by concept, which lets a scan skip all other
 * concepts) and only the columns a question can look at; `things` are the eyes, glands and samples there are.
 */
export const makeIndexTables = async (database: Database, schema: string, folder: string): Promise<void> => {
  const file = (name: string) => `read_parquet(${literal(join(folder, `${name}.parquet`))})`
  await database.run(
    `create table ${schema}.obs as select subject, visit, concept, instance, kind, number, comparator, "text", raw, eye, gland, reader, "sample" from ${file('observations')}`,
  )
  await database.run(`create table ${schema}.subjects as select position as subject from ${file('subjects')}`)
  await database.run(`create table ${schema}.subject_visits as select subject, visit from ${file('subject-visits')}`)
  await database.run(
    `create table ${schema}.things as select distinct subject, visit, eye, gland, "sample" from ${schema}.obs
     where eye is not null or gland is not null or "sample" is not null`,
  )
  await database.run(`create table ${schema}.shape as select ${indexVersion} as version`)
}
