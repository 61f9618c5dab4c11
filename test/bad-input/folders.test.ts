import { appendFile, chmod, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { encodeWorkbook } from '@dacryon/codec-xlsx'
import type { Source } from '@dacryon/data'
import { afterAll, describe, expect, it } from 'vitest'
import { attempt, type Files, removeFolders, writeFiles } from './kit.ts'
import { geoSeries, mapping, matrix, rows, table, tableRows, transmart, workbook } from './studies.ts'

afterAll(removeFolders)

const without = (files: Files, ...names: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !names.includes(path)))
const geo = String(geoSeries['GSE1_series_matrix.txt'])

describe('what is absent is named', () => {
  it.each([
    ['clinical.params', without(transmart, 'clinical.params'), { code: 'params-absent', expected: 'clinical.params' }],
    [
      'column map',
      without(transmart, 'clinical/columns.txt'),
      { code: 'file-absent', file: 'clinical.params', line: 1, value: 'columns.txt' },
    ],
    [
      'data file',
      without(transmart, 'clinical/data.txt'),
      { code: 'file-absent', file: 'clinical/columns.txt', line: 2, value: 'data.txt' },
    ],
    ['table', without(table, 'clinical.csv'), { code: 'file-absent', file: 'mapping.yaml', line: 6, value: 'clinical.csv' }],
    ['workbook', without(workbook, 'clinical.xlsx'), { code: 'file-absent', file: 'mapping.yaml', value: 'clinical.xlsx' }],
    ['sample table', without(matrix, 'blood_samples.csv'), { code: 'sample-table-absent', file: 'blood_log2.tsv' }],
    ['anything', {}, { code: 'format-unrecognised' }],
  ])('%s', async (_, files, issue) => {
    const { errors, left } = await attempt(files)
    expect(errors).toMatchObject([issue])
    expect(left).toEqual([])
  })
  it('a mapping: the table it is missing for', async () => {
    const { issues } = await attempt(without(table, 'mapping.yaml'))
    expect(issues).toMatchObject([{ code: 'format-unrecognised' }, { code: 'mapping-absent', file: 'clinical.csv' }])
  })
  it('the path itself, and the format asked for', async () => {
    expect((await attempt({}, { path: 'nothing' })).errors).toMatchObject([{ code: 'path-absent' }])
    expect((await attempt(table, { request: { format: 'tabel' } })).errors).toMatchObject([{ code: 'format-unknown', value: 'tabel' }])
    expect((await attempt(table, { request: { encoding: 'klingon' } })).errors).toMatchObject([{ code: 'encoding-unknown' }])
  })
  it('columns that a map or mapping speaks of', async () => {
    const map = `${transmart['clinical/columns.txt']}data.txt\tLab\t9\tCRP\t\t\t\ndata.txt\tLab\t0\tX\t\t\t\ndata.txt\tLab\tfour\tY\t\t\t\n`
    const { errors } = await attempt({ ...transmart, 'clinical/columns.txt': map })
    expect(errors.map(({ code, value, expected }) => [code, value, expected])).toEqual([
      ['column-number-expected', '0', 'a whole number from 1'],
      ['column-number-expected', 'four', 'a whole number from 1'],
      ['column-beyond-file', undefined, 'a number up to 3'],
    ])
    const named = await attempt({ ...table, 'mapping.yaml': mapping('clinical.csv').replace('Sex:', 'Sexx:').replace('Place:', 'Lieu:') })
    expect(named.errors).toMatchObject([
      { code: 'column-absent', line: 12, value: 'Sexx', remedy: 'Did you mean Sex?' },
      { code: 'column-absent', line: 13, value: 'Lieu' },
    ])
  })
})

describe('a folder where a file belongs', () => {
  it.each([
    ['clinical.csv', table],
    ['blood_samples.csv', matrix],
    ['clinical/data.txt', transmart],
  ])('%s', async (path, files) => {
    const { errors, left } = await attempt(without(files, path), { prepare: (folder) => mkdir(join(folder, path)) })
    expect(errors).not.toEqual([])
    expect(left).toEqual([])
  })
})

describe('names that lead out of the folder', () => {
  it.each(['../secret.txt', '/etc/passwd', 'a/../../x', '..\\x', 'C:\\x'])('%s', async (path) => {
    const files: readonly Files[] = [
      { ...transmart, 'clinical.params': `COLUMN_MAP_FILE=${path}\n` },
      { ...transmart, 'clinical/columns.txt': String(transmart['clinical/columns.txt']).replaceAll('data.txt', path) },
      { ...table, 'mapping.yaml': mapping(`'${path}'`) },
    ]
    for (const one of files) {
      const { errors, left } = await attempt(one)
      expect(errors).toMatchObject([{ code: 'file-outside', value: path }])
      expect(left).toEqual([])
    }
  })

  const linked = (path: string, target: string) => async (folder: string) => {
    await writeFiles(join(folder, '..'), { 'secret.txt': 'id\tigg\tsex\nP1\t1\tF\n' })
    await symlink(target, join(folder, path))
  }
  it.each([
    ['clinical/data.txt', transmart, '../../secret.txt', 'link-leaves-folder'],
    ['clinical.csv', table, '../secret.txt', 'link-leaves-folder'],
    ['blood_samples.csv', matrix, '../secret.txt', 'link-leaves-folder'],
    ['notes.txt', table, '../secret.txt', 'link-leaves-folder'],
    ['notes.txt', table, 'nowhere', 'link-broken'],
    ['loop', table, '.', 'link-to-folder'],
    ['loop.csv', table, 'loop.csv', 'link-broken'],
  ])('link %s of a study %# to %s', async (path, files, target, code) => {
    const { errors, left } = await attempt(without(files, path), { prepare: linked(path, target) })
    expect(errors.filter((issue) => issue.file === path)).toMatchObject([{ code }])
    expect(left).toEqual([])
  })
})

describe('compressed files', () => {
  const text = rows('\t', ['row_id', 'S1', 'S2'], ...Array.from({ length: 3000 }, (_, at) => [`f${at}`, `${Math.sin(at)}`, `${at}`]))
  const whole = gzipSync(text)
  const packed = (bytes: Uint8Array): Files => ({ ...without(matrix, 'blood_log2.tsv'), 'blood_log2.tsv.gz': bytes })
  it.each([
    ['cut in the middle', whole.subarray(0, whole.length >> 1), 'gzip-truncated'],
    ['cut before its length', whole.subarray(0, -3), 'gzip-truncated'],
    ['with a wrong checksum', Buffer.concat([whole.subarray(0, -8), Buffer.alloc(4), whole.subarray(-4)]), 'gzip-damaged'],
    ['that is plain text', Buffer.from(text), 'gzip-damaged'],
    ['without a byte', Buffer.alloc(0), 'gzip-truncated'],
    ['with something behind', Buffer.concat([whole, Buffer.from('hello')]), 'gzip-damaged'],
  ])('%s', async (_, bytes, code) => {
    const { errors, left } = await attempt(packed(bytes))
    expect(errors).toMatchObject([{ code, file: 'blood_log2.tsv.gz' }])
    expect(left).toEqual([])
  })
  it('series and tables too', async () => {
    const series = await attempt({ 'GSE1_series_matrix.txt.gz': gzipSync(geo).subarray(0, -6) })
    expect(series.errors).toMatchObject([{ code: 'gzip-truncated', file: 'GSE1_series_matrix.txt.gz' }])
    const packedTable = {
      'mapping.yaml': mapping('clinical.csv.gz'),
      'clinical.csv.gz': gzipSync(table['clinical.csv'] ?? '').subarray(0, -6),
    }
    expect((await attempt(packedTable)).errors).toMatchObject([{ code: 'gzip-truncated', file: 'clinical.csv.gz' }])
    const cut = await attempt({ 'GSE1_series_matrix.txt': geo.slice(0, geo.indexOf('y_at')) })
    expect(cut.errors.map(({ code }) => code)).toContain('table-truncated')
  })

  const limits = { freeBytes: 100_000, ratio: 50 }
  const long = 'x'.repeat(900_000)
  const bombs: readonly (readonly [string, Files])[] = [
    ['blood_log2.tsv.gz', packed(gzipSync(`row_id\tS1\tS2\n${'f\t1\t2\n'.repeat(200_000)}`))],
    ['GSE1_series_matrix.txt.gz', { 'GSE1_series_matrix.txt.gz': gzipSync(`${geo}${'\n'.repeat(2_000_000)}`) }],
    [
      'clinical.csv.gz',
      { 'mapping.yaml': mapping('clinical.csv.gz'), 'clinical.csv.gz': gzipSync(`${table['clinical.csv']}${'\n'.repeat(2_000_000)}`) },
    ],
    [
      'clinical.xlsx',
      { 'mapping.yaml': mapping('clinical.xlsx'), 'clinical.xlsx': encodeWorkbook([{ name: 'D', rows: [...tableRows, [long]] }]) },
    ],
  ]
  it.each(bombs)('that expand without end: %s', async (file, files) => {
    const { errors, left } = await attempt(files, { limits })
    expect(errors.map((issue) => [issue.code, issue.file])).toContainEqual(['expands-too-far', file])
    expect(left).toEqual([])
  })
})

describe('sizes nobody meant', () => {
  const wide = Array.from({ length: 1_000_001 }, (_, at) => `c${at}`)
  it.each([
    ['clinical/data.txt', { ...transmart, 'clinical/data.txt': rows('\t', wide) }],
    ['clinical.csv', { ...table, 'clinical.csv': rows(',', wide) }],
    ['blood_log2.tsv', { ...matrix, 'blood_log2.tsv': rows('\t', wide) }],
    ['GSE1_series_matrix.txt', { 'GSE1_series_matrix.txt': geo.replace('"ID_REF"', wide.join('\t')) }],
  ])('a header of a million columns: %s', async (file, files) => {
    const { errors, left } = await attempt(files)
    expect(errors).toMatchObject([{ code: 'too-many-columns', file }])
    expect(left).toEqual([])
  })
  it('a hundred thousand columns that nobody asked for are no hundred thousand warnings', async () => {
    const many = wide.slice(0, 99_000)
    const [header = [], first = []] = tableRows
    const files = { ...table, 'clinical.csv': rows(',', [...header, ...many], [...first, ...many]) }
    const { errors, issues, result } = await attempt(files, { request: { dryRun: true } })
    expect(errors).toEqual([])
    expect(result?.preview.counts.observations).toBe(3)
    expect(issues.length).toBeLessThan(100)
    expect(issues.at(-1)).toMatchObject({ code: 'columns-not-mapped', times: expect.any(Number) })
  })
  it('a cell of megabytes, and a quote that is never closed', async () => {
    const huge = await attempt({ ...table, 'clinical.csv': `${table['clinical.csv']}P3,Week 0,2021-01-01,1,F,${'x'.repeat(3 << 20)}\n` })
    expect(huge.errors).toMatchObject([{ code: 'cell-too-long', file: 'clinical.csv', line: 5, column: 6 }])
    const open = await attempt({ ...table, 'clinical.csv': `${table['clinical.csv']}P3,Week 0,2021-01-01,1,F,"open\nP4\n` })
    expect(open.errors).toMatchObject([{ code: 'quote-unclosed', file: 'clinical.csv', line: 5, column: 6 }])
  })
})

describe('a file that changes while it is read', () => {
  const growing =
    (file: string) =>
    (source: Source, folder: string): Source => {
      let grown = false
      return {
        ...source,
        async *open(path) {
          yield* source.open(path)
          if (path !== file || grown) return
          grown = true
          await appendFile(join(folder, file), '\n')
        },
      }
    }
  it.each([
    ['clinical/data.txt', transmart],
    ['blood_log2.tsv', matrix],
    ['GSE1_series_matrix.txt', geoSeries],
    ['clinical.csv', table],
  ])('%s', async (file, files) => {
    const { errors, left } = await attempt(files, { wrap: growing(file) })
    expect(errors).toMatchObject([{ code: 'source-changed', file }])
    expect(left).toEqual([])
  })
})

it.skipIf(process.getuid?.() === 0)(
  `files and folders without the right to read them${process.getuid?.() === 0 ? ': root may read everything; the test as another user stands beside this one' : ''}`,
  async () => {
    const file = await attempt(table, { prepare: (folder) => chmod(join(folder, 'clinical.csv'), 0) })
    expect(file.errors).toMatchObject([{ code: 'file-denied', file: 'clinical.csv' }])
    const folder = await attempt(transmart, { prepare: (root) => chmod(join(root, 'clinical'), 0) })
    expect(folder.errors).toContainEqual(expect.objectContaining({ code: 'folder-denied', file: 'clinical' }))
  },
)
