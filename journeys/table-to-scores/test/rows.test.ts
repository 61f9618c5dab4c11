import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRows } from '../../../test/csv-rows.ts'
import { scored } from './run.ts'

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

describe('rows', () => {
  it('with bad values say so and stop no other', async () => {
    const table = 'dry_f,fat_f,pain_f\n8,7,6\n-1,7,6\n8,seven,6\n8,7,11\n8,,6\n8,7,NA\n"8,0",7,6\n5,5,5\n'
    const { rows, summary } = await scored('esspri', table)
    expect(rows.map(({ follow, reason }) => [follow, reason])).toEqual([
      ['7', 'missing:dry_b;missing:fat_b;missing:pain_b'],
      ['NA', 'invalid:dry_f'],
      ['NA', 'invalid:fat_f'],
      ['NA', 'invalid:pain_f'],
      ['NA', expect.stringContaining('missing:fat_f')],
      ['NA', expect.stringContaining('missing:pain_f')],
      ['NA', 'invalid:dry_f'],
      ['5', 'missing:dry_b;missing:fat_b;missing:pain_b'],
    ])
    expect(summary).toMatchObject({ instrument: 'esspri@2011', rows: 8, scored: 2 })
    const counts = Object.fromEntries(summary.reasons.map(({ code, rows: count }) => [code, count]))
    expect(counts).toMatchObject({ 'invalid:dry_f': 2, 'invalid:fat_f': 1, 'invalid:pain_f': 1, 'missing:fat_f': 1, 'missing:pain_f': 1 })
    expect(summary.results.find(({ id }) => id === 'follow')).toMatchObject({ known: 2, missing: 6, min: '5', max: '7', mean: 6 })
    expect(summary.results.find(({ id }) => id === 'pass_follow')).toMatchObject({ counts: { 1: 0, 0: 2 } })
  })
  it('with fewer or more cells than the header are not scored', async () => {
    const { text, summary } = await scored('esspri', 'dry_f,fat_f,pain_f\n8,7\n8,7,6,5\n8,7,6\n')
    const rows = csvRows(text)
    expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    expect(rows.slice(1).map((row) => [row[4], row.at(-1)])).toEqual([
      ['NA', 'too_few_cells'],
      ['NA', 'too_many_cells'],
      ['7', 'missing:dry_b;missing:fat_b;missing:pain_b'],
    ])
    expect(summary.reasons.find(({ code }) => code === 'too_few_cells')?.meaning?.en).toContain('fewer cells')
  })
  it('whose visit stands twice are all refused, wherever they stand', async () => {
    const line = (who: string, visit: string) => `${who},${visit},8,7,6`
    const rows = [
      line('P1', 'W0'),
      line('P2', 'W0'),
      line('P1', 'W24'),
      line(' P1', 'W0 '),
      line('P3', ''),
      line('P3', ''),
      line('P1', 'W0'),
    ]
    const { rows: got } = await scored('esspri', `subject,visit,dry_f,fat_f,pain_f\n${rows.join('\n')}\n`)
    expect(got.map(({ follow }) => follow)).toEqual(['NA', '7', '7', 'NA', '7', '7', 'NA'])
    expect(got.map(({ reason }) => reason === 'duplicate_visit')).toEqual([true, false, false, true, false, false, true])
  })
  it('are not doubted where the table names no visit', async () => {
    const { rows } = await scored('esspri', 'subject,dry_f,fat_f,pain_f\nP1,8,7,6\nP1,8,7,6\n')
    expect(rows.map(({ follow }) => follow)).toEqual(['7', '7'])
  })
  it('with a follow-up before the baseline are refused', async () => {
    const dates = [
      ['2024-01-10', '2024-07-10'],
      ['2024-07-10', '2024-01-10'],
      ['2024-01-10', '2024-01-10'],
      ['2024-02', '2024-01'],
      ['2024-01', '2024-01-10'],
      ['2024-02-30', '2024-03-01'],
      ['10/01/2024', ''],
      ['', '2024-01-01'],
      ['2024-01-10', 'NA'],
    ]
    const { rows } = await scored(
      'esspri',
      `date_b,date_f,dry_f,fat_f,pain_f\n${dates.map((pair) => `${pair.join(',')},8,7,6`).join('\n')}\n`,
    )
    expect(rows.map(({ follow }) => follow)).toEqual(['7', 'NA', '7', 'NA', '7', 'NA', 'NA', '7', '7'])
    expect(rows.map(({ reason }) => reason).filter((reason) => reason?.startsWith('missing') === false)).toEqual([
      'follow_up_before_baseline',
      'follow_up_before_baseline',
      'invalid:date_b',
      'invalid:date_b',
    ])
  })
  it('give the same in any order', async () => {
    const level = fc.constantFrom('0', '1', '2', '3', '', 'x', 'NA')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(level, level, level), { minLength: 2, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        async (rows, keys) => {
          const table = (lines: readonly (readonly string[])[]) =>
            `renal,cns,articular\n${lines.map((line) => line.join(',')).join('\n')}\n`
          const shuffled = rows.map((row) => ({ row, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key)
          const [one, other] = [await scored('essdai', table(rows)), await scored('essdai', table(shuffled.map(({ row }) => row)))]
          expect(csvRows(other.text).slice(1).sort()).toEqual(csvRows(one.text).slice(1).sort())
          expect({ ...other.summary, results: [] }).toEqual({ ...one.summary, results: [] })
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what is passed through', () => {
  it('comes out as it went in, whatever stands in it and wherever the pieces of the file end', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', ' ', ' a ', '"', ',', ';', '=1+1', '0.20', 'é', '☃', 'a\nb', 'a\r\nb', '\ufeff', '\u00a0', 'x'.repeat(60)),
      fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !/[\0\ud800-\udfff]/.test(text)),
    )
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (lines, chunk) => {
        const table = `"a","dry_f","b"\n${lines.map(([a, b]) => `${quote(a)},"3",${quote(b)}`).join('\n')}\n`
        const { text } = await scored('esspri', table, { chunk })
        expect(
          csvRows(text)
            .slice(1)
            .map((row) => [row[0], row[2]]),
        ).toEqual(lines.map(([a, b]) => [a, b]))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a file', () => {
  const plain = 'id,dry_f,fat_f,pain_f\n"A, b",8,7,6\n2,"5",5,5\n'
  it.each([
    ['with the line ends of Windows', plain.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${plain}`],
    ['with semicolons', 'id;dry_f;fat_f;pain_f\nA, b;8;7;6\n2;"5";5;5\n'],
    ['with tabs', 'id\tdry_f\tfat_f\tpain_f\nA, b\t8\t7\t6\n2\t"5"\t5\t5\n'],
    ['without an end of the last line', plain.trimEnd()],
    ['with blank lines', plain.replace('\n', '\n\n')],
  ])('%s gives the same bytes', async (_, table) => {
    expect((await scored('esspri', table)).text).toBe((await scored('esspri', plain)).text)
  })
  it('with decimal commas is read when that is said, and never guessed', async () => {
    const table = 'uwsf_b;uwsf_f;igg_b;igg_f\n0,20;0,25;20,0;<18,5\n'
    const said = await scored('star', table, { decimalComma: true })
    expect(said.rows[0]).toMatchObject({ uwsf_b: '0,20', salivary: '1', biological: '1', flag: 'half_limit:igg_f' })
    expect((await scored('star', table)).rows[0]?.reason).toBe('invalid:uwsf_b;invalid:uwsf_f;invalid:igg_b;invalid:igg_f')
  })
  it('in UTF-16 is read by its mark', async () => {
    const units = Uint16Array.from(`\ufeff${plain}`, (sign) => sign.charCodeAt(0))
    expect((await scored('esspri', new Uint8Array(units.buffer))).text).toBe((await scored('esspri', plain)).text)
  })
  it('of a workbook may leave out empty cells at the end of a row', async () => {
    const sheet = [
      ['id', 'dry_f', 'fat_f', 'pain_f', 'note'],
      ['A, b', '8', '7', '6'],
      ['2', '5', '5', '5', 'x', ''],
      ['3', '5', '5', '5', 'x', 'y'],
    ]
    const { rows } = await scored('esspri', { First: [['other']], Table: sheet }, { name: 'book.xlsx', sheet: 'Table' })
    expect(rows.map(({ follow, reason }) => [follow, reason?.split(';')[0]])).toEqual([
      ['7', 'missing:dry_b'],
      ['5', 'missing:dry_b'],
      ['NA', 'too_many_cells'],
    ])
  })
  it('that stops being text stops with its line, after which nothing is to be trusted', async () => {
    const bytes = new TextEncoder().encode('dry_f,fat_f,pain_f\n8,7,6\n8,?,6\n')
    bytes[bytes.indexOf(63)] = 0xff
    await expect(scored('esspri', bytes)).rejects.toMatchObject({ issues: [{ code: 'encoding-not-utf8', line: 3, column: 2 }] })
  })
})
