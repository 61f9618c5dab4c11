import type { Rational } from './rational.ts'

const bits = (value: bigint): number => value.toString(2).length

/** Nearest integer to a / b for a >= 0, b > 0; ties go to the even one. */
const nearest = (a: bigint, b: bigint): bigint => {
  const [quotient, twice] = [a / b, (a % b) * 2n]
  return twice > b || (twice === b && quotient % 2n === 1n) ? quotient + 1n : quotient
}

/**
 * The double nearest to the fraction, ties to even, as IEEE 754 asks: what reading the (endless) decimal text would give.
 * Infinite beyond the largest double.
 */
export const rationalToNumber = ({ numerator, denominator }: Rational): number => {
  if (numerator === 0n) return 0
  const sign = numerator < 0n ? -1 : 1
  const top = numerator < 0n ? -numerator : numerator
  let exponent = bits(top) - bits(denominator)
  const scaled = (power: number): bigint =>
    power >= 0 ? nearest(top, denominator << BigInt(power)) : nearest(top << BigInt(-power), denominator)
  // exponent is that of the leading bit, or one too high
  if (exponent >= 0 ? top < denominator << BigInt(exponent) : top << BigInt(-exponent) < denominator) exponent -= 1
  const unit = Math.max(exponent - 52, -1074)
  const half = Math.trunc(unit / 2)
  return sign * (Number(scaled(unit)) * 2 ** half) * 2 ** (unit - half)
}
