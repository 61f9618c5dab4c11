import { memorySource } from '@dacryon/data'
import { describe, expect, it } from 'vitest'
import { frameOfTexts } from '../src/frame-of-texts.ts'
import { readTextTable } from '../src/read-text-table.ts'

const read = (text: string) => readTextTable(memorySource('trial.csv', { 'trial.csv': text }, { kind: 'file' }))

describe('a broken table', () => {
  it('is refused with every row that is cut off or too wide, by line', async () => {
    await expect(read('arm,esspri\na,1\nb\na,2,3\n')).rejects.toMatchObject({
      issues: [
        { code: 'row-too-short', file: 'trial.csv', line: 3, expected: '2 cells' },
        { code: 'row-too-wide', file: 'trial.csv', line: 4 },
      ],
    })
  })
  it('is refused where a name is missing or stands twice', async () => {
    await expect(read('arm,,arm\na,1,b\n')).rejects.toMatchObject({ issues: [{ code: 'column-unnamed' }, { code: 'column-twice' }] })
  })
  it('tells each cell that is no number, and each limit, with its place', async () => {
    const table = await read('arm,esspri [{score}]\na,1\nb,traces\na,<0.5\nb,NA\n')
    expect(frameOfTexts(table, new Map([['esspri', 'numeric']]))).toMatchObject({
      ok: false,
      issues: [
        { code: 'number-expected', line: 3, column: 'esspri', value: 'traces' },
        { code: 'value-censored', line: 4, column: 'esspri', value: '<0.5' },
      ],
    })
  })
  it('reads units in brackets and words for missing', async () => {
    const frame = frameOfTexts(await read('igg [g/L]\n12.5\nND\n'), new Map([['igg', 'numeric']]))
    expect(frame).toMatchObject({ ok: true, value: { rows: 2 } })
    const column = frame.ok ? frame.value.columns.get('igg') : undefined
    expect(column).toMatchObject({ unit: 'g/L', values: Float64Array.from([12.5, Number.NaN]) })
  })
})
