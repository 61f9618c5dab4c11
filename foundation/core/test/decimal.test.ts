import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  asDecimalText,
  compareDecimal,
  type Decimal,
  decimalOf,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '../src/index.ts'

const exact = (text: string): Decimal => {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw new Error(`${text} does not parse`)
  return parsed
}

/** A decimal text beside the same number as an integer count of 1e-30. */
const written = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 30 })).map(([digits, places]) => {
  const size = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const text = `${digits < 0n ? '-' : ''}${size.slice(0, size.length - places)}${places === 0 ? '' : `.${size.slice(-places)}`}`
  return { text, scaled: digits * 10n ** BigInt(30 - places) }
})

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0)

describe('decimals', () => {
  it('a tenth and two tenths are three tenths, as on paper and not as in binary', () => {
    expect(asDecimalText(addDecimals(exact('0.1'), exact('0.2')))).toBe('0.3')
    expect(0.1 + 0.2).not.toBe(0.3)
  })

  it.each([
    ['12', '12'],
    ['-0.50', '-0.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['-0', '0'],
    ['007.10', '7.1'],
  ])('%s is %s', (text, plain) => expect(asDecimalText(exact(text))).toBe(plain))

  it.each(['', '.', '-', 'e5', '1,5', '1 000', '0x10', 'NaN', 'Infinity', '1e', '1.2.3', '٣', '1e999999999', ' 1'])(
    '%j is no plain decimal',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  )

  it('every finite double reads back from its decimal text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(asDecimalText(decimalOf(number)))).toBe(number === 0 ? 0 : number)
      }),
    )
  })

  it('order, sum, difference and product are those of the scaled integers', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(compareDecimal(a.text, b.text)).toBe(sign(a.scaled - b.scaled))
        const scaled = (value: Decimal, places: number): bigint => value.coefficient * 10n ** BigInt(value.exponent + places)
        expect(scaled(addDecimals(exact(a.text), exact(b.text)), 30)).toBe(a.scaled + b.scaled)
        expect(scaled(subtractDecimals(exact(a.text), exact(b.text)), 30)).toBe(a.scaled - b.scaled)
        expect(scaled(multiplyDecimals(exact(a.text), exact(b.text)), 60)).toBe(a.scaled * b.scaled)
      }),
    )
  })

  it('is canonical: equal numbers are equal records', () => {
    fc.assert(
      fc.property(written, fc.nat(5), ({ text }, zeros) => {
        const longer = text.includes('.') ? text + '0'.repeat(zeros) : text
        expect(exact(longer)).toEqual(exact(text))
      }),
    )
  })

  it('the raw text decides at a threshold that the double cannot tell', () => {
    const raw = '0.10000000000000000001'
    expect(Number(raw)).toBe(0.1)
    expect(compareDecimal(decimalOf(0.1, raw), '0.1')).toBe(1)
    expect(compareDecimal(decimalOf(0.1), '0.1')).toBe(0)
  })

  it('the raw text of a converted or differently written value is left aside', () => {
    expect(asDecimalText(decimalOf(1.5, '150'))).toBe('1.5')
    expect(asDecimalText(decimalOf(12.5, '12,5'))).toBe('12.5')
  })

  it('refuses what is no number', () => {
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError)
    expect(() => compareDecimal('1,5', 2)).toThrow(RangeError)
  })
})
