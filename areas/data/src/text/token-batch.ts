import { byteAt, intAt } from './at.ts'
import type { RowBatch } from './delimited.ts'
import { isCanonicalDecimal } from './is-canonical-decimal.ts'
import { parseDecimalBytes } from './parse-decimal-bytes.ts'
import { doubledQuotes, type Tokenizer } from './tokenizer.ts'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const characters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
/** Up to here joining characters is faster than a call into the decoder. */
const shortCell = 24

/** Rows that wait in a tokenizer, seen through their positions. */
export class TokenBatch implements RowBatch {
  readonly rows: number
  readonly #rowCells: Int32Array
  readonly #rowLines: Int32Array
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #flags: Uint8Array
  readonly #buffer: Uint8Array

  constructor(tokens: Tokenizer, rows: number) {
    this.rows = rows
    this.#rowCells = tokens.rowCells
    this.#rowLines = tokens.rowLines
    this.#starts = tokens.starts
    this.#ends = tokens.ends
    this.#flags = tokens.flags
    this.#buffer = tokens.buffer
  }

  line(row: number): number {
    return intAt(this.#rowLines, row)
  }

  cells(row: number): number {
    return intAt(this.#rowCells, row + 1) - intAt(this.#rowCells, row)
  }

  text(row: number, column: number): string {
    const cell = intAt(this.#rowCells, row) + column
    if (cell >= intAt(this.#rowCells, row + 1)) return ''
    const start = intAt(this.#starts, cell)
    const end = intAt(this.#ends, cell)
    const text = decode(this.#buffer, start, end)
    return this.#flags[cell] === doubledQuotes ? text.replaceAll('""', '"') : text
  }

  blank(row: number, column: number): boolean {
    const cell = intAt(this.#rowCells, row) + column
    if (cell >= intAt(this.#rowCells, row + 1)) return true
    const end = intAt(this.#ends, cell)
    for (let at = intAt(this.#starts, cell); at < end; at++) if (this.#buffer[at] !== 32 && this.#buffer[at] !== 9) return false
    return true
  }

  number(row: number, column: number): number {
    const cell = intAt(this.#rowCells, row) + column
    if (cell >= intAt(this.#rowCells, row + 1)) return Number.NaN
    return parseDecimalBytes(this.#buffer, intAt(this.#starts, cell), intAt(this.#ends, cell))
  }

  canonical(row: number, column: number): boolean {
    const cell = intAt(this.#rowCells, row) + column
    if (cell >= intAt(this.#rowCells, row + 1)) return false
    return isCanonicalDecimal(this.#buffer, intAt(this.#starts, cell), intAt(this.#ends, cell))
  }
}

/** Short cells of a table are few and come back: each is made into text once, and later ones find it by their bytes. */
const shortText = 8
const slots = 1 << 13
const lows = new Int32Array(slots)
const highs = new Int32Array(slots)
const texts: string[] = new Array(slots).fill('')

const decode = (bytes: Uint8Array, start: number, end: number): string => {
  if (end - start > shortText) return end - start > shortCell ? utf8.decode(bytes.subarray(start, end)) : spell(bytes, start, end)
  let low = 0
  let high = 0
  for (let at = start; at < end; at++) {
    const byte = byteAt(bytes, at)
    if (byte > 127) return utf8.decode(bytes.subarray(start, end))
    high = (high << 7) | (low >>> 25)
    low = (low << 7) | byte
  }
  const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 19
  if (lows[slot] === low && highs[slot] === high) return texts[slot] ?? ''
  const text = spell(bytes, start, end)
  lows[slot] = low
  highs[slot] = high
  texts[slot] = text
  return text
}

const spell = (bytes: Uint8Array, start: number, end: number): string => {
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = byteAt(bytes, at)
    if (byte > 127) return utf8.decode(bytes.subarray(start, end))
    text += characters[byte] ?? ''
  }
  return text
}
