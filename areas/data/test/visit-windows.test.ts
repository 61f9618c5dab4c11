import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dictionary } from '../src/dictionary/dictionary.ts'
import { daysAfter } from '../src/formats/table/days-after.ts'
import { table } from '../src/formats/table/table.ts'
import { memorySource } from '../src/memory-source.ts'
import { collect } from './collect.ts'

const mapping = (visits: readonly string[], files: readonly string[] = ['a.csv']): string => `study: { id: A, title: A }
visits:
${visits.map((visit) => `  - { ${visit} }\n`).join('')}files:
${files.map((file) => `  - { file: ${file}, subject: ID, visit: { column: VISIT }, visitDate: DATE, dateOrder: dmy, columns: { X: { variable: demo.sex } } }\n`).join('')}`

const weeks = ['label: W0, time: 0, unit: wk', 'label: W12, time: 12, unit: wk, window: { before: 7, after: 14 }']

/** Issues of files whose rows are `P1 W0 01/02/2020`. */
const read = async (visits: readonly string[], ...files: readonly (readonly string[])[]) => {
  const named = files.map(
    (rows, at) => [`${at}.csv`, `ID;VISIT;DATE;X\n${rows.map((row) => `${row.replaceAll(' ', ';')};F\n`).join('')}`] as const,
  )
  const mapped = {
    'mapping.yaml': mapping(
      visits,
      named.map(([name]) => name),
    ),
  }
  return (await collect(table, memorySource('a', { ...mapped, ...Object.fromEntries(named) }), { dictionary })).issues
}

describe('visit windows', () => {
  it('names file, line, value and the expected window', async () => {
    // 2020-01-01 and 84 days is 2020-03-25.
    expect(await read(weeks, ['P1 W0 01/01/2020', 'P1 W12 09/04/2020'])).toEqual([
      {
        code: 'visit-out-of-window',
        severity: 'warning',
        message: 'W12 of P1 was 1 day too late for its window.',
        remedy: expect.any(String),
        file: '0.csv',
        line: 3,
        column: 'DATE',
        value: '09/04/2020',
        expected: '2020-03-18 to 2020-04-08',
      },
    ])
  })

  it.each([
    ['the first day', 'P1 W12 18/03/2020', 0],
    ['the day before it', 'P1 W12 17/03/2020', 1],
    ['the last day', 'P1 W12 08/04/2020', 0],
    ['a month that overlaps', 'P1 W12 04/2020', 0],
    ['a month that does not', 'P1 W12 05/2020', 1],
    ['no date', 'P1 W12 ', 0],
  ])('%s', async (_, row, count) => {
    expect(await read(weeks, ['P1 W0 01/01/2020', row])).toHaveLength(count)
  })

  it('counts from the own baseline of each subject, wherever it stands, and reports a visit once a file', async () => {
    const issues = await read(
      weeks,
      ['P1 W12 01/06/2020', 'P1 W12 01/06/2020', 'P2 W12 01/06/2020'],
      ['P2 W0 09/03/2020', 'P1 W0 01/01/2020', 'P1 W12 01/06/2020'],
    )
    expect(issues.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['visit-out-of-window', '0.csv', 2],
      ['visit-out-of-window', '1.csv', 4],
    ])
  })

  it('folds many into one', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`P${at} W0 01/01/2020`, `P${at} W12 01/12/2020`]).flat()
    const issues = await read(weeks, rows)
    expect(issues).toHaveLength(21)
    expect(issues.at(-1)?.times).toBe(40)
  })

  it('says when it cannot tell', async () => {
    const [issue, ...others] = await read(weeks, ['P1 W12 01/06/2020', 'P2 W12 01/06/2020', 'P3 W0 01/06/2020'])
    expect(others).toEqual([])
    expect(issue).toMatchObject({ code: 'visit-window-unchecked', severity: 'warning', file: '0.csv', line: 2 })
    expect(issue?.message).toContain('2 subjects')
    expect(await read(weeks.slice(1), ['P1 W12 01/06/2020'])).toMatchObject([
      { code: 'visit-window-unchecked', remedy: expect.stringContaining('time: 0') },
    ])
  })

  it('asks nothing of visits without a window', async () => {
    expect(await read(['label: W0, time: 0', 'label: W12, time: 84'], ['P1 W12 01/06/2030'])).toEqual([])
  })
})

describe('planned days', () => {
  it.each([
    ['2020-01-31', 1, 'mo', 29],
    ['2019-01-31', 1, 'mo', 28],
    ['2020-02-29', 1, 'a', 365],
    ['2020-03-15', -1, 'mo', -29],
    ['2020-06-15', -12, 'mo', -366],
    ['2020-01-01', 0.5, 'a', 182],
    ['2020-01-01', 0.25, 'mo', 8],
    ['2020-01-01', 12, 'wk', 84],
    ['2020-01-01', -3, 'd', -3],
  ] as const)('%s and %s %s', (day, time, unit, days) => {
    expect(daysAfter(day, time, unit)).toBe(days)
  })

  it('twelve months are a year, and whole months keep the day of the month where there is one', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: -60, max: 60 }),
        (date, count) => {
          const day = date.toISOString().slice(0, 10)
          expect(daysAfter(day, count * 12, 'mo')).toBe(daysAfter(day, count, 'a'))
          const then = new Date(Date.parse(day) + daysAfter(day, count, 'mo') * 86_400_000)
          const tomorrow = new Date(then.getTime() + 86_400_000)
          expect(then.getUTCDate() === date.getUTCDate() || (then.getUTCDate() < date.getUTCDate() && tomorrow.getUTCDate() === 1)).toBe(
            true,
          )
        },
      ),
    )
  })
})
