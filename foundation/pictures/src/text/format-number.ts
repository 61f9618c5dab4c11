const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const raised = (exponent: number): string =>
  `${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '').join('')}`

/** A whole power of ten as print has it, with what stands before it: 3×10⁻⁶. */
const formatPower = (mantissa: string, exponent: number): string => `${mantissa === '1' ? '' : `${mantissa}×`}10${raised(exponent)}`

const grouped = (text: string): string => {
  const [whole = '', decimals] = text.split('.')
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole
  return decimals === undefined ? spaced : `${spaced}.${decimals}`
}

/** A number with so many decimals, a true minus sign, and thin spaces between thousands; very large and very small ones as powers of ten. */
export const formatFixed = (value: number, decimals: number): string => {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  const size = Math.abs(value)
  if (size >= 1e7 || (size > 0 && size < 1e-6)) {
    const [mantissa = '', exponent = '0'] = size.toExponential(2).split('e')
    return `${value < 0 ? '−' : ''}${formatPower(String(Number(mantissa)), Number(exponent))}`
  }
  const text = size.toFixed(decimals)
  return `${value < 0 && Number(text) !== 0 ? '−' : ''}${grouped(text)}`
}

/** A number with about so many digits that matter, without trailing noise: 0.0123, 1.23, 123, 12 300. */
export const formatNumber = (value: number, digits = 3): string => {
  const size = Math.abs(value)
  if (size === 0 || !Number.isFinite(value)) return formatFixed(value, 0)
  const magnitude = Math.floor(Math.log10(size))
  return formatFixed(value, Math.min(8, Math.max(0, digits - 1 - magnitude)))
}

/** A share as per cent. */
export const formatPercent = (share: number, decimals = 0): string => `${formatFixed(100 * share, decimals)}%`

/** The shortest text that says the number with at most so many digits: 8, 0.25, 1.5. */
export const formatShort = (value: number, digits = 4): string => {
  const size = Math.abs(value)
  if (size === 0 || size >= 1e7 || size < 1e-6) return formatFixed(value, 0)
  const exact = Number(size.toPrecision(digits))
  const decimals = String(exact).split('.')[1]?.length ?? 0
  return formatFixed(value < 0 ? -exact : exact, Math.min(8, decimals))
}
