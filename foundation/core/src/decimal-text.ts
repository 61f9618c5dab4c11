import type { Decimal } from './decimal.ts'

/** Plain digits with a point, never an exponent: `0.00012`, `-3`, `1500`. */
export const asDecimalText = ({ coefficient, exponent }: Decimal): string => {
  const sign = coefficient < 0n ? '-' : ''
  const digits = String(coefficient < 0n ? -coefficient : coefficient)
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent)
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}
