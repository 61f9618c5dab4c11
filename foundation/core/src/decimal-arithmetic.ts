import { type Decimal, decimal } from './decimal.ts'

/** Both coefficients over the smaller of the two exponents. */
const aligned = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent)
  return [a.coefficient * 10n ** BigInt(a.exponent - exponent), b.coefficient * 10n ** BigInt(b.exponent - exponent), exponent]
}

/** Exact sum. */
export const addDecimals = (a: Decimal, b: Decimal): Decimal => {
  const [left, right, exponent] = aligned(a, b)
  return decimal(left + right, exponent)
}

/** Exact difference `a - b`. */
export const subtractDecimals = (a: Decimal, b: Decimal): Decimal => {
  const [left, right, exponent] = aligned(a, b)
  return decimal(left - right, exponent)
}

/** Exact product. */
export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => decimal(a.coefficient * b.coefficient, a.exponent + b.exponent)
