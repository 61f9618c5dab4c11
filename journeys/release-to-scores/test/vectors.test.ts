import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findInstrument, type Instrument } from '@dacryon/endpoints'
import { describe, expect, test } from 'vitest'
import { readRows, type Row as VectorRow } from '../../../areas/endpoints/test/read-vectors.ts'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { scoreSubjectOperation } from '../src/index.ts'
import { doorsOf, partsOf, type Row } from './made-up.ts'
import { run } from './run.ts'

const folder = sharedPath('domain', 'vectors')
const [before, after] = ['Week 0', 'Week 24']
const ratings = ['pro.esspri_dryness', 'pro.esspri_fatigue', 'pro.esspri_pain']

/** Three ratings of 0 to 10 with this sum: the sum itself is in no dictionary. */
const asRatings = (sum: string): readonly string[] | undefined => {
  const tenths = Math.round(Number(sum) * 10)
  if (!(tenths >= 0 && tenths <= 300) || tenths / 10 !== Number(sum)) return undefined
  const first = Math.min(100, tenths)
  const second = Math.min(100, tenths - first)
  return [first, second, tenths - first - second].map((part) => String(part / 10))
}

/** The rows of a study that say what a row of a vectors file says; undefined when the dictionary has no variable for one of its cells. */
const rowsOf = (instrument: Instrument, row: VectorRow): readonly Row[] | undefined => {
  const subject = row.case_id ?? ''
  const rows: Row[] = []
  for (const [id, item] of Object.entries(instrument.items)) {
    const cell = row[id] ?? ''
    if (cell === '') continue
    const visit = item.visit === 'baseline' ? before : after
    const [variable] = item.variables ?? []
    const parts = item.from?.instrument === 'esspri' && item.from.result === 'sum' ? asRatings(cell) : undefined
    if (parts !== undefined) rows.push(...parts.map((part, at): Row => ({ subject, visit, variable: ratings[at] ?? '', cell: part })))
    else if (variable === undefined || rows.some((one) => one.variable === variable && one.visit === visit)) return undefined
    else
      rows.push({
        subject,
        visit,
        variable,
        cell: item.kind === 'yes-no' ? (cell === '1' ? 'Y' : cell === '0' ? 'N' : cell) : cell,
        unit: item.kind === 'number' ? item.unit : 'none',
      })
  }
  return rows.some(({ visit }) => visit === after) ? rows : undefined
}

const agrees = (expected: string, got: string): boolean => {
  const [left, right] = [Number(expected), Number(got)]
  return expected === '' || got === '' || Number.isNaN(left) || Number.isNaN(right) ? expected === got : Math.abs(left - right) <= 0.00005
}

/** Files whose items the dictionary knows, with the least number of rows that must have been compared. */
const atLeast: Readonly<Record<string, number>> = {
  star: 20,
  cress: 14,
  ccress: 12,
  ssri: 11,
  essdai: 13,
  clinessdai: 11,
  esspri: 12,
  hocevar: 11,
  omeract_sgus: 11,
}

describe.skipIf(folder === undefined)(
  `worked examples put into a made-up study come back${folder === undefined ? ` (${noShared})` : ''}`,
  () => {
    const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.csv'))
    test.each(files)('%s', async (file) => {
      const id = file.slice(0, -4)
      const instrument = findInstrument(id)
      if (instrument === undefined || instrument.companion !== undefined) return expect(Object.keys(atLeast)).not.toContain(id)
      const { header, rows } = readRows(join(folder ?? '', file))
      const optionIds = Object.keys(instrument.options ?? {}).filter((option) => header.includes(option))
      let compared = 0
      const wrong: unknown[] = []
      for (const [, group] of Object.entries(Object.groupBy(rows, (row) => JSON.stringify(optionIds.map((option) => row[option]))))) {
        const placed = (group ?? []).flatMap((row) => {
          const study = rowsOf(instrument, row)
          return study === undefined ? [] : [{ row, study }]
        })
        const [first] = placed
        if (first === undefined) continue
        const doors = await doorsOf(
          partsOf(
            'VECTORS',
            [before, after],
            placed.flatMap(({ study }) => study),
          ),
        )
        const own = Object.fromEntries(optionIds.flatMap((option) => (first.row[option] ? [[option, first.row[option] ?? '']] : [])))
        await doors.plans.keep({
          id: 'p',
          revision: 1,
          by: 'ann',
          at: '2026-01-01T00:00:00Z',
          plan: { study: 'VECTORS', baseline: before, options: {}, own: { [id]: own }, totals: 'file' },
        })
        for (const { row } of placed) {
          const answer = await run(scoreSubjectOperation, doors, { study: 'VECTORS', subject: row.case_id ?? '' })
          const record = answer.instruments.find((one) => one.id === id)?.records.find(({ visit }) => visit === after)
          const got = new Map(record?.results.map((result) => [result.id, result.text]))
          got.set('reason', record?.reasons.join(';') ?? '')
          compared++
          for (const column of header.filter((name) => name.startsWith('expected_'))) {
            const [expected, value] = [row[column] ?? '', got.get(column.slice(9))]
            if (value === undefined || !agrees(expected, value)) wrong.push([row.case_id, column, expected, value])
          }
        }
      }
      expect(wrong).toEqual([])
      expect(compared).toBeGreaterThanOrEqual(atLeast[id] ?? 0)
      return undefined
    })
  },
)
