import { csvCell } from '@dacryon/data'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvBytes } from '../src/csv-bytes.ts'

describe('CSV written as bytes', () => {
  it('is what the cells give as text, however much is taken at a time', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => text.isWellFormed()),
      fc.constantFrom('', ' a', 'a ', 'a b', '"', 'é', '12.5', '\u007f', '~', '!'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }), fc.boolean(), (rows, often) => {
        const out = new CsvBytes()
        const taken: Uint8Array[] = []
        for (const row of rows) {
          for (const text of row) out.cell(text)
          out.endRow()
          if (often) taken.push(out.take())
        }
        taken.push(out.take())
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(taken))
        expect(text).toBe(rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''))
      }),
    )
  })
  it('grows for cells of any size', () => {
    const out = new CsvBytes()
    const long = 'é'.repeat(400_000)
    out.cell(long)
    out.cell('x'.repeat(300_000))
    out.endRow()
    expect(out.length).toBe(800_000 + 1 + 300_000 + 1)
    expect(new TextDecoder().decode(out.take())).toBe(`${long},${'x'.repeat(300_000)}\n`)
    expect(out.length).toBe(0)
  })
})
