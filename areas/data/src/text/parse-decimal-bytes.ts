import { byteAt } from './at.ts'

const tens = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))
const ascii = new TextDecoder('utf-8')

/**
 * Plain decimal number written in the bytes from `start` to `end` (sign, digits, point, exponent; blanks around it allowed), or NaN
 * when they are anything else, or too large for a double. Correctly rounded, as `Number(text)`: up to fifteen digits and powers of ten up
 * to 22 are exact doubles, so one multiplication or division rounds once; everything else goes through `Number`.
 */
export const parseDecimalBytes = (bytes: Uint8Array, start: number, end: number): number => {
  let at = start
  let last = end
  while (at < last && (bytes[at] === 32 || bytes[at] === 9)) at++
  while (last > at && (bytes[last - 1] === 32 || bytes[last - 1] === 9)) last--
  const from = at
  const first = bytes[at]
  const negative = first === 45
  if (negative || first === 43) at++
  let mantissa = 0
  let significant = 0
  let digits = 0
  let scale = 0
  for (; at < last; at++) {
    const digit = byteAt(bytes, at) - 48
    if (digit < 0 || digit > 9) break
    digits++
    if (significant > 0 || digit > 0) significant++
    mantissa = mantissa * 10 + digit
  }
  if (at < last && bytes[at] === 46) {
    for (at++; at < last; at++) {
      const digit = byteAt(bytes, at) - 48
      if (digit < 0 || digit > 9) break
      digits++
      scale--
      if (significant > 0 || digit > 0) significant++
      mantissa = mantissa * 10 + digit
    }
  }
  if (digits === 0) return Number.NaN
  if (at < last && (bytes[at] === 101 || bytes[at] === 69)) {
    at++
    const minus = bytes[at] === 45
    if (at < last && (minus || bytes[at] === 43)) at++
    const exponentFrom = at
    let exponent = 0
    for (; at < last; at++) {
      const digit = byteAt(bytes, at) - 48
      if (digit < 0 || digit > 9) break
      if (exponent < 100_000) exponent = exponent * 10 + digit
    }
    if (at === exponentFrom) return Number.NaN
    scale += minus ? -exponent : exponent
  }
  if (at !== last) return Number.NaN
  if (significant <= 15 && scale >= -22 && scale <= 22) {
    const value = scale < 0 ? mantissa / (tens[-scale] ?? 1) : mantissa * (tens[scale] ?? 1)
    return negative ? -value : value
  }
  const value = Number(ascii.decode(bytes.subarray(from, last)))
  return Number.isFinite(value) ? value : Number.NaN
}
