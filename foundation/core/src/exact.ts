import { type Decimal, parseDecimal } from './decimal.ts'
import { decimalOf } from './decimal-of.ts'
import { type Rational, rational } from './rational.ts'
import { asRationalText } from './rational-text.ts'
import { rationalToNumber } from './rational-to-number.ts'

/** A whole number: a double while that is exact, a bigint beyond. */
export type Whole = number | bigint

/**
 * An exact fraction for scores and thresholds, quick while numbers are of clinical size. `d` is above zero; not always in lowest terms, so
 * compare with `compareExact`, never field by field.
 */
export interface Exact {
  readonly n: Whole
  readonly d: Whole
}

const whole = (value: bigint): Whole => (value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value)

const times = (a: Whole, b: Whole): Whole => {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product
  }
  return whole(BigInt(a) * BigInt(b))
}

const plus = (a: Whole, b: Whole): Whole => {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return whole(BigInt(a) + BigInt(b))
}

const minus = (a: Whole): Whole => (typeof a === 'number' ? (a === 0 ? 0 : -a) : whole(-a))

/** A whole number, or a quotient of two. Throws a `RangeError` for fractions as parts and for a denominator that is not above zero. */
export const exact = (n: number, d = 1): Exact => {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d <= 0) throw new RangeError(`${n}/${d} is not a quotient of whole numbers`)
  return { n, d }
}

/** Exact zero and one. */
export const exactZero: Exact = { n: 0, d: 1 }
export const exactOne: Exact = { n: 1, d: 1 }

const powers = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** Exact fraction of a decimal. */
export const exactOfDecimal = ({ coefficient, exponent }: Decimal): Exact =>
  exponent >= 0
    ? { n: whole(coefficient * 10n ** BigInt(exponent)), d: 1 }
    : { n: whole(coefficient), d: powers[-exponent] ?? whole(10n ** BigInt(-exponent)) }

const plain = /^\d{1,9}(?:\.(\d{1,6}))?$/

/** Exact value of a plain decimal text; `undefined` for anything else. */
export const parseExact = (text: string): Exact | undefined => {
  const found = plain.exec(text)
  if (found === null) {
    const parsed = parseDecimal(text)
    return parsed === undefined ? undefined : exactOfDecimal(parsed)
  }
  const places = found[1]?.length ?? 0
  if (places === 0) return { n: Number(text), d: 1 }
  return { n: Number(text.slice(0, -places - 1) + (found[1] ?? '')), d: powers[places] ?? 1 }
}

/** Exact value of a number (its shortest decimal form) or of a plain decimal text. Throws a `RangeError` for anything else. */
export const exactOf = (value: number | string): Exact => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? { n: value, d: 1 } : exactOfDecimal(decimalOf(value))
  const parsed = parseExact(value)
  if (parsed === undefined) throw new RangeError(`“${value}” is not a plain decimal number`)
  return parsed
}

/** Exact value of a fraction in lowest terms. */
export const exactOfRational = ({ numerator, denominator }: Rational): Exact => ({ n: whole(numerator), d: whole(denominator) })

/** In lowest terms. */
export const rationalOfExact = ({ n, d }: Exact): Rational => rational(BigInt(n), BigInt(d))

export const addExact = (a: Exact, b: Exact): Exact => {
  if (a.d === b.d) return { n: plus(a.n, b.n), d: a.d }
  if (typeof a.d === 'number' && typeof b.d === 'number') {
    if (a.d % b.d === 0) return { n: plus(a.n, times(b.n, a.d / b.d)), d: a.d }
    if (b.d % a.d === 0) return { n: plus(times(a.n, b.d / a.d), b.n), d: b.d }
  }
  return { n: plus(times(a.n, b.d), times(b.n, a.d)), d: times(a.d, b.d) }
}

export const negateExact = ({ n, d }: Exact): Exact => ({ n: minus(n), d })

/** Exact difference `a - b`. */
export const subtractExact = (a: Exact, b: Exact): Exact =>
  a.d === b.d ? { n: plus(a.n, minus(b.n)), d: a.d } : addExact(a, negateExact(b))

export const multiplyExact = (a: Exact, b: Exact): Exact => ({ n: times(a.n, b.n), d: times(a.d, b.d) })

/** Exact quotient `a / b`. Throws a `RangeError` when `b` is zero. */
export const divideExact = (a: Exact, b: Exact): Exact => {
  if (b.n === 0) throw new RangeError('division by zero')
  return b.n < 0 ? { n: times(minus(a.n), b.d), d: times(a.d, minus(b.n)) } : { n: times(a.n, b.d), d: times(a.d, b.n) }
}

/** Sum of any number of values; zero for none. */
export const sumExact = (values: Iterable<Exact>): Exact => {
  let sum = exactZero
  for (const value of values) sum = addExact(sum, value)
  return sum
}

/** -1, 0 or 1 as `a` is below, equal to or above `b`. */
export const compareExact = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const same = a.d === b.d
  const x = same ? a.n : times(a.n, b.d)
  const y = same ? b.n : times(b.n, a.d)
  return x < y ? -1 : x > y ? 1 : 0
}

/** The double nearest to the value. */
export const numberOfExact = (value: Exact): number =>
  typeof value.n === 'number' && typeof value.d === 'number' ? value.n / value.d : rationalToNumber(rationalOfExact(value))

/** `size / d` rounded to a whole number, halves up, as a decimal text with so many digits; every step is exact in doubles. */
const roundedText = (negative: boolean, size: number, d: number, digits: number): string => {
  const rest = size % d
  const rounded = (size - rest) / d + (2 * rest >= d ? 1 : 0)
  const text = String(rounded).padStart(digits + 1, '0')
  let end = text.length
  while (end > text.length - digits && text.charCodeAt(end - 1) === 48) end--
  const [whole, part] = [text.slice(0, text.length - digits), text.slice(text.length - digits, end)]
  return `${negative && rounded !== 0 ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`
}

/** Decimal text rounded to so many digits after the point, halves away from zero, without trailing zeros: 13/3 with 4 digits is `4.3333`. */
export const asExactText = (value: Exact, digits = 6): string => {
  const { n, d } = value
  if (d === 1) return String(n)
  if (typeof n === 'number' && typeof d === 'number' && digits < powers.length) {
    const scale = powers[digits] ?? 1
    const scaled = Math.abs(n) * scale
    if (scaled <= Number.MAX_SAFE_INTEGER && d < 2 ** 52) return roundedText(n < 0, scaled, d, digits)
  }
  const text = asRationalText(rationalOfExact(value), digits)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
