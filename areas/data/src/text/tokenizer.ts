import { type Issue, IssueLog } from '@dacryon/core'
import { byteAt, intAt } from './at.ts'
import { byteClass, classesFor } from './byte-class.ts'
import type { DelimitedOptions } from './delimited.ts'
import { grown } from './grown.ts'
import { SplitStop } from './split-stop.ts'

const plain = 0
const inQuotes = 1
const afterQuote = 2
const maxRowBytes = 1 << 28

/** A cell whose quotes were doubled inside. */
export const doubledQuotes = 1

/**
 * Finds cells in bytes that arrive piece by piece; where the pieces end makes no difference. Complete rows wait, as positions in
 * `buffer`, until `release` forgets them. Cells of row r are `rowCells[r]` up to `rowCells[r + 1]`.
 */
export class Tokenizer {
  buffer = new Uint8Array(1 << 19)
  starts = new Int32Array(1 << 14)
  ends = new Int32Array(1 << 14)
  flags = new Uint8Array(1 << 14)
  rowCells = new Int32Array(1 << 10)
  rowLines = new Int32Array(1 << 10)
  rows = 0
  /** End of the last complete row in `buffer`. */
  settled = 0
  /** A byte above 127 was seen since the last release. */
  high = false

  readonly #log = new IssueLog()
  readonly #options: DelimitedOptions
  readonly #classes: Uint8Array
  readonly #maxColumns: number
  readonly #maxCell: number
  #length = 0
  #at = 0
  #state = plain
  #cells = 0
  #start = 0
  #quoteEnd = 0
  #flag = 0
  #line = 1
  #rowLine = 1
  #quoteLine = 1

  constructor(options: DelimitedOptions) {
    if (options.delimiter.length !== 1 || options.delimiter.charCodeAt(0) > 127) throw new RangeError('a delimiter is one ASCII character')
    this.#options = options
    this.#classes = classesFor(options)
    this.#maxColumns = options.maxColumns ?? 100_000
    this.#maxCell = options.maxCellBytes ?? 1 << 20
  }

  get issues(): readonly Issue[] {
    return this.#log.all()
  }

  report(issue: Omit<Issue, 'severity' | 'file'>): void {
    this.#log.add({ severity: 'error', file: this.#options.file, ...issue })
  }

  /** Take bytes in. Throws a `SplitStop` where splitting makes no sense any more. */
  push(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.#length + chunk.length))
      larger.set(this.buffer.subarray(0, this.#length))
      this.buffer = larger
    }
    this.buffer.set(chunk, this.#length)
    this.#length += chunk.length
    this.#scan()
    if (this.#length - this.#start > this.#maxCell) this.#tooLong()
    if (this.#length - this.settled > maxRowBytes)
      this.#stop({
        code: 'row-too-long',
        message: `The row that starts on line ${this.#rowLine} is longer than ${maxRowBytes} bytes.`,
        remedy: 'Check the line ends and the quotes of the file.',
        line: this.#rowLine,
      })
  }

  /** The bytes have ended: settle a last line without line end. */
  finish(): void {
    if (this.#state === inQuotes)
      this.#stop({
        code: 'quote-unclosed',
        message: `A quote opened on line ${this.#quoteLine} is never closed.`,
        remedy: 'Close the quote, or say that the file does not use quotes.',
        line: this.#quoteLine,
        column: this.#column(),
      })
    if (this.#state === afterQuote) this.#endCell(this.#quoteEnd)
    else if (this.#at > this.#start || this.#cells > this.#rowFirst()) this.#endCell(this.#withoutReturn())
    if (this.#cells > this.#rowFirst()) this.#endRow()
    if (this.#line === 1 && this.#returnInPlainCell())
      this.report({
        code: 'line-ends',
        message: 'Lines end with a lone carriage return, as in very old Macintosh files.',
        remedy: 'Save the file with the line ends of Windows or Unix.',
        line: 1,
      })
    this.settled = this.#length
  }

  /** Forget complete rows; what they used is written over. */
  release(): void {
    const kept = this.#cells - this.#rowFirst()
    const from = this.#rowFirst()
    const by = this.settled
    this.buffer.copyWithin(0, by, this.#length)
    this.flags.copyWithin(0, from, this.#cells)
    for (let cell = 0; cell < kept; cell++) {
      this.starts[cell] = intAt(this.starts, from + cell) - by
      this.ends[cell] = intAt(this.ends, from + cell) - by
    }
    this.#cells = kept
    this.#length -= by
    this.#at -= by
    this.#start -= by
    this.#quoteEnd -= by
    this.settled = 0
    this.rows = 0
    this.high = false
    for (let at = 0; at < this.#length && !this.high; at++) this.high = byteAt(this.buffer, at) > 127
  }

  #rowFirst(): number {
    return intAt(this.rowCells, this.rows)
  }

  #column(): number {
    return this.#cells - this.#rowFirst() + 1
  }

  #withoutReturn(): number {
    return this.#at > this.#start && this.buffer[this.#at - 1] === 13 ? this.#at - 1 : this.#at
  }

  #returnInPlainCell(): boolean {
    for (let cell = 0; cell < this.#cells; cell++) {
      const start = intAt(this.starts, cell)
      if (this.buffer[start - 1] !== 34 && this.buffer.subarray(start, this.ends[cell]).includes(13)) return true
    }
    return false
  }

  #stop(issue: Omit<Issue, 'severity' | 'file'>): never {
    throw new SplitStop(issue)
  }

  #tooLong(): never {
    const opened = this.#state === inQuotes ? ' A quote that is never closed does this.' : ''
    return this.#stop({
      code: 'cell-too-long',
      message: `A cell is longer than ${this.#maxCell} bytes.${opened}`,
      remedy: 'Check the quotes and the delimiter of the file.',
      line: this.#state === inQuotes ? this.#quoteLine : this.#line,
      column: this.#column(),
    })
  }

  #endCell(end: number): void {
    const cell = this.#cells
    if (cell === this.starts.length) {
      this.starts = grown(this.starts, Int32Array)
      this.ends = grown(this.ends, Int32Array)
      this.flags = grown(this.flags, Uint8Array)
    }
    if (cell - this.#rowFirst() >= this.#maxColumns)
      this.#stop({
        code: 'too-many-columns',
        message: `Line ${this.#rowLine} has more than ${this.#maxColumns} columns.`,
        remedy: 'Check the delimiter and the line ends; a table this wide should be turned so that features are rows.',
        line: this.#rowLine,
        expected: `at most ${this.#maxColumns} columns`,
      })
    if (end - this.#start > this.#maxCell) this.#tooLong()
    this.starts[cell] = this.#start
    this.ends[cell] = end
    this.flags[cell] = this.#flag
    this.#flag = 0
    this.#cells = cell + 1
  }

  #endRow(): void {
    if (this.rows + 2 > this.rowLines.length) {
      this.rowCells = grown(this.rowCells, Int32Array)
      this.rowLines = grown(this.rowLines, Int32Array)
    }
    this.rowLines[this.rows] = this.#rowLine
    this.rows++
    this.rowCells[this.rows] = this.#cells
  }

  /** At a line end: `#at` stands on the line feed. */
  #lineEnd(end: number, quoted: boolean): void {
    const empty = !quoted && end === this.#start && this.#cells === this.#rowFirst()
    if (!empty) {
      this.#endCell(end)
      this.#endRow()
    }
    this.#line++
    this.#rowLine = this.#line
    this.#start = this.settled = this.#at + 1
  }

  #scan(): void {
    const buffer = this.buffer
    const classes = this.#classes
    const length = this.#length
    for (; this.#at < length; this.#at++) {
      if (this.#state === plain) this.#scanPlain(buffer, classes, length)
      else if (this.#state === inQuotes) this.#scanQuoted(buffer, length)
      else this.#scanAfterQuote(byteAt(buffer, this.#at))
    }
    // Each scanner may end on the end of the buffer, and the loop then steps once too far.
    this.#at = length
  }

  /** Ends on the byte that changes the state, or on the last byte. */
  #scanPlain(buffer: Uint8Array, classes: Uint8Array, length: number): void {
    for (let at = this.#at; at < length; at++) {
      const kind = classes[byteAt(buffer, at)]
      if (kind === byteClass.ordinary) continue
      this.#at = at
      if (kind === byteClass.delimiter) {
        this.#endCell(at)
        this.#start = at + 1
      } else if (kind === byteClass.lineEnd) {
        this.#lineEnd(this.#withoutReturn(), false)
      } else if (kind === byteClass.quote) {
        if (at !== this.#start) continue
        this.#state = inQuotes
        this.#quoteLine = this.#line
        this.#start = at + 1
        return
      } else if (kind === byteClass.high) this.high = true
      else this.#binary()
    }
    this.#at = length
  }

  #scanQuoted(buffer: Uint8Array, length: number): void {
    for (let at = this.#at; at < length; at++) {
      const byte = byteAt(buffer, at)
      if (byte === 34) {
        this.#at = at
        this.#quoteEnd = at
        this.#state = afterQuote
        return
      }
      if (byte === 10) this.#line++
      else if (byte > 127) this.high = true
      else if (byte === 0) this.#binary()
    }
    this.#at = length
  }

  #scanAfterQuote(byte: number): void {
    if (byte === 34) {
      this.#flag = doubledQuotes
      this.#state = inQuotes
    } else if (this.#classes[byte] === byteClass.delimiter) {
      this.#endCell(this.#quoteEnd)
      this.#start = this.#at + 1
      this.#state = plain
    } else if (byte === 10) {
      this.#lineEnd(this.#quoteEnd, true)
      this.#state = plain
    } else if (byte !== 13) {
      this.report({
        code: 'quote-misplaced',
        message: `Text follows a closing quote on line ${this.#line}.`,
        remedy: 'Double the quotes inside the cell, or say that the file does not use quotes.',
        line: this.#line,
        column: this.#column(),
      })
      this.#flag = 0
      this.#start--
      this.#state = plain
      this.#at--
    }
  }

  #binary(): never {
    return this.#stop({
      code: 'binary-file',
      message: `Line ${this.#line} holds a NUL byte: this is not a text file, or it is UTF-16 without a byte order mark.`,
      remedy: 'Save the table as UTF-8 text; for UTF-16 say --encoding utf-16le.',
      line: this.#line,
      column: this.#column(),
    })
  }
}
