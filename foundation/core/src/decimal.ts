/** An exact decimal number: `coefficient` times ten to the `exponent`. Canonical: no trailing zeros, zero is 0 times 10 to the 0. */
export interface Decimal {
  readonly coefficient: bigint
  readonly exponent: number
}

/** Digits before and after the point beyond which a text is no measurement, and arithmetic would only burn memory. */
const widest = 10_000

const grammar = /^([+-]?)(\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Canonical decimal of a coefficient and an exponent. */
export const decimal = (coefficient: bigint, exponent: number): Decimal => {
  if (coefficient === 0n) return { coefficient: 0n, exponent: 0 }
  let [digits, power] = [coefficient, exponent]
  while (digits % 10n === 0n) {
    digits /= 10n
    power += 1
  }
  return { coefficient: digits, exponent: power }
}

/**
 * Exact value of a plain decimal text: optional sign, digits with an optional point, optional exponent (`12`, `-0.50`, `.5`, `1e-3`).
 * `undefined` for anything else, and for numbers with more than 10 000 digits written out.
 */
export const parseDecimal = (text: string): Decimal | undefined => {
  const found = grammar.exec(text)
  if (found === null) return undefined
  const [, sign, whole = '', fraction = '', power = '0'] = found
  if (whole === '' && fraction === '') return undefined
  const exponent = Number(power) - fraction.length
  if (whole.length + fraction.length > widest || Math.abs(exponent) > widest) return undefined
  const size = BigInt(whole + fraction)
  return decimal(sign === '-' ? -size : size, exponent)
}
