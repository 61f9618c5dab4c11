import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyone } from '@dacryon/core'
import type { Engine } from '@dacryon/data'
import { answerStudy, publishParts } from '@dacryon/data/testing'
import { fileReleases } from '@dacryon/releases-files'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duckdbEngine } from '../src/index.ts'

describe('index files and exports of the DuckDB engine', () => {
  let home = ''
  let id = ''
  const engines: Engine[] = []
  const engine = (options: { readonly indexAbove?: number } = { indexAbove: -1 }): Engine => {
    const made = duckdbEngine({ releases: join(home, 'releases'), cache: join(home, 'cache'), ...options })
    engines.push(made)
    return made
  }
  const index = () => join(home, 'cache', `${id}.duckdb`)
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dacryon-index-'))
    id = (await publishParts(fileReleases(home), answerStudy())).release.id
  })
  afterAll(async () => {
    for (const one of engines) await one.close()
    await rm(home, { recursive: true })
  })

  test('several engines make the same index at once, and nothing but the index is left', async () => {
    const opened = await Promise.all([engine(), engine(), engine()].map((one) => one.open(id)))
    for (const release of opened) expect((await release.count(everyone)).subjects).toBe(7)
    expect((await readdir(join(home, 'cache'))).filter((name) => name !== 'spill')).toEqual([`${id}.duckdb`])
  })

  test('an index that is there is used, not made again', async () => {
    const before = await readFile(index())
    await (await engine().open(id)).count(everyone)
    expect((await readFile(index())).equals(before)).toBe(true)
  })

  test('a damaged index, or one of another shape, is made again', async () => {
    await writeFile(index(), 'not a database')
    expect((await (await engine().open(id)).count(everyone)).subjects).toBe(7)
    await rm(index())
    const other = await DuckDBInstance.create(index())
    const connection = await other.connect()
    await connection.run('create table shape as select 0 as version')
    connection.closeSync()
    other.closeSync()
    expect((await (await engine().open(id)).count(everyone)).subjects).toBe(7)
  })

  test('small releases leave no index', async () => {
    await rm(index())
    expect((await (await engine({}).open(id)).count(everyone)).subjects).toBe(7)
    expect(await readdir(join(home, 'cache'))).not.toContain(`${id}.duckdb`)
  })

  test('opening twice at once is opening once', async () => {
    const one = engine({})
    expect(await one.open(id)).toBe(await one.open(id))
    const both = await Promise.all([one.open(id), one.open(id)])
    expect(both[0]).toBe(both[1])
  })

  test('a Parquet export holds what the CSV holds, and its draft is removed', async () => {
    const release = await engine({}).open(id)
    const pieces: Uint8Array[] = []
    for await (const piece of release.export({ scope: 'patient', where: { kind: 'subjects', ids: ['P10', 'P2'] } }, 'parquet', [
      'act.esspri',
      'or.uwsf',
    ]))
      pieces.push(piece)
    const file = join(home, 'export.parquet')
    await writeFile(file, Buffer.concat(pieces))
    const instance = await DuckDBInstance.create()
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(
      `select subject, visit, visit_time, concept, "name", value_kind, number, comparator, missing_reason, unit, raw, instance, "end", "sample", source_file, source_line, source_column, "release" from read_parquet('${file}')`,
    )
    const rows = reader.getRows().map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('|'))
    expect(rows).toEqual([
      `P10|Baseline|0|act.esspri|ESSPRI ~ total/all|number|2.1|||{score}||1|||trial.csv|2|3|${id}`,
      `P10|Baseline|0|or.uwsf|Unstimulated flow|censored|0.05|<||mL/min|< 0,05|1|2024-03-05T10:00||lab/saliva.csv|2|4|${id}`,
      `P10|Baseline|0|or.uwsf|Unstimulated flow|number|0.1|||mL/min|0.10000000000000000001|2||S-1|lab/saliva.csv|3|4|${id}`,
      `P10|Week 12|12|act.esspri|ESSPRI ~ total/all|number|3|||{score}||1|||trial.csv|10|3|${id}`,
      `P2|Baseline|0|act.esspri|ESSPRI ~ total/all|number|3.5|||{score}||1|||trial.csv|3|3|${id}`,
      `P2|Week 12|12|act.esspri|ESSPRI ~ total/all|missing|||not-done|{score}|ND|1|||trial.csv|11|3|${id}`,
    ])
    connection.closeSync()
    instance.closeSync()
    expect((await readdir(join(home, 'cache'))).filter((name) => name.startsWith('.export'))).toEqual([])
  })

  test('an export that nobody reads to its end leaves nothing', async () => {
    const release = await engine({}).open(id)
    for await (const _ of release.export(everyone, 'parquet')) break
    for await (const _ of release.export(everyone, 'csv')) break
    expect((await readdir(join(home, 'cache'))).filter((name) => name.startsWith('.export'))).toEqual([])
    expect((await release.count(everyone)).subjects).toBe(7)
  })
})
