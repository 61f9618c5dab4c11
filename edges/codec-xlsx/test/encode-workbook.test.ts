import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnName } from '../src/column-name.ts'
import { encodeWorkbook, type Sheet } from '../src/index.ts'

/** What an independent reader finds. */
const read = async (bytes: Uint8Array): Promise<readonly { readonly name: string; readonly rows: unknown[][] }[]> => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  return workbook.worksheets.map((sheet) => {
    const rows: unknown[][] = []
    sheet.eachRow({ includeEmpty: true }, (row) =>
      rows.push(Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).value ?? '')),
    )
    return { name: sheet.name, rows }
  })
}

describe('a workbook', () => {
  const sheets: readonly Sheet[] = [
    {
      name: 'Patients & visits',
      rows: [
        ['patient', 'âge', 'note'],
        ['P1', 54, '  <5 "mm" & more '],
        ['P2', 0.1, 'line\nbreak'],
        ['P3', -1e-7, 'β₂ 🙂'],
      ],
    },
    { name: 'Zweites', rows: [['a'], [1]] },
  ]

  it('is read by another program as it was written', async () => {
    expect(await read(encodeWorkbook(sheets))).toEqual(sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })))
  })

  it('has the same bytes every time and in every time zone', () => {
    const zone = process.env.TZ
    const first = encodeWorkbook(sheets)
    process.env.TZ = 'Pacific/Auckland'
    expect(Buffer.from(encodeWorkbook(sheets)).equals(first)).toBe(true)
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it('gives back any cells', async () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.string({ minLength: 1, unit: fc.constantFrom(...'aé<&>"\' 0β') }),
    )
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        expect((await read(encodeWorkbook([{ name: 's', rows: cells }])))[0]?.rows).toEqual(cells)
      }),
      { numRuns: 30 },
    )
  })

  it.each(['', 'a/b', 'x'.repeat(32)])('refuses the sheet name “%s”', (name) =>
    expect(() => encodeWorkbook([{ name, rows: [] }])).toThrow(RangeError),
  )
  it('refuses what is no number', () => expect(() => encodeWorkbook([{ name: 's', rows: [[Number.NaN]] }])).toThrow(RangeError))
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('column %d is %s', (at, name) => expect(columnName(at)).toBe(name))
})
