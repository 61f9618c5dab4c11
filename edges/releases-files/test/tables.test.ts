import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { everyKindStudy, planOf } from '@dacryon/data/testing'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { fileReleases } from '../src/index.ts'
import { generatedSource, generatedStudy } from './generated-study.ts'
import { temporaryFolder } from './temporary-folder.ts'

const provenance = { by: 'someone', at: '2024-01-01T00:00:00Z', program: 'test' }

/** Rows of a query over the published folder, read by an engine that knows nothing of the writer. */
const asking = async (folder: string) => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  return async (sql: string): Promise<unknown[][]> => {
    const text = sql.replaceAll(/\{([a-z-/]+)\}/g, (_, name) => `read_parquet('${join(folder, `${name}.parquet`)}')`)
    return (await connection.run(text)).getRowsJson()
  }
}

describe('tables of a release', () => {
  it('hold every value, in both orders, exactly as it came', async () => {
    const home = await temporaryFolder()
    const draft = await fileReleases(home).draft('S', planOf())
    for (const part of everyKindStudy('S')) await draft.add(part)
    await draft.close()
    const { id } = await draft.publish(provenance)
    const folder = join(home, 'releases', id)
    const ask = await asking(folder)
    const long = `SELECT s.id, v.label, c.code, o.* EXCLUDE (subject, visit, concept, origin) FROM {observations} o
      JOIN {subjects} s ON s.position = subject JOIN {visits} v ON v.position = visit JOIN {concepts} c ON c.position = concept`
    const rows = await ask(
      `${long} WHERE code IN ('crp', 'test', 'born') OR (code = 'sex' AND id = 'P2') ORDER BY c.position, s.position, visit, line, start, eye`,
    )
    const none = null
    expect(rows).toEqual([
      ['P2', 'Baseline', 'sex', 1, 1, none, 0, 0, 'Male', 'm', none, none, none, none, none, none, 3],
      ['P1', 'Baseline', 'test', 1, 4, none, 0, 1, none, 'ND', none, none, 'left', none, none, none, 2],
      ['P1', 'Baseline', 'test', 1, 0, 5, 0, 0, none, none, none, none, 'right', none, none, none, 2],
      ['P2', 'Baseline', 'crp', 1, 3, 0.5, 1, 0, none, '<0.5', '2016-02-26', none, none, none, none, none, 3],
      ['P2', 'Baseline', 'crp', 1, 0, 0.1, 0, 0, none, '0.10', '2016-03-01', none, none, none, none, none, 3],
      ['P2', 'Week 4', 'crp', 2, 0, 7, 0, 0, none, none, none, '2016-04-01', none, 'parotid-left', 'A', 'S1', 4],
      ['P3', 'Week 4', 'born', 1, 2, none, 0, 0, '1973-05', none, none, none, none, none, none, none, 5],
    ])
    expect(await ask('SELECT count(*) FROM (FROM {observations} EXCEPT ALL FROM {observations-by-subject})')).toEqual([['0']])
    expect(
      await ask(
        'SELECT s.id, v.label, "date", observations FROM {subject-visits} JOIN {subjects} s ON s.position = subject JOIN {visits} v ON v.position = visit',
      ),
    ).toEqual([
      ['P1', 'Baseline', null, '4'],
      ['P2', 'Baseline', '2016-02-26', '4'],
      ['P2', 'Week 4', null, '1'],
      ['P3', 'Baseline', null, '2'],
      ['P3', 'Week 4', null, '1'],
    ])
    expect(await ask('SELECT "value", observations, subjects FROM {categories}')).toEqual([
      ['Female', '2', '2'],
      ['Male', '1', '1'],
    ])
    expect(await ask('SELECT feature, "sample", log2 FROM {assays/blood/values}')).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [0, 2, 3],
      [1, 0, 4],
      [1, 2, 6],
    ])
    const floats = async (name: string) => {
      const bytes = await readFile(join(folder, 'assays', 'blood', name))
      return [...new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)]
    }
    expect(await floats('log2.f32')).toEqual([1, 2, 3, 4, Number.NaN, 6])
    expect(await floats('log2.by-sample.f32')).toEqual([1, 4, 2, Number.NaN, 3, 6])
  })

  it('agree with the engine’s own counts and moments, and are sorted', async () => {
    const home = await temporaryFolder()
    const plan = { format: { id: 'generated', version: '1' }, dictionary: 'none', source: generatedSource(10), plausible: new Map() }
    const draft = await fileReleases(home).draft('G', plan)
    for (const part of generatedStudy('G', 3000)) await draft.add(part)
    await draft.close()
    const { id } = await draft.publish(provenance)
    const ask = await asking(join(home, 'releases', id))
    const moments = `SELECT concept, count(*), count(DISTINCT subject), count(*) FILTER (kind = 4), min(number) FILTER (kind = 0), max(number) FILTER (kind = 0),
      avg(number) FILTER (kind = 0), stddev_samp(number) FILTER (kind = 0) FROM {observations} GROUP BY concept ORDER BY concept`
    const stored = await ask('SELECT position, observations, subjects, missing, min, max, mean, sd FROM {concepts} ORDER BY position')
    const computed = await ask(moments)
    expect(stored.length).toBe(40)
    for (const [at, row] of stored.entries()) {
      expect(row.slice(0, 6)).toEqual(computed[at]?.slice(0, 6))
      for (const column of [6, 7]) {
        const [own, engine] = [row[column], computed[at]?.[column]]
        if (engine === null) expect(own).toBeNull()
        else expect(own).toBeCloseTo(Number(engine), 12)
      }
    }
    for (const [file, order] of [
      ['observations', 'concept, subject'],
      ['observations-by-subject', 'subject, concept'],
    ] as const) {
      const key = `(${order}, visit, instance, origin, line)`
      expect(await ask(`SELECT count(*) FROM (SELECT ${key} AS k, lag(${key}) OVER () AS before FROM {${file}}) WHERE before > k`)).toEqual(
        [['0']],
      )
    }
  })
})
