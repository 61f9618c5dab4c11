import { type Decimal, parseDecimal } from './decimal.ts'
import { decimalOf } from './decimal-of.ts'

/** What can be compared: a decimal, the text of one, or a number (its shortest decimal form). */
export type DecimalLike = Decimal | string | number

const exact = (value: DecimalLike): Decimal => {
  if (typeof value === 'number') return decimalOf(value)
  if (typeof value !== 'string') return value
  const parsed = parseDecimal(value)
  if (parsed === undefined) throw new RangeError(`“${value}” is not a plain decimal number`)
  return parsed
}

/**
 * -1, 0 or 1 as `a` is below, equal to or above `b`, exactly. Throws a `RangeError` for texts that are no decimal and for NaN.
 *
 * @example
 * compareDecimal('0.10', 0.1) // 0
 */
export const compareDecimal = (a: DecimalLike, b: DecimalLike): -1 | 0 | 1 => {
  const [left, right] = [exact(a), exact(b)]
  const shift = left.exponent - right.exponent
  const x = shift > 0 ? left.coefficient * 10n ** BigInt(shift) : left.coefficient
  const y = shift < 0 ? right.coefficient * 10n ** BigInt(-shift) : right.coefficient
  return x < y ? -1 : x > y ? 1 : 0
}
