import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { geoSeries } from '../src/formats/geo-series/geo-series.ts'
import { memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

const file = 'GSE1_series_matrix.txt'
const head = `!Series_title\t"Tears of the onion"
!Series_geo_accession\t"GSE1"
!Series_pubmed_id\t"123"
!Series_summary\t"First part."
!Series_summary\t"The "second" part."
!Series_overall_design\t"Two onions"
!Series_type\t"Expression profiling by array"

!Sample_title\t"A"\t"B"\t"C"
!Sample_geo_accession\t"GSM1"\t"GSM2"\t"GSM3"
!Sample_source_name_ch1\t"bulb"\t"bulb"\t"leaf"
!Sample_characteristics_ch1\t"patient: P1"\t"patient: P1"\t"patient: P2"
!Sample_characteristics_ch1\t"age: 51"\t"age: 52"\t"age: NA"
!Sample_characteristics_ch1\t"time: 08:30"\t""\t"dried"
!Sample_platform_id\t"GPL9"\t"GPL9"\t"GPL9"
`
const body = `!series_matrix_table_begin
"ID_REF"\t"GSM1"\t"GSM2"\t"GSM3"
"x_at"\t1.5\t2\t
"y_at"\tnull\t-3e-1\t4
!series_matrix_table_end
`
const read = (text: string | Uint8Array, name = file, chunk = 65_536) =>
  collect(geoSeries, memorySource('GSE1', { [name]: text }, { chunk }))

describe('GEO series matrix', () => {
  it.each([65_536, 1])('reads study, samples and table (%i bytes at a time)', async (chunk) => {
    const found = await read(head + body, file, chunk)
    expect(found.issues).toMatchObject([
      { code: 'measurements-missing', severity: 'warning', times: 2 },
      { code: 'scale-not-stated', severity: 'warning' },
    ])
    expect(found.study).toMatchObject({
      id: 'GSE1',
      title: 'Tears of the onion',
      description: 'First part.\n\nThe "second" part.\n\nTwo onions',
      citations: [{ where: 'PubMed 123' }, {}],
    })
    expect(found.subjects).toEqual(['P1', 'P2'])
    expect(found.assays).toMatchObject([
      {
        kind: 'expression',
        platform: 'GPL9',
        layers: [{ id: 'value' }],
        samples: [
          { code: 'GSM1', subject: 'P1', attributes: { title: 'A', 'source name': 'bulb', age: '51', time: '08:30' } },
          { code: 'GSM2' },
          { code: 'GSM3', attributes: { characteristics: 'dried' } },
        ],
      },
    ])
    expect(found.features(0)).toEqual([{ id: 'x_at' }, { id: 'y_at' }])
    expect(found.values(0)).toEqual([
      [1.5, 2, Number.NaN],
      [Number.NaN, -0.3, 4],
    ])
    const ages = found.observations.filter(({ concept }) => concept === 'age')
    expect(ages).toMatchObject([
      { subject: 'P1', sample: 'GSM1', value: { number: 51 }, line: 13, column: 2 },
      { subject: 'P1', sample: 'GSM2', value: { number: 52 }, line: 13, column: 3 },
      { subject: 'P2', sample: 'GSM3', value: { kind: 'missing', reason: 'not-applicable' }, column: 4 },
    ])
  })

  it('is the same compressed, and is recognised', async () => {
    const zipped = await read(new Uint8Array(gzipSync(head + body)), `${file}.gz`)
    const plain = await read(head + body)
    expect(zipped.values(0)).toEqual(plain.values(0))
    expect(zipped.study).toEqual(plain.study)
    expect(await geoSeries.recognise(memorySource('x', { [file]: head + body }))).toMatchObject({ confidence: 0.9 })
    expect(await geoSeries.recognise(memorySource('x', { 'a.txt': 'a\tb\n' }))).toBeUndefined()
  })

  it('reads the samples of a series without numbers', async () => {
    const found = await read(`${head}!series_matrix_table_begin\n"ID_REF"\t"GSM1"\t"GSM2"\t"GSM3"\n!series_matrix_table_end\n`)
    expect(found.issues).toMatchObject([{ code: 'matrix-empty', severity: 'warning' }])
    expect(found.assays[0]?.samples).toHaveLength(3)
  })

  it.each([
    ['no end mark', head + body.replace('!series_matrix_table_end\n', ''), { code: 'table-truncated' }],
    ['no table', head, { code: 'table-absent' }],
    ['text among the numbers', head + body.replace('1.5', 'high'), { code: 'number-expected', line: 18, column: 'GSM1', value: 'high' }],
    ['a probe twice', head + body.replace('y_at', 'x_at'), { code: 'duplicate-feature', line: 19 }],
    ['a column that is no sample', head + body.replace('"GSM3"\n"x', '"GSM4"\n"x'), { code: 'sample-unknown', line: 17, column: 4 }],
    ['no samples', body, undefined],
    ['a sample without its patient', head.replace('patient: P2', '') + body, { code: 'subject-empty', value: 'GSM3' }],
  ])('refuses %s', async (_, text, expected) => {
    if (expected === undefined) await expect(read(text)).rejects.toMatchObject({ issues: [{ code: 'series-absent' }] })
    else expect((await read(text)).issues).toContainEqual(expect.objectContaining({ severity: 'error', file, ...expected }))
  })
})
