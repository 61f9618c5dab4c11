import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Question } from '@dacryon/core'
import { valueKinds } from '@dacryon/core'
import { comparators, type ExportColumn, missingReasons } from '@dacryon/data'
import type { Context } from './context.ts'
import { parquet } from './files.ts'
import { identifier, literal } from './literal.ts'
import { observationOrder } from './observation-queries.ts'
import { keysOf } from './sql/keys.ts'

const coded = (column: string, names: readonly string[]): string =>
  `list_extract([${names.map((name) => (name === '' ? 'null' : literal(name))).join(', ')}], ${column} + 1)`

/** What stands in each column, over observations `o` joined with their subject, visit, concept and origin. */
const expressions = (context: Context): Readonly<Record<ExportColumn, string>> => ({
  study: literal(context.release.content.study.id),
  release: literal(context.release.id),
  subject: 's.id',
  visit: 'v.label',
  visit_time: 'v."time"::double',
  visit_unit: 'v.unit',
  concept: 'c.code',
  name: 'c.name',
  value_kind: coded('o.kind', valueKinds),
  number: 'o.number',
  text: 'case when o.kind = 1 then o."text" end',
  date: 'case when o.kind = 2 then o."text" end',
  comparator: coded('o.comparator', comparators),
  missing_reason: coded('o.reason', missingReasons),
  unit: 'c.unit',
  raw: 'o.raw',
  instance: 'o.instance',
  start: 'o."start"',
  end: 'o.ended',
  eye: 'o.eye',
  gland: 'o.gland',
  reader: 'o.reader',
  sample: 'o."sample"',
  source_file: 'p.file',
  source_line: 'o.line',
  source_column: 'p."column"',
})

/** A Parquet file of the observations: written to the cache, handed out piece by piece, and removed. */
export async function* exportParquet(context: Context, question: Question, concepts?: readonly string[]): AsyncGenerator<Uint8Array> {
  const { folder, dictionaries, database } = context
  const table = (name: string) => parquet(folder, name)
  const wanted = concepts?.map((code) => dictionaries.conceptAt.get(code)?.position).filter((position) => position !== undefined)
  const { text, values } = await context.ask(question, keysOf(question.scope))
  const cells = Object.entries(expressions(context)).map(([name, sql]) => `${sql} as ${identifier(name)}`)
  const file = join(context.cache, `.export-${randomUUID()}.parquet`)
  const filter = wanted === undefined ? '' : ` and concept in (${wanted.length === 0 ? '-1' : wanted.join(', ')})`
  try {
    const chosen = `select * from ${table(wanted === undefined ? 'observations-by-subject' : 'observations')}
      where subject in (select subject from (${text}) q)${filter}`
    const copy = database.chunks({
      text: `copy (select ${cells.join(', ')} from (${chosen}) o
        join ${table('subjects')} s on s.position = o.subject join ${table('visits')} v on v.position = o.visit
        join ${table('concepts')} c on c.position = o.concept join ${table('origins')} p on p.position = o.origin
        ${observationOrder(context)}) to ${literal(file)} (format parquet, compression zstd)`,
      values,
    })
    for await (const _ of copy);
    const handle = await open(file)
    try {
      for await (const piece of handle.createReadStream({ highWaterMark: 1 << 18, autoClose: false })) yield piece as Uint8Array
    } finally {
      await handle.close()
    }
  } finally {
    await rm(file, { force: true })
  }
}
