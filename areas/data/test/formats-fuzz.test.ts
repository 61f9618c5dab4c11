import { IssueError } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dictionary } from '../src/dictionary/dictionary.ts'
import type { Format } from '../src/format.ts'
import { geoSeries } from '../src/formats/geo-series/geo-series.ts'
import { matrix } from '../src/formats/matrix/matrix.ts'
import { table } from '../src/formats/table/table.ts'
import { memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

const good: readonly (readonly [Format, Readonly<Record<string, string>>])[] = [
  [
    matrix,
    {
      'x_samples.csv': 'sample_id,patient,group\ns1,p1,"a, b"\ns2,p2,é\n',
      'x_log2.tsv': 'row_id\tgene_symbol\ts1\ts2\n1\tA\t1.5\tNA\n2\t\t-3e-2\t0\n',
    },
  ],
  [
    geoSeries,
    {
      'a_series_matrix.txt':
        '!Series_title\t"T"\n!Sample_geo_accession\t"G1"\t"G2"\n!Sample_characteristics_ch1\t"age: 5"\t"age: 6"\n!series_matrix_table_begin\n"ID_REF"\t"G1"\t"G2"\n"p"\t1\t2\n!series_matrix_table_end\n',
    },
  ],
  [
    table,
    {
      'mapping.yaml':
        'study: { id: A, title: A }\nvisits: [{ label: W0 }]\nfiles:\n  - file: a.csv\n    subject: ID\n    visit: { column: V }\n    columns:\n      G: { variable: imm.igg, unit: mg/dL }\n      S: { variable: demo.sex, values: { 1: M } }\n      B: { variable: demo.birth_date }\n',
      'a.csv': 'ID;V;G;S;B\nP1;W0;1500;1;13/04/1970\nP2;W0;<12,5;F;1970\n',
    },
  ],
]

/** Bytes of a text with a few of them overwritten, cut out or put in, and perhaps cut short. */
const damaged = (text: string): fc.Arbitrary<Uint8Array> => {
  const bytes = [...new TextEncoder().encode(text)]
  const change = fc.tuple(
    fc.nat(bytes.length),
    fc.constantFrom(0, 1),
    fc.array(fc.oneof(fc.nat(255), fc.constantFrom(...Array.from('",;\t\n\r.-0:{}[]', (c) => c.charCodeAt(0)))), { maxLength: 3 }),
  )
  return fc.tuple(fc.array(change, { minLength: 1, maxLength: 4 }), fc.option(fc.nat(bytes.length))).map(([changes, cut]) => {
    const copy = [...bytes]
    for (const [at, remove, insert] of changes) copy.splice(at, remove, ...insert)
    return Uint8Array.from(cut === null ? copy : copy.slice(0, cut))
  })
}

describe.each(good.map(([format, files]) => ({ id: format.id, format, files })))('$id', ({ format, files }) => {
  it('reads its good files without an error', async () => {
    const { issues } = await collect(format, memorySource('s', files), { dictionary })
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each(Object.keys(files))('says what is wrong with a damaged %s, and never falls over', async (name) => {
    await fc.assert(
      fc.asyncProperty(damaged(files[name] ?? ''), fc.integer({ min: 1, max: 50 }), async (bytes, chunk) => {
        const source = memorySource('s', { ...files, [name]: bytes }, { chunk })
        const run = async () => {
          try {
            return (await collect(format, source, { dictionary })).issues
          } catch (error) {
            if (error instanceof IssueError) return error.issues
            throw error
          }
        }
        for (const issue of await run()) {
          expect(issue.code).toMatch(/^[a-z0-9-]+$/)
          expect(issue.message).not.toBe('')
          expect(issue.remedy).not.toBe('')
        }
      }),
      { numRuns: 150 },
    )
  })
})
