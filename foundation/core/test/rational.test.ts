import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addRationals,
  asDecimalText,
  asRationalText,
  compareRationals,
  decimalOfRational,
  divideRationals,
  multiplyRationals,
  parseRational,
  type Rational,
  rational,
  rationalToNumber,
  subtractRationals,
} from '../src/index.ts'

const exact = (text: string): Rational => {
  const parsed = parseRational(text)
  if (parsed === undefined) throw new Error(`${text} does not parse`)
  return parsed
}

const anyRational = fc.tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 12n)).map(([top, bottom]) => rational(top, bottom))

describe('fractions', () => {
  it('one fifteenth fifteen times is one', () => {
    expect(multiplyRationals(exact('1/15'), exact('15'))).toEqual(rational(1n))
    expect(exact('7/365.25')).toEqual(rational(28n, 1461n))
  })

  it.each(['', '1/0', '1/2/3', 'a/2', '1/ 2', '/2'])('%j is no fraction', (text) => expect(parseRational(text)).toBeUndefined())

  it('the nearest double is the one that reading the text gives', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(rationalToNumber(exact(String(number)))).toBe(number === 0 ? 0 : number)
      }),
      { numRuns: 1000 },
    )
    const digits = fc.tuple(fc.bigInt(1n, 10n ** 25n), fc.integer({ min: -345, max: 300 }))
    fc.assert(
      fc.property(digits, ([coefficient, exponent]) => {
        const text = `${coefficient}e${exponent}`
        expect(rationalToNumber(exact(text))).toBe(Number(text))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['half of the smallest subnormal is a tie and goes to zero', rational(1n, 1n << 1075n), 0],
    ['a little more goes up', rational(3n, 1n << 1076n), 5e-324],
    ['halfway between two doubles goes to the even one', rational((1n << 53n) + 1n), 9007199254740992],
    ['and up when the even one is above', rational((1n << 53n) + 3n), 9007199254740996],
    ['the largest double', exact('1.7976931348623157e308'), Number.MAX_VALUE],
    ['beyond it', exact('1.8e308'), Infinity],
    ['a third', rational(1n, 3n), 1 / 3],
    ['minus two thirds', rational(-2n, 3n), -2 / 3],
  ])('%s', (_, value, expected) => expect(rationalToNumber(value)).toBe(expected))

  it('the quotient of two integers is the double that IEEE division gives', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (top, bottom) => {
        expect(rationalToNumber(rational(BigInt(top), BigInt(bottom)))).toBe(top / bottom + 0)
      }),
    )
  })

  it('is a field with an order', () => {
    fc.assert(
      fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
        expect(addRationals(a, b)).toEqual(addRationals(b, a))
        expect(multiplyRationals(a, addRationals(b, c))).toEqual(addRationals(multiplyRationals(a, b), multiplyRationals(a, c)))
        expect(subtractRationals(addRationals(a, b), b)).toEqual(a)
        if (b.numerator !== 0n) expect(multiplyRationals(divideRationals(a, b), b)).toEqual(a)
        expect(compareRationals(a, b)).toBe(compareRationals(addRationals(a, c), addRationals(b, c)))
      }),
    )
  })

  it('prints as on paper', () => {
    expect(asRationalText(rational(2n, 3n), 2)).toBe('0.67')
    expect(asRationalText(rational(-1n, 8n), 2)).toBe('-0.13')
    expect(asRationalText(rational(-1n, 1000n), 2)).toBe('0.00')
  })

  it('has a decimal exactly when two and five divide it out', () => {
    expect(decimalOfRational(rational(1n, 15n))).toBeUndefined()
    expect(asDecimalText(decimalOfRational(rational(3n, 40n)) ?? { coefficient: 0n, exponent: 0 })).toBe('0.075')
  })

  it('refuses a zero denominator', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError)
    expect(() => divideRationals(rational(1n), rational(0n))).toThrow(RangeError)
  })
})
