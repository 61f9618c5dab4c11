import { createReadStream, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Issue } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../test/shared.ts'
import type { Source } from '../src/doors/source.ts'
import { matrix } from '../src/formats/matrix/matrix.ts'
import { type MemoryFile, memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

/** Just enough of a folder on disk for reference files. */
const folder = (path: string): Source => ({
  name: basename(path),
  kind: 'folder',
  files: async () =>
    readdirSync(path)
      .toSorted()
      .map((name) => ({ path: name, size: statSync(join(path, name)).size })),
  issues: async () => [],
  open: (name) => (name.endsWith('.gz') ? createReadStream(join(path, name)).pipe(createGunzip()) : createReadStream(join(path, name))),
  stored: (name) => createReadStream(join(path, name)),
  sheets: async () => [],
  rows: async function* () {},
})

const codes = (issues: readonly Issue[]) => issues.map(({ code }) => code)
const readAll = (files: Readonly<Record<string, MemoryFile>>, name = 'study') => collect(matrix, memorySource(name, files))

const samples = 'sample_id,patient,group,score\ns1,p1,a,1\ns2,p2,b,2.50\n'
const good = { 'x_samples.csv': samples, 'x_log2.tsv': 'gene_symbol\ts1\ts2\nA\t1\t2\nB\t-0.5\t1e2\n', 'README.md': '# words' }

describe('matrix and sample table', () => {
  it('reads both', async () => {
    const found = await readAll(good)
    expect(found.issues).toEqual([])
    expect(found.study).toMatchObject({ id: 'study', kind: 'study', synthetic: false })
    expect(found.assays).toMatchObject([
      {
        id: 'x_log2',
        kind: 'expression',
        layers: [{ id: 'log2' }],
        samples: [
          { code: 's1', subject: 'p1' },
          { code: 's2', subject: 'p2' },
        ],
      },
    ])
    expect(found.features(0)).toEqual([
      { id: 'A', symbol: 'A' },
      { id: 'B', symbol: 'B' },
    ])
    expect(found.values(0)).toEqual([
      [1, 2],
      [-0.5, 100],
    ])
    expect(found.observations).toMatchObject([
      { subject: 'p1', concept: 'group', value: { kind: 'text', text: 'a' }, file: 'x_samples.csv', line: 2, column: 3 },
      { subject: 'p1', concept: 'score', value: { kind: 'number', number: 1 } },
      { subject: 'p2', concept: 'group', value: { kind: 'text', text: 'b' } },
      { subject: 'p2', concept: 'score', value: { kind: 'number', number: 2.5, raw: '2.50' } },
    ])
    expect(found.concepts.map(({ path, type }) => [path, type])).toEqual([
      [['Samples', 'group'], 'category'],
      [['Samples', 'score'], 'number'],
    ])
    expect(await matrix.recognise(memorySource('study', good))).toMatchObject({ confidence: 0.8 })
  })

  it('keys on row_id when there is one, and lets symbols be empty or come twice', async () => {
    const found = await readAll({ ...good, 'x_log2.tsv': 'row_id\tgene_symbol\ts1\ts2\n1\tA\t1\t2\n2\t\t3\t4\n3\tA\t5\t6\n' })
    expect(found.issues).toEqual([])
    expect(found.features(0)).toEqual([{ id: '1', symbol: 'A' }, { id: '2' }, { id: '3', symbol: 'A' }])
  })

  it('reads more features than one block holds', async () => {
    const features = Array.from({ length: 600 }, (_, index) => `f${index}\t${index}\t${index / 8}\n`)
    const found = await readAll({ ...good, 'x_log2.tsv': `id\ts1\ts2\n${features.join('')}` })
    expect(found.values(0)).toEqual(features.map((_, index) => [index, index / 8]))
    expect(found.features(0)[599]).toEqual({ id: 'f599' })
  })

  it('takes the header of R, which has no cell above the row names', async () => {
    const found = await readAll({ ...good, 'x_log2.tsv': '"s1"\t"s2"\n"A"\t1\t2\n' })
    expect(found.issues).toEqual([])
    expect(found.values(0)).toEqual([[1, 2]])
  })

  it('says which sample it is when a subject has several', async () => {
    const found = await readAll({ ...good, 'x_samples.csv': 'sample_id,patient,visit,group\ns1,p1,w0,a\ns2,p1,w12,b\n' })
    expect(found.observations).toMatchObject([
      { subject: 'p1', visit: 'w0', sample: 's1' },
      { subject: 'p1', visit: 'w12', sample: 's2' },
    ])
    expect(found.assays[0]?.samples[1]).toMatchObject({ subject: 'p1', visit: 'w12' })
  })

  it('finds the sample column by its content, and pairs several matrices', async () => {
    const found = await readAll({
      'a_one.csv': 'id,s1,s2\nf,1,2\n',
      'a_two.csv': 'id,t1,t2\nf,3,4\n',
      'a_people.csv': 'who,kind\nt1,x\nt2,y\n',
      'z_people.csv': 'sample_id,kind\ns1,x\ns2,y\n',
      'other.csv': 'a,b\nx,y\n',
    })
    expect(codes(found.issues)).toEqual(['file-not-used', 'subject-column-absent', 'subject-column-absent'])
    expect(found.issues[0]).toMatchObject({ severity: 'warning', file: 'other.csv' })
    expect(found.assays.map(({ id, samples: of }) => [id, of.map(({ code }) => code)])).toEqual([
      ['a_one', ['s1', 's2']],
      ['a_two', ['t1', 't2']],
    ])
    expect(found.values(1)).toEqual([[3, 4]])
  })

  it('counts missing cells in one warning', async () => {
    const found = await readAll({ ...good, 'x_log2.tsv': 'g\ts1\ts2\nA\t\tNA\nB\t1\tna\n' })
    expect(found.issues).toMatchObject([{ code: 'measurements-missing', severity: 'warning', line: 2, column: 's1', times: 3 }])
    expect(found.values(0)).toEqual([
      [Number.NaN, Number.NaN],
      [1, Number.NaN],
    ])
  })

  it.each([
    [
      'text among the numbers',
      { 'x_log2.tsv': 'g\ts1\ts2\nA\t1\tlow\n' },
      { code: 'number-expected', file: 'x_log2.tsv', line: 2, column: 's2', value: 'low' },
    ],
    ['NaN', { 'x_log2.tsv': 'g\ts1\ts2\nA\t1\tNaN\n' }, { code: 'number-expected', value: 'NaN' }],
    ['infinity', { 'x_log2.tsv': 'g\ts1\ts2\nA\tInf\t1\n' }, { code: 'number-expected', line: 2, column: 's1', value: 'Inf' }],
    ['a decimal comma', { 'x_log2.tsv': 'g\ts1\ts2\nA\t1,5\t1\n' }, { code: 'number-expected', value: '1,5' }],
    [
      'a feature twice',
      { 'x_log2.tsv': 'g\ts1\ts2\nA\t1\t1\nB\t1\t1\nA\t1\t1\n' },
      { code: 'duplicate-feature', line: 4, message: 'Feature A is on line 2 and again on line 4.' },
    ],
    ['an empty feature id', { 'x_log2.tsv': 'g\ts1\ts2\n\t1\t1\n' }, { code: 'feature-id-empty', line: 2 }],
    ['a short row', { 'x_log2.tsv': 'g\ts1\ts2\nA\t1\n' }, { code: 'row-width', line: 2 }],
    [
      'a column without a sample',
      { 'x_log2.tsv': 'g\ts1\ts2\ts3\nA\t1\t1\t1\n' },
      { code: 'sample-unknown', file: 'x_log2.tsv', line: 1, column: 4, value: 's3' },
    ],
    [
      'a sample without a column',
      { 'x_log2.tsv': 'g\ts1\nA\t1\n' },
      { code: 'sample-without-column', file: 'x_samples.csv', line: 3, value: 's2' },
    ],
    ['a column twice', { 'x_log2.tsv': 'g\ts1\ts2\ts1\nA\t1\t1\t1\n' }, { code: 'duplicate-sample', column: 4 }],
    ['a sample twice', { 'x_samples.csv': `${samples}s1,p1,a,1\n` }, { code: 'duplicate-sample', file: 'x_samples.csv', line: 4 }],
    ['a sample without a subject', { 'x_samples.csv': 'sample_id,patient\ns1,p1\ns2,\n' }, { code: 'subject-empty', line: 3 }],
    ['no rows', { 'x_log2.tsv': 'g\ts1\ts2\n' }, { code: 'matrix-empty', file: 'x_log2.tsv' }],
    [
      'bytes of another encoding',
      { 'x_samples.csv': Uint8Array.from('sample_id,patient,g\ns1,p1,\xe9\ns2,p2,a\n', (c) => c.charCodeAt(0)) },
      { code: 'encoding-not-utf8', line: 2, column: 3 },
    ],
  ])('refuses %s', async (_, files, expected) => {
    expect((await readAll({ ...good, ...files })).issues).toContainEqual(expect.objectContaining({ severity: 'error', ...expected }))
  })

  it('refuses a matrix without a sample table', async () => {
    await expect(readAll({ 'x.tsv': 'g\ts1\ts2\nA\t1\t2\n' })).rejects.toMatchObject({
      issues: [{ code: 'sample-table-absent', file: 'x.tsv' }],
    })
    await expect(readAll({ 'README.md': 'x' })).rejects.toMatchObject({ issues: [{ code: 'matrix-absent' }] })
  })

  it('finds the table beside a single file', async () => {
    const source = memorySource('x_log2.tsv', { ...good, 'b.csv': 'a,b\n1,2\n' }, { kind: 'file' })
    const found = await collect(matrix, source)
    expect(found.assays).toHaveLength(1)
    expect(found.study?.id).toBe('x_log2')
  })
})

const gland = sharedPath('data', 'salivary-gland-expression')
const blood = sharedPath('data', 'blood-expression-sle')
if (gland === undefined || blood === undefined) console.warn(`matrix: ${noShared}`)

describe.skipIf(gland === undefined)('salivary gland expression', () => {
  it('has the facts of its description', async () => {
    const found = await collect(matrix, folder(gland ?? ''))
    expect(found.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const [assay] = found.assays
    const features = found.features(0)
    const values = found.values(0)
    expect(features).toHaveLength(20266)
    expect(features.filter(({ symbol }) => symbol === undefined)).toHaveLength(2168)
    expect(new Set(features.flatMap(({ symbol }) => symbol ?? [])).size).toBe(18098)
    expect(features[0]).toEqual({ id: '1', symbol: 'TSPAN6' })
    const sample = assay?.samples.findIndex(({ code }) => code === 'N1709057') ?? -1
    const at = (symbol: string) => values[features.findIndex((feature) => feature.symbol === symbol)]?.[sample]
    expect([at('TSPAN6'), at('CXCL13'), at('MS4A1'), at('AQP5'), at('XIST')]).toEqual([130.2283, 0.078, 1.9891, 423.5637, 514.8678])
    const all = values.flat()
    expect(Math.min(...values.map((row) => Math.min(...row)))).toBe(0)
    expect(Math.max(...values.map((row) => Math.max(...row)))).toBeCloseTo(993950, 0)
    expect(all.every((value) => !Number.isNaN(value))).toBe(true)
    expect(all).toHaveLength(20266 * 23)
    const groups = Object.groupBy(assay?.samples ?? [], ({ attributes }) => attributes.group ?? '')
    expect([groups.pSS?.length, groups['non-pSS sicca']?.length]).toEqual([12, 11])
    const mean = (symbol: string, group: string) => {
      const row = values[features.findIndex((feature) => feature.symbol === symbol)] ?? []
      const of = (assay?.samples ?? []).flatMap(({ attributes }, index) =>
        attributes.group === group ? [Math.log2((row[index] ?? 0) + 1)] : [],
      )
      return of.reduce((sum, value) => sum + value, 0) / of.length
    }
    const differences = ['CXCL13', 'MS4A1', 'IFI44L', 'MX1', 'AQP5'].map((symbol) => mean(symbol, 'pSS') - mean(symbol, 'non-pSS sicca'))
    expect(differences.map((difference) => Number(difference.toFixed(4)))).toEqual([1.6645, 2.0768, 1.8182, 1.1487, -0.1767])
    expect(found.subjects).toHaveLength(23)
  })
})

describe.skipIf(blood === undefined)('blood expression', () => {
  it('has the facts of its description', async () => {
    const found = await collect(matrix, folder(blood ?? ''))
    expect(found.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(found.assays.map(({ id, samples: of }, index) => [id, found.features(index).length, of.length])).toEqual([
      ['GSE224705_subset_log2', 1421, 40],
      ['GSE61635_subset_log2', 1293, 30],
      ['GSE65391_subset_log2', 1322, 30],
    ])
    const value = (assay: number, symbol: string, code: string) =>
      found.values(assay)[found.features(assay).findIndex(({ id }) => id === symbol)]?.[
        found.assays[assay]?.samples.findIndex((sample) => sample.code === code) ?? -1
      ]
    expect(value(2, 'CCL2', 'GSM1594346')).toBe(4.87953)
    expect(value(1, 'PLAU', 'GSM1863708')).toBe(7.50006)
    const symbols = new Set(found.features(1).map(({ id }) => id))
    expect(found.features(2).filter(({ id }) => symbols.has(id))).toHaveLength(1214)
    const response = found.assays[0]?.samples ?? []
    expect(new Set(response.map(({ subject }) => subject)).size).toBe(15)
    expect(response.filter(({ attributes }) => attributes.response === 'YES')).toHaveLength(20)
    expect(found.subjects).toHaveLength(15 + 30 + 30)
    const days = found.observations.filter(({ concept }) => concept === 'day')
    expect(days).toHaveLength(40)
    expect(days.every(({ sample, value: of }) => sample !== undefined && of.kind === 'number')).toBe(true)
  })
})
