import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { attempt, type Files, removeFolders } from './kit.ts'
import { geoSeries, matrix, rows, table, tableRows, transmart, workbook } from './studies.ts'

afterAll(removeFolders)

const texts = { transmart, matrix, 'geo-series': geoSeries, table }
const turned = (files: Files, turn: (text: string) => string | Uint8Array): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? turn(content) : content]))
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')
const crlf = (text: string): string => text.replaceAll('\n', '\r\n')

/** Everything of a release but the raw copies: files of one content have the same hashes. */
const tablesOf = async (files: Files) => {
  const { result, errors } = await attempt(files)
  expect(errors).toEqual([])
  return result?.release?.content.files.filter(({ path }) => !path.startsWith('raw/')).map(({ path, sha256 }) => [path, sha256])
}

describe('unusual, but fine: the release is the same, byte for byte', () => {
  it.each(Object.entries(texts))('%s with byte order marks, CR LF, or as UTF-16', async (_, files) => {
    const plain = await tablesOf(files)
    expect(plain?.length).toBeGreaterThan(5)
    expect(await tablesOf(turned(files, (text) => `\uFEFF${crlf(text)}`))).toEqual(plain)
    expect(await tablesOf(turned(files, (text) => utf16(crlf(text)).swap16()))).toEqual(plain)
    expect(await tablesOf(turned(files, utf16))).toEqual(plain)
  })

  it('quoted cells may hold line ends, delimiters and quotes, and lines are counted on', async () => {
    const text = `${table['clinical.csv']}P3,Week 0,2021-01-01,1,F,"Lyon,\nBrest ""x"""\nP4,Week 0,2021-01-01,zz,F,x\n`
    const { errors } = await attempt({ ...table, 'clinical.csv': text })
    expect(errors).toMatchObject([{ code: 'number-expected', file: 'clinical.csv', line: 7, column: 'IgG', value: 'zz' }])
  })

  it('Latin-1 is read when it is named', async () => {
    const text = Buffer.from(rows(',', ...tableRows).replace('Brest', 'Besançon'), 'latin1')
    const { errors, result } = await attempt({ ...table, 'clinical.csv': text }, { request: { encoding: 'windows-1252', dryRun: true } })
    expect(errors).toEqual([])
    expect(result?.preview.counts.observations).toBe(9)
  })
})

const dataFiles: readonly (readonly [Files, string])[] = [
  [transmart, 'clinical/data.txt'],
  [matrix, 'blood_log2.tsv'],
  [matrix, 'blood_samples.csv'],
  [geoSeries, 'GSE1_series_matrix.txt'],
  [table, 'clinical.csv'],
  [workbook, 'clinical.xlsx'],
]

describe('files that are no text are named, with what they are', () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(200)])
  it.each(dataFiles.map(([files, file]) => [file, files] as const))('%s', async (file, files) => {
    for (const content of ['', Buffer.alloc(500), png, gzipSync('a\tb\n1\t2\n'), Buffer.from(String(files[file]), 'utf16le')]) {
      const { errors, left } = await attempt({ ...files, [file]: content })
      expect(errors.find((issue) => issue.file === file)?.code ?? JSON.stringify(errors), String(content).slice(0, 9)).toMatch(
        /^(file-empty|binary-file|encoding-not-utf8|workbook-damaged)$/,
      )
      expect(left).toEqual([])
    }
  })

  it('Latin-1 without its name: line and column, and no false alarm about what follows', async () => {
    const latin = (text: unknown, from: string, to: string) => Buffer.from(String(text).replace(from, to), 'latin1')
    const samples = await attempt({ ...matrix, 'blood_samples.csv': latin(matrix['blood_samples.csv'], 'case', 'cas témoin') })
    expect(samples.errors).toMatchObject([{ code: 'encoding-not-utf8', file: 'blood_samples.csv', line: 2, column: 3 }])
    const series = await attempt({ 'GSE1_series_matrix.txt': latin(geoSeries['GSE1_series_matrix.txt'], 'blood', 'blöd') })
    expect(series.errors).toMatchObject([{ code: 'encoding-not-utf8', file: 'GSE1_series_matrix.txt', line: 6 }])
    const params = await attempt({ ...transmart, 'clinical.params': latin('# é\nCOLUMN_MAP_FILE=columns.txt\n', '', '') })
    expect(params.errors).toMatchObject([{ code: 'encoding-not-utf8', file: 'clinical.params' }])
    expect([...samples.left, ...series.left, ...params.left]).toEqual([])
  })
})

describe('tables without rows', () => {
  it.each([
    ['transmart', { ...transmart, 'clinical/data.txt': 'id\tigg\tsex\n' }, 'study-empty'],
    ['table', { ...table, 'clinical.csv': rows(',', ...tableRows.slice(0, 1)) }, 'study-empty'],
    ['matrix', { ...matrix, 'blood_log2.tsv': 'row_id\tS1\tS2\n' }, 'matrix-empty'],
  ])('%s', async (_, files, code) => {
    const { errors, left } = await attempt(files)
    expect(errors.map((issue) => issue.code)).toEqual([code])
    expect(left).toEqual([])
  })
})

describe('delimiters', () => {
  it('a declared one that is wrong is the only problem that is told', async () => {
    const mapping = String(table['mapping.yaml']).replace('subject:', 'delimiter: ";"\n    subject:')
    const { errors } = await attempt({ ...table, 'mapping.yaml': mapping })
    expect(errors).toMatchObject([{ code: 'wrong-delimiter', file: 'clinical.csv', line: 1 }])
  })
  it('commas where tabs belong', async () => {
    const commas = (text: unknown) => String(text).replaceAll('\t', ',')
    const data = await attempt({ ...transmart, 'clinical/data.txt': commas(transmart['clinical/data.txt']) })
    expect(data.errors).toMatchObject([{ remedy: 'Check that the file is tab-separated.' }, {}])
    const map = await attempt({ ...transmart, 'clinical/columns.txt': commas(transmart['clinical/columns.txt']) })
    expect(map.errors).toMatchObject([{ code: 'column-map-width', file: 'clinical/columns.txt', line: 1 }])
  })
  it('semicolons are found by themselves', async () => {
    const { errors } = await attempt({ ...table, 'clinical.csv': rows(';', ...tableRows) }, { request: { dryRun: true } })
    expect(errors).toEqual([])
  })
})

it('the workbook of the other tests imports when nothing is wrong with it', async () => {
  const { errors, left } = await attempt(workbook)
  expect(errors).toEqual([])
  expect(left).toEqual([expect.stringMatching(/^r-[0-9a-f]{32}$/)])
})
