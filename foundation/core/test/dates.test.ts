import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePartialDates, dayNumber, daySpanOf, daysInMonth, type PartialDate, parsePartialDate } from '../src/index.ts'

const read = (text: string): PartialDate => {
  const outcome = parsePartialDate(text)
  if (!outcome.ok) throw new Error(outcome.issues[0]?.message)
  return outcome.value
}

const codeOf = (text: string): string | undefined => {
  const outcome = parsePartialDate(text)
  return outcome.ok ? undefined : outcome.issues[0]?.code
}

const anyDay = fc
  .date({ min: new Date('1850-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyPartial = fc.tuple(anyDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))

describe('partial dates', () => {
  it.each([
    '2016',
    '2016-02',
    '2016-02-29',
    '2000-02-29',
    '2016-02-29T10:30',
    '2016-02-29T23:59:60Z',
    '2016-02-29T10:30:00.250+01:00',
    '1850',
    '2200-12-31',
  ])('%s is one', (text) => expect(codeOf(text)).toBeUndefined())

  it.each([
    ['2015-02-29', 'date-invalid'],
    ['1900-02-29', 'date-invalid'],
    ['2016-13', 'date-invalid'],
    ['2016-00-10', 'date-invalid'],
    ['2016-04-31', 'date-invalid'],
    ['1849-12-31', 'date-out-of-range'],
    ['2201', 'date-out-of-range'],
    ['29/02/2016', 'date-expected'],
    ['2016-2-9', 'date-expected'],
    ['2016-02-29T24:00', 'date-expected'],
    ['16', 'date-expected'],
    ['', 'date-expected'],
  ])('%s is not: %s', (text, code) => expect(codeOf(text)).toBe(code))

  it('knows the calendar as the platform does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1850, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }),
    )
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2016-03-01') - dayNumber('2016-02-28')).toBe(2)
  })

  it('spans the days it can mean', () => {
    expect(daySpanOf(read('2016-02'))).toEqual({ first: '2016-02-01', last: '2016-02-29' })
    expect(daySpanOf(read('2016'))).toEqual({ first: '2016-01-01', last: '2016-12-31' })
  })

  it('orders dates only as far as they are known', () => {
    expect(comparePartialDates(read('2016'), read('2016-06'))).toBe('undecided')
    expect(comparePartialDates(read('2016'), read('2016'))).toBe('undecided')
    expect(comparePartialDates(read('2015-12-31'), read('2016'))).toBe('before')
    expect(comparePartialDates(read('2016-06-01T08:00'), read('2016-06-01'))).toBe('same')
  })

  it('the order turns round with the dates, and knowing more never turns it round', () => {
    const turned = { before: 'after', after: 'before', same: 'same', undecided: 'undecided' } as const
    fc.assert(
      fc.property(anyPartial, anyPartial, (a, b) => {
        const order = comparePartialDates(read(a), read(b))
        expect(comparePartialDates(read(b), read(a))).toBe(turned[order])
        const shorter = comparePartialDates(read(a.slice(0, 4)), read(b))
        if (shorter !== 'undecided') expect(order).toBe(shorter)
      }),
    )
  })
})
