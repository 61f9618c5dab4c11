import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DelimitedOptions } from '../src/text/delimited.ts'
import { readDelimited } from '../src/text/read-delimited.ts'

const plain: DelimitedOptions = { delimiter: ',', quoted: true, file: 't.csv' }

const pieces = async function* (bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  for (let index = 1; index < at.length; index++) yield bytes.slice(at[index - 1], at[index])
}

const rowsOf = async (
  bytes: Uint8Array | string,
  options: Partial<DelimitedOptions> = {},
  cuts: readonly number[] = [],
  batchBytes?: number,
) => {
  const reader = readDelimited(
    pieces(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, cuts),
    { ...plain, ...options },
    batchBytes,
  )
  const rows: string[][] = []
  const lines: number[] = []
  for await (const batch of reader)
    for (let row = 0; row < batch.rows; row++) {
      rows.push(Array.from({ length: batch.cells(row) }, (_, column) => batch.text(row, column)))
      lines.push(batch.line(row))
    }
  return { rows, lines, issues: reader.issues }
}

const write = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string, quoteAll: boolean, last: boolean): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join(delimiter),
    )
    .join(lineEnd) + (last ? lineEnd : '')

const cell = fc.oneof(
  fc.constantFrom('', ' ', '"', '""', '\n', '\r\n', '\r', ',', ';', '\t', '|', 'é', '日本', '🜁', '0.5', 'x'.repeat(40)),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '').toWellFormed()),
)
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
const cuts = fc.array(fc.nat(4000), { maxLength: 12 })
/** From a batch for every row to one batch for all. */
const batchSize = fc.constantFrom(1, 7, 40, undefined)

describe('reading delimited text', () => {
  it('gives back every table, whatever delimiter, line end, quoting and chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        cuts,
        async (rows, delimiter, end, all, last, at) => {
          const { rows: back, issues } = await rowsOf(write(rows, delimiter, end, all, last), { delimiter }, at)
          expect(issues).toEqual([])
          expect(back).toEqual(rows)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('never minds where chunks end, also in text that is not a table', async () => {
    const soup = fc
      .array(fc.constantFrom('a', '"', '""', ',', '\n', '\r', 'é', '\u{1f701}', '1.5'), { maxLength: 30 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(soup, cuts, batchSize, async (text, at, batch) => {
        expect(await rowsOf(text, {}, at, batch)).toEqual(await rowsOf(text))
      }),
      { numRuns: 400 },
    )
  })

  it('survives arbitrary bytes, at any chunk border', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), cuts, batchSize, async (bytes, at, batch) => {
        expect(await rowsOf(bytes, {}, at, batch)).toEqual(await rowsOf(bytes))
      }),
      { numRuns: 400 },
    )
  })

  it('reads UTF-16 in both orders and UTF-8 with a byte order mark as what they say', async () => {
    await fc.assert(
      fc.asyncProperty(table, cuts, async (rows, at) => {
        const text = write(rows, ',', '\r\n', false, true)
        const little = new Uint8Array(
          new Uint16Array([0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]).buffer,
        )
        const big = little.map((_, index) => little[index ^ 1] as number)
        const utf8 = new TextEncoder().encode(`\ufeff${text}`)
        for (const bytes of [little, big, utf8]) expect((await rowsOf(bytes, {}, at)).rows).toEqual(rows)
      }),
    )
  })

  it('reads a declared encoding', async () => {
    const latin = Uint8Array.from('prénom,âge\nZoé,5\n', (c) => c.charCodeAt(0))
    expect((await rowsOf(latin, { encoding: 'windows-1252' })).rows).toEqual([
      ['prénom', 'âge'],
      ['Zoé', '5'],
    ])
    expect((await rowsOf(latin, { encoding: 'klingon' })).issues).toMatchObject([{ code: 'encoding-unknown', value: 'klingon' }])
  })

  it('gives back every table when every row is a batch and every byte a chunk', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, all) => {
        const text = write(rows, ',', '\r\n', all, true)
        const everywhere = Array.from({ length: new TextEncoder().encode(text).length }, (_, index) => index)
        expect((await rowsOf(text, {}, everywhere, 1)).rows).toEqual(rows)
      }),
    )
  })

  it('names line and column of bytes that are not UTF-8', async () => {
    const latin = Uint8Array.from('a,b\n"1\n2",Zo\xe9\n3,4\n', (c) => c.charCodeAt(0))
    const { rows, issues } = await rowsOf(latin)
    expect(rows).toEqual([['a', 'b']])
    expect(issues).toMatchObject([{ code: 'encoding-not-utf8', severity: 'error', file: 't.csv', line: 3, column: 2, value: 'byte 0xe9' }])
    expect(issues[0]?.remedy).toContain('windows-1252')
  })

  it.each([
    ['binary-file', 'a,b\n1,\u00002\n', { line: 2, column: 2 }],
    ['binary-file', '\x1f\x8b\b\0', {}],
    ['quote-unclosed', 'a\n"1\n2\n', { line: 2, column: 1 }],
    ['quote-misplaced', 'a,b\n1,"2"3\n', { line: 2, column: 2 }],
    ['file-empty', '', {}],
    ['file-empty', '\ufeff\n\n', {}],
    ['line-ends', 'a,b\r1,2\r', { line: 1 }],
  ])('says %s', async (code, text, place) => {
    const bytes = text.startsWith('\x1f') ? Uint8Array.from(text, (c) => c.charCodeAt(0)) : text
    expect((await rowsOf(bytes)).issues).toMatchObject([{ code, file: 't.csv', ...place }])
  })

  it('refuses a header of a million columns, and a quote that swallows the file', async () => {
    const wide = Array.from({ length: 1_000_000 }, (_, index) => `c${index}`).join(',')
    expect((await rowsOf(`${wide}\n1\n`)).issues).toMatchObject([{ code: 'too-many-columns', line: 1 }])
    expect((await rowsOf(`a\n"${'x\n'.repeat(1000)}`, { maxCellBytes: 500 })).issues).toMatchObject([{ code: 'cell-too-long', line: 2 }])
    expect((await rowsOf('a,b,c\n', { maxColumns: 2 })).issues).toMatchObject([{ code: 'too-many-columns' }])
  })

  it('skips empty lines and counts them, and takes quotes as text when told', async () => {
    expect(await rowsOf('a\n\n\r\n""\nb')).toMatchObject({ rows: [['a'], [''], ['b']], lines: [1, 4, 5] })
    expect((await rowsOf('"a,b"\n5" x,y', { quoted: false })).rows).toEqual([
      ['"a', 'b"'],
      ['5" x', 'y'],
    ])
  })

  it('hands the errors of the byte source through', async () => {
    const broken = async function* () {
      yield new TextEncoder().encode('a,b\n1')
      throw new Error('disk')
    }
    const drain = async () => {
      for await (const _ of readDelimited(broken(), plain)) void _
    }
    await expect(drain()).rejects.toThrow('disk')
  })
})

const numbers = async (texts: readonly string[]) => {
  const found: [number, boolean, boolean][] = []
  const bytes = new TextEncoder().encode(texts.map((text) => `${text},\n`).join(''))
  for await (const batch of readDelimited(pieces(bytes, []), plain))
    for (let row = 0; row < batch.rows; row++) found.push([batch.number(row, 0), batch.canonical(row, 0), batch.blank(row, 0)])
  return found
}

describe('numbers from bytes', () => {
  const decimalText = fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      fc.stringMatching(/^\d{0,18}$/),
      fc.option(fc.stringMatching(/^\d{0,25}$/)),
      fc.option(fc.integer({ min: -340, max: 320 })),
    )
    .map(
      ([sign, whole, fraction, exponent]) =>
        `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${exponent}`}`,
    )

  it('equal Number(text), and canonical means String gives the text back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(decimalText, fc.double({ noNaN: true }).map(String), fc.integer().map(String)), { minLength: 1, maxLength: 30 }),
        async (texts) => {
          const found = await numbers(texts)
          texts.forEach((text, index) => {
            const truth = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : Number.NaN
            expect(found[index]?.[0], text).toBe(truth)
            expect(found[index]?.[1], text).toBe(!Number.isNaN(truth) && String(truth) === text)
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each([
    ['0.000001', true],
    ['0.0000001', false],
    ['1e-7', true],
    ['-0', false],
    ['-0.5', true],
    ['0.50', false],
    ['00', false],
    ['.5', false],
    ['123456789012345678', false],
    ['1e+21', true],
    ['1000000000000000000000', false],
    ['0.1234567890123456', true],
    ['0.12345678901234567', false],
  ])('%s is canonical: %s', async (text, canonical) => {
    expect(await numbers([text])).toMatchObject([[Number(text), canonical, false]])
    expect(String(Number(text)) === text).toBe(canonical)
  })

  it.each(['', ' ', 'NaN', 'Infinity', '0x10', '1_000', '1e', 'e5', '.', '-', '1.2.3', '1,5', '1e999', '--1', '١'])(
    'refuse %j',
    async (text) => {
      const [[value, canonical] = [0, true]] = await numbers([`"${text}"`])
      expect(value).toBeNaN()
      expect(canonical).toBe(false)
    },
  )
})
