import { type Decimal, decimal } from './decimal.ts'
import { asDecimalText } from './decimal-text.ts'
import type { Rational } from './rational.ts'

const count = (value: bigint, factor: bigint): readonly [number, bigint] => {
  let [times, rest] = [0, value]
  while (rest % factor === 0n) {
    rest /= factor
    times += 1
  }
  return [times, rest]
}

/** The fraction as an exact decimal, when it has one: the denominator holds no prime but 2 and 5. */
export const decimalOfRational = ({ numerator, denominator }: Rational): Decimal | undefined => {
  const [twos, odd] = count(denominator, 2n)
  const [fives, rest] = count(odd, 5n)
  if (rest !== 1n) return undefined
  const places = Math.max(twos, fives)
  return decimal((numerator * 10n ** BigInt(places)) / denominator, -places)
}

/** Decimal text with exactly so many digits after the point, rounded to nearest, halves away from zero as on paper: 2/3 with 2 digits is `0.67`. */
export const asRationalText = ({ numerator, denominator }: Rational, digits: number): string => {
  const size = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(digits)
  const rounded = (2n * size + denominator) / (2n * denominator)
  const text = asDecimalText({ coefficient: rounded, exponent: -digits })
  return numerator < 0n && rounded !== 0n ? `-${text}` : text
}
