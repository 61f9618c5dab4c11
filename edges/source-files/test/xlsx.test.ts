import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SheetRow } from '@dacryon/data'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openSource } from '../src/index.ts'
import { serialDate } from '../src/xlsx/serial-date.ts'
import { temporaryFolder } from './helpers.ts'

const collect = async (rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> => {
  const all: SheetRow[] = []
  for await (const row of rows) all.push(row)
  return all
}
const only = async (bytes: Uint8Array, limits = {}) => {
  const root = await temporaryFolder()
  await writeFile(join(root, 'a.xlsx'), bytes)
  return openSource(join(root, 'a.xlsx'), limits)
}

describe('xlsx', () => {
  it('reads what a spreadsheet library wrote, cell by cell', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Données & co')
    sheet.addRow(['id', 'value', '', 'date'])
    sheet.addRow(['P1', 0.1 + 0.2, null, new Date(Date.UTC(2024, 1, 29))])
    sheet.getCell('A4').value = { richText: [{ text: 'rich ' }, { text: '<text>' }] }
    sheet.getCell('B4').value = { formula: '1+1', result: 2 }
    sheet.getCell('C4').value = { formula: 'A2', result: 'P1' }
    sheet.getCell('D4').value = new Date(Date.UTC(2024, 0, 2, 3, 4, 5))
    sheet.getCell('E4').value = true
    sheet.getCell('F4').value = { error: '#N/A' }
    sheet.getCell('AB4').value = 1e21
    sheet.getCell('G4').value = 0.375
    sheet.getCell('G4').numFmt = 'hh:mm:ss'
    sheet.getCell('H4').value = 1.5
    sheet.getCell('H4').numFmt = '[h]:mm'
    sheet.getCell('I4').value = 0.12
    sheet.getCell('I4').numFmt = '0.00%'
    sheet.getCell('J4').value = 45_351
    sheet.getCell('J4').numFmt = 'dd/mm/yyyy'
    book.addWorksheet('Empty')
    const source = await only(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(await source.sheets('a.xlsx')).toEqual(['Données & co', 'Empty'])
    const rows = await collect(source.rows('a.xlsx', 'Données & co'))
    expect(rows.slice(0, 2)).toEqual([
      { line: 1, cells: ['id', 'value', '', 'date'] },
      { line: 2, cells: ['P1', '0.30000000000000004', '', '2024-02-29'] },
    ])
    expect(rows[2]?.line).toBe(4)
    const expected = ['rich <text>', '2', 'P1', '2024-01-02T03:04:05', 'TRUE', '#N/A', '09:00:00', '1.5', '0.12', '2024-02-29']
    expect(rows[2]?.cells.slice(0, 10)).toEqual(expected)
    expect(rows[2]?.cells.length).toBe(28)
    expect(rows[2]?.cells[27]).toBe('1e+21')
    expect(await collect(source.rows('a.xlsx', 'Empty'))).toEqual([])
    await expect(collect(source.rows('a.xlsx', 'No'))).rejects.toMatchObject({ issues: [{ code: 'sheet-absent' }] })
  })

  it('knows both date systems', () => {
    expect(serialDate(1, 'date', false)).toBe('1900-01-01')
    expect(serialDate(59, 'date', false)).toBe('1900-02-28')
    expect(serialDate(60, 'date', false)).toBeUndefined()
    expect(serialDate(61, 'date', false)).toBe('1900-03-01')
    expect(serialDate(0, 'date', true)).toBe('1904-01-01')
    expect(serialDate(43_889.999999, 'date', true)).toBe('2024-03-01')
    expect(serialDate(-1, 'date', false)).toBeUndefined()
    expect(serialDate(1e9, 'date', false)).toBeUndefined()
  })

  it('refuses what is no workbook, and one that is damaged', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('A').addRows(Array.from({ length: 500 }, (_, row) => [row, `text ${row * 7919}`]))
    const whole = new Uint8Array(await book.xlsx.writeBuffer())
    for (const bytes of [
      new Uint8Array(0),
      strToU8('id,value\n'),
      whole.subarray(0, whole.length >> 1),
      zipSync({ 'a.txt': strToU8('x') }),
    ]) {
      await expect((await only(bytes)).sheets('a.xlsx')).rejects.toMatchObject({ issues: [{ code: 'workbook-damaged', file: 'a.xlsx' }] })
    }
  })

  it('stops a bomb inside a workbook', async () => {
    const sheet = strToU8(`<worksheet><sheetData>${'<row></row>'.repeat(1_000_000)}</sheetData></worksheet>`)
    const bytes = zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/worksheets/sheet1.xml': sheet,
      },
      { level: 6 },
    )
    const source = await only(bytes, { freeBytes: 2 ** 20, ratio: 20 })
    await expect(collect(source.rows('a.xlsx', 'A'))).rejects.toMatchObject({ issues: [{ code: 'expands-too-far', file: 'a.xlsx' }] })
  })
})
