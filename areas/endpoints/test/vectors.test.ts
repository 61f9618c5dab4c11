import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { findInstrument, resultText, tableScorer } from '../src/index.ts'
import { type Row, readRows } from './read-vectors.ts'

const folder = sharedPath('domain', 'vectors')

/** Expected numbers have four digits after the point; the SF-36 file says 0.0005 of itself. */
const toleranceOf = (id: string): number => (id === 'sf36_v1_components' ? 0.0005 : 0.00005)

/** Published indices of value sets that nobody may ship: without their files the answer is missing, with the reason. */
const withoutFile = (id: string, row: Row): Row =>
  id === 'eq5d_5l_published' && row.value_set_country !== 'Canada'
    ? { ...row, expected_index: 'NA', expected_reason: 'value_set_needed' }
    : row

const agrees = (expected: string, got: string, tolerance: number): boolean => {
  const [left, right] = [Number(expected), Number(got)]
  if (expected === '' || got === '' || Number.isNaN(left) || Number.isNaN(right)) return expected === got
  return Math.abs(left - right) <= tolerance
}

describe.skipIf(folder === undefined)(`worked examples of every instrument${folder === undefined ? ` (${noShared})` : ''}`, () => {
  const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.csv'))

  it.for(files)('%s', (file) => {
    const id = file.slice(0, -4)
    const { header, rows } = readRows(join(folder ?? '', file))
    const instrument = findInstrument(id)
    if (instrument === undefined) throw new Error(`there is no instrument ${id}`)
    const scorer = tableScorer(instrument, { columns: header })
    if (!scorer.ok) throw new Error(scorer.issues.map(({ message }) => message).join('; '))
    const wrong = rows.flatMap((printed) => {
      const row = withoutFile(id, printed)
      const score = scorer.value.score((column) => row[header[column] ?? ''] ?? '')
      return Object.keys(row)
        .filter((name) => name.startsWith('expected_'))
        .flatMap((name) => {
          const result = name.slice(9)
          const value = (score.results as Readonly<Record<string, Parameters<typeof resultText>[0] | undefined>>)[result]
          const got =
            result === 'reason'
              ? score.reasons.join(';')
              : result === 'flag'
                ? score.flags.join(';')
                : value === undefined
                  ? '(no such result)'
                  : resultText(value)
          const expected = row[name] ?? ''
          return agrees(expected, got, toleranceOf(id)) ? [] : [`${row.case_id ?? '?'} ${result}: ${got} instead of ${expected}`]
        })
    })
    expect(rows.length).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })
})
