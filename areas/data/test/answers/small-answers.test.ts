import { compareDecimal } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, EarliestCategories, numberText, storedValue, unknownName, visitOrder } from '../../src/index.ts'

describe('visits in time', () => {
  test('by time across units, those without one after the visit they followed', () => {
    const { ranks, labels } = visitOrder([
      { label: 'Week 4', time: 4, unit: 'wk' },
      { label: 'Unscheduled' },
      { label: 'Month 12', time: 12, unit: 'mo' },
      { label: 'End of study' },
      { label: 'Day 1', time: 1, unit: 'd' },
    ])
    expect(labels).toEqual(['Day 1', 'Week 4', 'Unscheduled', 'Month 12', 'End of study'])
    expect(ranks).toEqual([1, 2, 3, 4, 0])
  })
  test('a screening that came first stays first, and no time at all is the order of the source', () => {
    expect(visitOrder([{ label: 'Screening' }, { label: 'Baseline', time: 0, unit: 'd' }]).labels).toEqual(['Screening', 'Baseline'])
    expect(visitOrder([{ label: 'B' }, { label: 'A' }]).labels).toEqual(['B', 'A'])
  })
})

test('the earliest category wins: by visit, then instance, then text', () => {
  const found = new EarliestCategories<string>()
  for (const [text, rank, instance] of [
    ['late', 2, 1],
    ['b', 1, 2],
    ['c', 1, 1],
    ['a', 1, 1],
    ['z', 1, 1],
  ] as const)
    found.add('P1', { text, rank, instance })
  expect([found.of('P1'), found.of('P2')]).toEqual(['a', undefined])
})

describe('cells', () => {
  test('quotes only where they are needed', () => {
    expect(['plain', 'a,b', 'say "x"', 'two\nlines', 'cr\r', ' blank', '', '=1+1'].map(csvCell)).toEqual([
      'plain',
      '"a,b"',
      '"say ""x"""',
      '"two\nlines"',
      '"cr\r"',
      '" blank"',
      '',
      '=1+1',
    ])
  })
  test('numbers are written out exactly, without an exponent', () => {
    expect([numberText(1e21), numberText(1.5e-7), numberText(-0.5), numberText(0.1, '0.10'), numberText(1.5, '150')]).toEqual([
      '1000000000000000000000',
      '0.00000015',
      '-0.5',
      '0.1',
      '1.5',
    ])
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(numberText(number)).toMatch(/^-?\d+(\.\d+)?$/)
        expect(compareDecimal(numberText(number), number)).toBe(0)
      }),
    )
  })
})

test('stored columns that no writer makes are an error, not a value', () => {
  const none = { number: null, comparator: 0, reason: 0, text: null, raw: null }
  for (const kind of [0, 1, 2, 3, 4, 5]) expect(() => storedValue({ ...none, kind })).toThrow('lacks its value')
  expect(storedValue({ ...none, kind: 3, number: 5, comparator: 2 })).toEqual({ kind: 'censored', comparator: '<=', limit: 5, raw: '<=5' })
})

describe('unknown names', () => {
  test('the nearest names are the remedy', () => {
    expect(unknownName('concept', 'act.esspr', ['act.esspri', 'or.uwsf'])).toMatchObject({
      code: 'concept-unknown',
      remedy: 'Did you mean “act.esspri”?',
    })
  })
  test('nothing near: some there are; nothing at all: says so', () => {
    expect(unknownName('visit', 'zzzzzz', ['Week 0']).remedy).toContain('“Week 0”')
    expect(unknownName('layer', 'x', []).remedy).toBe('There is no layer to choose from.')
  })
})
