import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addExact,
  addRationals,
  asExactText,
  compareExact,
  compareRationals,
  divideExact,
  divideRationals,
  type Exact,
  exact,
  exactOf,
  exactOfRational,
  multiplyExact,
  multiplyRationals,
  negateExact,
  numberOfExact,
  parseExact,
  parseRational,
  type Rational,
  rational,
  rationalOfExact,
  rationalToNumber,
  subtractExact,
  subtractRationals,
  sumExact,
} from '../src/index.ts'

/** Decimal texts from clinical size to far beyond what a double holds. */
const decimals = fc
  .record({ sign: fc.constantFrom('', '-'), whole: fc.bigInt({ min: 0n, max: 10n ** 24n }), places: fc.integer({ min: 0, max: 20 }) })
  .map(({ sign, whole, places }) => {
    const digits = String(whole).padStart(places + 1, '0')
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
  })

/** Fractions such as 13/3: what means and conversions give. */
const both = fc.tuple(decimals, fc.integer({ min: 1, max: 997 })).map(([text, by]): readonly [Exact, Rational] => {
  const [value, slow] = [parseExact(text), parseRational(text)]
  if (value === undefined || slow === undefined) throw new Error(`${text} must be a decimal`)
  return [divideExact(value, exact(by)), divideRationals(slow, rational(BigInt(by)))]
})

const same = (value: Exact, slow: Rational): void => expect(rationalOfExact(value)).toEqual(slow)

describe('exact fractions agree with bigint fractions', () => {
  it('in sum, difference, product, quotient and order', () =>
    fc.assert(
      fc.property(both, both, ([a, slowA], [b, slowB]) => {
        same(a, slowA)
        same(addExact(a, b), addRationals(slowA, slowB))
        same(subtractExact(a, b), subtractRationals(slowA, slowB))
        same(multiplyExact(a, b), multiplyRationals(slowA, slowB))
        same(negateExact(a), subtractRationals(rational(0n), slowA))
        if (slowB.numerator !== 0n) same(divideExact(a, b), divideRationals(slowA, slowB))
        expect(compareExact(a, b)).toBe(compareRationals(slowA, slowB))
        expect(compareExact(a, exactOfRational(slowA))).toBe(0)
      }),
      { numRuns: 500 },
    ))

  it('in the nearest double', () =>
    fc.assert(
      fc.property(both, ([a, slow]) => {
        expect(numberOfExact(a)).toBe(rationalToNumber(slow))
      }),
      { numRuns: 300 },
    ))

  it('in parsing', () =>
    fc.assert(
      fc.property(decimals, (text) => {
        const [value, slow] = [parseExact(text), parseRational(text)]
        if (value === undefined || slow === undefined) throw new Error(`${text} must be a decimal`)
        same(value, slow)
      }),
    ))
})

describe('exact fractions', () => {
  it('hold what binary numbers miss at thresholds', () => {
    const fall = subtractExact(exact(13, 3), exact(10, 3))
    expect(compareExact(fall, exact(1))).toBe(0)
    expect(13 / 3 - 10 / 3).not.toBe(1)
    const [base, follow] = [exactOf('0.20'), exactOf(0.25)]
    expect(compareExact(divideExact(subtractExact(follow, base), base), exactOf('0.25'))).toBe(0)
  })

  it.each([
    [exact(13, 3), 4, '4.3333'],
    [exact(2, 3), 2, '0.67'],
    [exact(5, 2), 6, '2.5'],
    [exact(-1, 8), 2, '-0.13'],
    [exact(10, 5), 6, '2'],
    [exact(100, 1), 6, '100'],
    [exact(1, 30), 1, '0'],
    [exactOf('1000.50'), 6, '1000.5'],
  ])('%o with %d digits is %s', (value, digits, text) => expect(asExactText(value, digits)).toBe(text))

  it('are written as whole-number arithmetic writes them, of every size', () => {
    const part = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
    fc.assert(
      fc.property(fc.boolean(), part, part, fc.integer({ min: 0, max: 9 }), (negative, n, d, digits) => {
        const value = exact(negative ? -n : n, d)
        const size = (2n * BigInt(n) * 10n ** BigInt(digits) + BigInt(d)) / (2n * BigInt(d))
        const text = String(size).padStart(digits + 1, '0')
        const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits).replace(/0+$/, '')]
        expect(asExactText(value, digits)).toBe(`${negative && size !== 0n ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['', ' 1', '1,5', '1.2.3', 'NaN', '0x1', '1e', '--1', '١'])('“%s” is no decimal', (text) =>
    expect(parseExact(text)).toBeUndefined(),
  )

  it('refuse what they cannot be', () => {
    expect(() => exact(1.5)).toThrow(RangeError)
    expect(() => exact(1, 0)).toThrow(RangeError)
    expect(() => exactOf(Number.NaN)).toThrow(RangeError)
    expect(() => exactOf('<3')).toThrow(RangeError)
    expect(() => divideExact(exact(1), exact(0))).toThrow(RangeError)
  })

  it('sum any number of values', () => {
    expect(compareExact(sumExact([]), exact(0))).toBe(0)
    expect(asExactText(sumExact(Array.from({ length: 10 }, () => exactOf(0.1))))).toBe('1')
  })
})
