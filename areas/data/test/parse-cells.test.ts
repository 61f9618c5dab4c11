import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectDelimiter, wrongDelimiter } from '../src/text/detect-delimiter.ts'
import { dayAndMonth, parseDate } from '../src/text/parse-date.ts'
import { parseMissing } from '../src/text/parse-missing.ts'
import { parseNumber } from '../src/text/parse-number.ts'

describe('numbers as people write them', () => {
  it.each([
    ['12,5', ',', { number: 12.5, text: '12.5' }],
    ['1\u202f234,5', ',', { number: 1234.5, text: '1234.5' }],
    ['1\u00a0234\u00a0567', '.', { number: 1234567, text: '1234567' }],
    [' 0.50 ', '.', { number: 0.5, text: '0.50' }],
    ['<0.5', '.', { number: 0.5, text: '0.5', comparator: '<' }],
    ['< 20', '.', { number: 20, text: '20', comparator: '<' }],
    ['≤20', '.', { number: 20, text: '20', comparator: '<=' }],
    ['inf 20', ',', { number: 20, text: '20', comparator: '<' }],
    ['inférieur à 0,5', ',', { number: 0.5, text: '0.5', comparator: '<' }],
    ['supérieur à 160', '.', { number: 160, text: '160', comparator: '>' }],
    ['1e-3', '.', { number: 0.001, text: '1e-3' }],
  ] as const)('%j is read', (text, decimal, expected) => {
    expect(parseNumber(text, { decimal })).toEqual(expected)
  })

  it.each(['1/320', '1:320', '1 / 320', '320', '1/320e'])('titre %j is 320', (text) => {
    expect(parseNumber(text, { decimal: '.', titre: true })).toEqual({ number: 320, text: '320' })
    expect(parseNumber('>1:1280', { decimal: '.', titre: true })).toEqual({ number: 1280, text: '1280', comparator: '>' })
    expect(parseNumber('1:320', { decimal: '.' })).toBeUndefined()
  })

  it.each(['traces', '+', '++', '', '1.234,5', '1,234.5', 'NaN', 'Inf', '-Infinity', '12 5', '1\u00a023', '0x1', '<', '<<1', '1e999'])(
    '%j is no number',
    (text) => {
      expect(parseNumber(text, { decimal: '.' })).toBeUndefined()
      expect(parseNumber(text, { decimal: ',' })).toBeUndefined()
    },
  )

  it('reads every double back, with either mark', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(String(number), { decimal: '.' })?.number).toBe(Number(String(number)))
        expect(parseNumber(String(number).replace('.', ','), { decimal: ',' })?.number).toBe(Number(String(number)))
      }),
    )
  })
})

describe('dates as people write them', () => {
  it.each([
    ['2021', undefined, '2021'],
    ['2021-04', undefined, '2021-04'],
    ['2021-04-03', undefined, '2021-04-03'],
    ['2021/04/03', undefined, '2021-04-03'],
    ['03/04/2021', 'dmy', '2021-04-03'],
    ['03/04/2021', 'mdy', '2021-03-04'],
    ['3.4.2021', 'dmy', '2021-04-03'],
    ['04/2021', undefined, '2021-04'],
    ['3 avr. 2021', undefined, '2021-04-03'],
    ['03-Apr-2021', undefined, '2021-04-03'],
    ['12 août 2020', undefined, '2020-08-12'],
    ['5 juillet 2020', undefined, '2020-07-05'],
    ['5 juin 2020', undefined, '2020-06-05'],
    ['2021-04-03T10:20', undefined, '2021-04-03T10:20'],
    ['2021-04-03 10:20:30Z', undefined, '2021-04-03T10:20:30Z'],
    ['29/02/2020', 'dmy', '2020-02-29'],
  ] as const)('%s (%s) is %s', (text, order, expected) => {
    expect(parseDate(text, order)).toBe(expected)
  })

  it.each(['29/02/2021', '31/04/2021', '03/04/21', '2021-13', '1020-01-01', '2300', 'soon', '', '44000', '2021-04-03T25:00'])(
    '%j is no date',
    (text) => {
      expect(parseDate(text, 'dmy')).toBeUndefined()
    },
  )

  it('needs the order where day and month could be either', () => {
    expect(parseDate('03/04/2021', undefined)).toBeUndefined()
    expect(dayAndMonth('03/04/2021')).toEqual([3, 4])
    expect(dayAndMonth('2021-04-03')).toBeUndefined()
  })

  it('reads serial numbers in the declared system', () => {
    // Values that spreadsheets show for these days.
    expect(parseDate('1', undefined, 1900)).toBe('1900-01-01')
    expect(parseDate('59', undefined, 1900)).toBe('1900-02-28')
    expect(parseDate('60', undefined, 1900)).toBeUndefined()
    expect(parseDate('61', undefined, 1900)).toBe('1900-03-01')
    expect(parseDate('44197', undefined, 1900)).toBe('2021-01-01')
    expect(parseDate('42735', undefined, 1904)).toBe('2021-01-01')
  })
})

describe('delimiters', () => {
  it.each([
    ['a\tb\n1\t2\n', '\t'],
    ['a;b\n1,5;2,5\n', ';'],
    ['"x, y",b\n1,2\n', ','],
    ['Dose, mg;Age, years;x\n1,5;2;3\n', ';'],
    ['a|b|c\n1|2|3', '|'],
    ['"a\nb",c\n1,2\n', ','],
    ['alone\n1\n', undefined],
    ['', undefined],
  ])('of %j is %j', (text, expected) => {
    expect(detectDelimiter(text)).toBe(expected)
  })

  it('says when the wrong one was used', () => {
    expect(wrongDelimiter(['a;b'], ',', 'f.csv')).toMatchObject({ code: 'wrong-delimiter', severity: 'error', file: 'f.csv', value: 'a;b' })
    expect(wrongDelimiter(['alone'], ',', 'f.csv')).toBeUndefined()
  })
})

describe('words for missing values', () => {
  it.each([
    ['ND', 'not-done'],
    ['inconnu', 'unknown'],
    [' N/A ', 'not-applicable'],
    ['', 'missing'],
    ['donnée manquante', 'missing'],
  ])('%j', (text, reason) => {
    expect(parseMissing(text)).toBe(reason)
  })
  it.each(['-9', '999', '0', 'no', 'traces'])('%j is a value', (text) => expect(parseMissing(text)).toBeUndefined())
})
