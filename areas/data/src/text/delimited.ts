import type { Issue } from '@dacryon/core'

/** How a delimited file is written. */
export interface DelimitedOptions {
  /** One character, usually tab, comma or semicolon. */
  readonly delimiter: string
  /** Double quotes protect delimiters and line ends, and are doubled inside; `false` takes them as text. */
  readonly quoted: boolean
  /** Name for issues. */
  readonly file: string
  /** Encoding label of the web's encoding standard; UTF-8 when absent. A byte order mark wins over it. */
  readonly encoding?: string
  /** Longest header or row accepted, in columns (default 100 000). */
  readonly maxColumns?: number
  /** Longest cell accepted, in bytes (default 1 MiB). */
  readonly maxCellBytes?: number
}

/**
 * Rows of a delimited file, many at a time, without making a string of every cell: cells are asked for one by one, as text or as
 * number. A batch is valid until the next one is asked for.
 */
export interface RowBatch {
  readonly rows: number
  /** 1-based line on which the row starts. */
  line(row: number): number
  cells(row: number): number
  /** Cell as the file wrote it, quotes removed; empty text beyond the end of the row. */
  text(row: number, column: number): string
  /** True when the cell is empty or only blanks. */
  blank(row: number, column: number): boolean
  /**
   * Plain decimal number of a cell without going through text (optional sign, digits, point, exponent); NaN when the cell is anything else.
   * `canonical` tells if `String(number)` would give back the very text.
   */
  number(row: number, column: number): number
  canonical(row: number, column: number): boolean
}

/** Problems found while splitting: encoding, unclosed quotes, too many columns. Reading may have ended early. */
export interface DelimitedReader extends AsyncIterable<RowBatch> {
  readonly issues: readonly Issue[]
  /** Bytes taken in so far, for progress. */
  readonly bytes: number
}
