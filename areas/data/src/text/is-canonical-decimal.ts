import { byteAt } from './at.ts'

const ascii = new TextDecoder('utf-8')

/**
 * True when the bytes are the very text that `String(number)` gives for the number they write. Up to fifteen digits that is a
 * matter of form alone (a double tells all decimals of fifteen digits apart), so nothing is allocated.
 */
export const isCanonicalDecimal = (bytes: Uint8Array, start: number, end: number): boolean => {
  const from = bytes[start] === 45 ? start + 1 : start
  if (end <= from) return false
  let point = -1
  let leadingZeros = true
  let significant = 0
  let zerosAfterPoint = 0
  for (let at = from; at < end; at++) {
    const byte = byteAt(bytes, at)
    if (byte === 46) {
      if (point >= 0) return false
      point = at
    } else if (byte >= 48 && byte <= 57) {
      if (byte !== 48) leadingZeros = false
      if (!leadingZeros) significant++
      else if (point >= 0) zerosAfterPoint++
    } else return viaText(bytes, start, end)
  }
  const whole = point < 0 ? end : point
  if (whole === from || (bytes[from] === 48 && whole - from > 1)) return false
  if (point >= 0 && (point === end - 1 || bytes[end - 1] === 48)) return false
  if (leadingZeros) return from === start && point < 0
  if (zerosAfterPoint >= 6) return false
  return significant <= 15 || viaText(bytes, start, end)
}

const viaText = (bytes: Uint8Array, start: number, end: number): boolean => {
  const text = ascii.decode(bytes.subarray(start, end))
  const value = Number(text)
  return Number.isFinite(value) && String(value) === text
}
