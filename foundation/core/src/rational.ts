import type { Decimal } from './decimal.ts'
import { parseDecimal } from './decimal.ts'

/** An exact fraction in lowest terms; the denominator is positive. For factors such as 1/15 that no decimal can hold. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction in lowest terms. Throws a `RangeError` for a zero denominator. */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator === 0n) throw new RangeError('a fraction cannot have the denominator zero')
  const common = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / common, denominator: denominator / common }
}

/** Exact fraction of a decimal. */
export const rationalOf = ({ coefficient, exponent }: Decimal): Rational =>
  exponent >= 0 ? rational(coefficient * 10n ** BigInt(exponent)) : rational(coefficient, 10n ** BigInt(-exponent))

/** Exact fraction of `0.25`, `1e-3`, or a quotient of two decimals such as `7/365.25`; `undefined` for anything else. */
export const parseRational = (text: string): Rational | undefined => {
  const [above = '', below, ...more] = text.split('/')
  const top = parseDecimal(above)
  const bottom = below === undefined ? undefined : parseDecimal(below)
  if (top === undefined || more.length > 0) return undefined
  if (below === undefined) return rationalOf(top)
  if (bottom === undefined || bottom.coefficient === 0n) return undefined
  return divideRationals(rationalOf(top), rationalOf(bottom))
}

export const addRationals = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const subtractRationals = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

export const multiplyRationals = (a: Rational, b: Rational): Rational => rational(a.numerator * b.numerator, a.denominator * b.denominator)

/** Exact quotient. Throws a `RangeError` when `b` is zero. */
export const divideRationals = (a: Rational, b: Rational): Rational => rational(a.numerator * b.denominator, a.denominator * b.numerator)

/** -1, 0 or 1 as `a` is below, equal to or above `b`. */
export const compareRationals = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const [x, y] = [a.numerator * b.denominator, b.numerator * a.denominator]
  return x < y ? -1 : x > y ? 1 : 0
}
