/** What the text of a cell is to upstream's reader of numbers. */
export type NumberCell = { readonly kind: 'number'; readonly number: number } | { readonly kind: 'not-finite' } | { readonly kind: 'text' }

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/
const notFinite = /^[+-]?(nan|inf|infinity)$/i
const powerOfTen = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*\*\s*10\^([+-]?\d+)$/

const finite = (number: number): NumberCell => (Number.isFinite(number) ? { kind: 'number', number } : { kind: 'not-finite' })

/** Parse a number in Java's syntax (`1`, `-1.5`, `.5`, `1e-3`, `5d`) from trimmed text; NaN and infinities are told apart from text. */
export const parseJavaNumber = (text: string): NumberCell => {
  if (decimal.test(text)) return finite(Number(text.replace(/[dDfF]$/, '')))
  return notFinite.test(text) ? { kind: 'not-finite' } : { kind: 'text' }
}

/** The same for matrices, where `8.7144*10^7` is a number too. */
export const parseMatrixNumber = (text: string): NumberCell => {
  const power = powerOfTen.exec(text)
  return power === null ? parseJavaNumber(text) : finite(Number(`${power[1]}e${power[2]}`))
}
