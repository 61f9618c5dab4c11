import { type Decimal, parseDecimal } from './decimal.ts'

/**
 * Exact decimal of an observed number. That is its source text when the text is a plain decimal that reads as this very number, and else
 * the shortest decimal form of the double. (A text that reads as another number is the source of a converted value: `150` mg/dL beside
 * 1.5 g/L.) Throws a `RangeError` for NaN and infinities, which are no observed values.
 */
export const decimalOf = (number: number, raw?: string): Decimal => {
  const written = raw === undefined || Number(raw) !== number ? undefined : parseDecimal(raw)
  const exact = written ?? parseDecimal(String(number))
  if (exact === undefined) throw new RangeError(`${number} is not a finite number`)
  return exact
}
