import { asDecimalText, decimalOf } from '@dacryon/core'

/** Exact decimal of an observed number, written out without an exponent. */
export const numberText = (number: number, raw?: string): string => {
  if (raw === undefined) {
    const short = String(number)
    if (!short.includes('e')) return short
  }
  return asDecimalText(decimalOf(number, raw))
}
