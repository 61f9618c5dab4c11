import { csvCell } from '@dacryon/data'

const encoder = new TextEncoder()
const [quote, comma, lineEnd, blank] = [34, 44, 10, 32]
/** Longer cells go through the encoder. */
const short = 64

/**
 * CSV as bytes (RFC 4180 cells, UTF-8, lines end with LF), written cell by cell. Plain cells, of which tables are made, go in without a
 * string being built of them.
 */
export class CsvBytes {
  #buffer = new Uint8Array(1 << 18)
  #at = 0
  #first = true

  /** Bytes that wait to be taken. */
  get length(): number {
    return this.#at
  }

  cell(text: string): void {
    const length = text.length
    if (this.#at + length + 2 > this.#buffer.length) this.#grow(length + 2)
    if (this.#first) this.#first = false
    else this.#buffer[this.#at++] = comma
    if (length > short || !this.#plain(text, length)) this.#encoded(text)
  }

  /** False, and nothing written, when the cell is not plain. */
  #plain(text: string, length: number): boolean {
    const buffer = this.#buffer
    let at = this.#at
    for (let place = 0; place < length; place++) {
      const code = text.charCodeAt(place)
      const special = code < blank || code === quote || code === comma || code > 126
      if (special || (code === blank && (place === 0 || place === length - 1))) return false
      buffer[at++] = code
    }
    this.#at = at
    return true
  }

  endRow(): void {
    if (this.#at === this.#buffer.length) this.#grow(1)
    this.#buffer[this.#at++] = lineEnd
    this.#first = true
  }

  /** What was written since the last time. */
  take(): Uint8Array {
    const taken = this.#buffer.slice(0, this.#at)
    this.#at = 0
    return taken
  }

  #grow(room: number): void {
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#at + room))
    larger.set(this.#buffer.subarray(0, this.#at))
    this.#buffer = larger
  }

  #encoded(text: string): void {
    const bytes = encoder.encode(csvCell(text))
    if (this.#at + bytes.length > this.#buffer.length) this.#grow(bytes.length)
    this.#buffer.set(bytes, this.#at)
    this.#at += bytes.length
  }
}
