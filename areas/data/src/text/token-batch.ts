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
    return this.#rowLines[row] as number
  }

  cells(row: number): number {
    return (this.#rowCells[row + 1] as number) - (this.#rowCells[row] as number)
  }

  text(row: number, column: number): string {
    const cell = (this.#rowCells[row] as number) + column
    if (cell >= (this.#rowCells[row + 1] as number)) return ''
    const start = this.#starts[cell] as number
    const end = this.#ends[cell] as number
    const text = decode(this.#buffer, start, end)
    return this.#flags[cell] === doubledQuotes ? text.replaceAll('""', '"') : text
  }

  blank(row: number, column: number): boolean {
    const cell = (this.#rowCells[row] as number) + column
    if (cell >= (this.#rowCells[row + 1] as number)) return true
    const end = this.#ends[cell] as number
    for (let at = this.#starts[cell] as number; at < end; at++) if (this.#buffer[at] !== 32 && this.#buffer[at] !== 9) return false
    return true
  }

  number(row: number, column: number): number {
    const cell = (this.#rowCells[row] as number) + column
    if (cell >= (this.#rowCells[row + 1] as number)) return Number.NaN
    return parseDecimalBytes(this.#buffer, this.#starts[cell] as number, this.#ends[cell] as number)
  }

  canonical(row: number, column: number): boolean {
    const cell = (this.#rowCells[row] as number) + column
    if (cell >= (this.#rowCells[row + 1] as number)) return false
    return isCanonicalDecimal(this.#buffer, this.#starts[cell] as number, this.#ends[cell] as number)
  }
}

const decode = (bytes: Uint8Array, start: number, end: number): string => {
  if (end - start > shortCell) return utf8.decode(bytes.subarray(start, end))
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte > 127) return utf8.decode(bytes.subarray(start, end))
    text += characters[byte] as string
  }
  return text
}
