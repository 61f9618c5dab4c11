import { byteAt } from './at.ts'

/** Offset of the first byte from `start` to `end` that cannot stand in UTF-8, or -1. Surrogates and overlong forms are refused. */
export const invalidUtf8 = (bytes: Uint8Array, start: number, end: number): number => {
  let at = start
  while (at < end) {
    const lead = byteAt(bytes, at)
    if (lead < 0x80) {
      at++
      continue
    }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0 || at + length > end) return at
    const second = byteAt(bytes, at + 1)
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (second < low || second > high) return at
    for (let next = 2; next < length; next++) if ((byteAt(bytes, at + next) & 0xc0) !== 0x80) return at
    at += length
  }
  return -1
}
