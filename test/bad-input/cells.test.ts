import { encodeWorkbook } from '@dacryon/codec-xlsx'
import type { Issue } from '@dacryon/core'
import { afterAll, describe, expect, it } from 'vitest'
import { attempt, type Files, removeFolders } from './kit.ts'
import { geoSeries, mapping, matrix, rows, table, tableRows, transmart } from './studies.ts'

afterAll(removeFolders)

const [header = []] = tableRows
const places = (issues: readonly Issue[]) => issues.map(({ code, file, line, column, value }) => [code, file, line, column, value])
const withCell: Readonly<Record<string, (cell: string) => Files>> = {
  transmart: (cell) => ({ ...transmart, 'clinical/data.txt': `id\tigg\tsex\nP1\t${cell}\tF\n` }),
  table: (cell) => ({ ...table, 'clinical.csv': `${header.join(',')}\nP1,Week 0,2021-04-03,"${cell}",F,Lyon\n` }),
  xlsx: (cell) => ({
    'mapping.yaml': mapping('clinical.xlsx'),
    'clinical.xlsx': encodeWorkbook([{ name: 'Data', rows: [header, ['P1', 'Week 0', '2021-04-03', cell, 'F', 'Lyon']] }]),
  }),
  matrix: (cell) => ({ ...matrix, 'blood_log2.tsv': String(matrix['blood_log2.tsv']).replace('1.5', cell) }),
  'geo-series': (cell) => ({ 'GSE1_series_matrix.txt': String(geoSeries['GSE1_series_matrix.txt']).replace('1.5', cell) }),
}
const lineOf: Readonly<Record<string, number>> = { 'geo-series': 11 }

describe('a cell of a numeric column that is no number is told with its place', () => {
  const noNumbers = ['high', 'Inf', '-inf', '1e400', '0x10', '１２', '1 000,5', '--5', '1_000', '=1+1', '#DIV/0!', '٣']
  it.each(Object.keys(withCell))('%s', async (format) => {
    for (const cell of noNumbers) {
      const { errors, left } = await attempt(withCell[format]?.(cell) ?? {}, { request: { dryRun: true } })
      expect(errors, cell).toMatchObject([{ code: expect.stringMatching(/^number-/), line: lineOf[format] ?? 2, value: cell }])
      expect(errors[0]?.file).toBeDefined()
      expect(errors[0]?.column).toBeDefined()
      expect(errors[0]?.expected).toBeDefined()
      expect(left).toEqual([])
    }
  })
  it.each(['transmart', 'matrix', 'geo-series'])('NaN in %s', async (format) => {
    expect((await attempt(withCell[format]?.('NaN') ?? {})).errors).toMatchObject([{ line: lineOf[format] ?? 2, value: 'NaN' }])
  })
  it('NaN in a table is a value that is missing, as the dictionary says', async () => {
    const { errors, result } = await attempt(withCell.table?.('NaN') ?? {}, { request: { dryRun: true } })
    expect([errors, result?.preview.counts.missing]).toEqual([[], 1])
  })
  it.each(Object.keys(withCell))('plain ways to write a number are read: %s', async (format) => {
    for (const cell of ['+5', '5.', '.5', '5e0'])
      expect((await attempt(withCell[format]?.(cell) ?? {}, { request: { dryRun: true } })).errors, cell).toEqual([])
  })
})

describe('dates', () => {
  const dated = (date: string, order?: string): Files => ({
    'clinical.csv': rows(',', header, ['P1', 'Week 0', date, '12', 'F', 'Lyon']),
    'mapping.yaml':
      order === undefined ? mapping('clinical.csv') : mapping('clinical.csv').replace('DATE\n', `DATE\n    dateOrder: ${order}\n`),
  })
  it.each([
    ['2021-02-29', undefined],
    ['31/12/2020', 'mdy'],
    ['1066-01-01', undefined],
    ['3000-01-01', undefined],
    ['0000-00-00', undefined],
    ['20210403', undefined],
    ['44289', undefined],
    ['yesterday', undefined],
  ])('%s (%s) is no date', async (date, order) => {
    const { errors, left } = await attempt(dated(date, order))
    expect(places(errors)).toEqual([['date-expected', 'clinical.csv', 2, 'DATE', date]])
    expect(left).toEqual([])
  })
  it('an order that nothing shows, and two orders in one column', async () => {
    expect(places((await attempt(dated('03/04/2021'))).errors)).toEqual([['date-order-ambiguous', 'clinical.csv', 2, 'DATE', '03/04/2021']])
    const both = rows(',', header, ['P1', 'Week 0', '31/12/2020', '1', 'F', 'x'], ['P2', 'Week 0', '12/31/2020', '2', 'F', 'x'])
    expect((await attempt({ ...table, 'clinical.csv': both })).errors).toMatchObject([{ code: 'date-order-mixed', line: 3 }])
  })
})

describe('units', () => {
  const unit = (text: string) => ({ ...table, 'mapping.yaml': mapping('clinical.csv').replace('unit: g/L', `unit: "${text}"`) })
  it.each([
    ['furlong', 'unit-unknown'],
    ['mmol/L', 'unit-not-convertible'],
    ['', 'mapping-invalid'],
  ])('“%s”', async (text, code) => {
    const { errors, left } = await attempt(unit(text))
    expect(errors[0]).toMatchObject({ code, file: 'mapping.yaml', line: 11 })
    expect(left).toEqual([])
  })
  it('none at all', async () => {
    const { errors } = await attempt({ ...table, 'mapping.yaml': mapping('clinical.csv').replace(', unit: g/L', '') })
    expect(errors).toMatchObject([{ code: 'unit-undeclared', file: 'mapping.yaml', line: 11, expected: 'g/L' }])
  })
})

describe('the same thing twice', () => {
  it.each([
    ['transmart', { ...transmart, 'clinical/data.txt': `${transmart['clinical/data.txt']}P1\t13\tF\n` }, 'duplicate-observation', 4],
    ['table', { ...table, 'clinical.csv': `${table['clinical.csv']}P1,Week 0,2021-04-03,13,F,Lyon\n` }, 'duplicate-observation', 5],
    ['a feature', { ...matrix, 'blood_log2.tsv': `${matrix['blood_log2.tsv']}f1\tMX1\t1\t2\n` }, 'duplicate-feature', 4],
    ['a sample', { ...matrix, 'blood_samples.csv': `${matrix['blood_samples.csv']}S1,P1,case\n` }, 'duplicate-sample', 4],
    ['a header of samples', { ...matrix, 'blood_samples.csv': 'sample_id,patient_id,g,g\nS1,P1,a,b\nS2,P2,a,b\n' }, 'duplicate-header', 1],
    [
      'a probe',
      { x: '', 'GSE1_series_matrix.txt': String(geoSeries['GSE1_series_matrix.txt']).replace('y_at', 'x_at') },
      'duplicate-feature',
      12,
    ],
    [
      'a header',
      { ...table, 'clinical.csv': rows(',', [...header, 'IgG'], ['P1', 'Week 0', '', '1', 'F', 'x', '2']) },
      'duplicate-header',
      1,
    ],
  ])('%s', async (_, files, code, line) => {
    const { errors, left } = await attempt(files)
    expect(errors[0]).toMatchObject({ code, line })
    expect(left).toEqual([])
  })
})

it('rows that are too long or too short', async () => {
  const long = await attempt({ ...table, 'clinical.csv': `${table['clinical.csv']}P3,Week 0,2021-01-01,1,F,x,y\n` })
  expect(long.errors).toMatchObject([{ code: 'row-too-wide', line: 5, expected: '6 cells' }])
  const data = await attempt({ ...transmart, 'clinical/data.txt': `${transmart['clinical/data.txt']}P3\t4\nP4\t4\tF\tx\n` })
  expect(data.errors).toMatchObject([{ line: 4 }, { line: 5 }])
  const numbers = await attempt({ ...matrix, 'blood_log2.tsv': `${matrix['blood_log2.tsv']}f3\tX\t1\nf4\tX\t1\t2\t3\n` })
  expect(numbers.errors).toMatchObject([{ line: 4 }, { line: 5 }])
})

it('all problems of a file are told at once, also those of a row whose visit or date is wrong', async () => {
  const text = rows(
    ',',
    header,
    ['P1', 'Week 7', '2021-31-31', 'high', 'X', 'x'],
    ['', 'Week 0', '2021-01-01', 'low', 'Q', 'x'],
    ['P3', 'Week 0', '2021-01-01', '1', 'F', 'x'],
    ['P3', 'Week 0', '2021-01-01', '1', 'F', 'x'],
  )
  const { errors, left } = await attempt({ ...table, 'clinical.csv': text })
  expect(places(errors)).toEqual(
    expect.arrayContaining([
      ['visit-unknown', 'clinical.csv', 2, 'VISIT', 'Week 7'],
      ['date-expected', 'clinical.csv', 2, 'DATE', '2021-31-31'],
      ['number-expected', 'clinical.csv', 2, 'IgG', 'high'],
      ['value-not-allowed', 'clinical.csv', 2, 'Sex', 'X'],
      ['subject-empty', 'clinical.csv', 3, 'PATIENT', undefined],
      ['number-expected', 'clinical.csv', 3, 'IgG', 'low'],
      ['value-not-allowed', 'clinical.csv', 3, 'Sex', 'Q'],
      ['duplicate-observation', 'clinical.csv', 5, 'IgG', 'P3'],
    ]),
  )
  expect(left).toEqual([])
})
