import { error, shown, warning } from './problem.ts'
import { cellOf, type Reading } from './reading.ts'

/** New value of a cell, or null when the cell is to be dropped. */
export type Replacement = string | null

/** Values of one column that are replaced; compared with the cell as the file has it, blanks and all. */
export class ColumnWords {
  readonly #words = new Map<string, { readonly to: Replacement; readonly line: number }>()
  readonly #used = new Set<string>()

  add(from: string, to: Replacement, line: number): boolean {
    const known = this.#words.get(from)
    if (known !== undefined) return known.to === to
    this.#words.set(from, { to, line })
    return true
  }

  /** The cell after mapping; the same text when no word applies. */
  map(raw: string): Replacement {
    const word = this.#words.get(raw)
    if (word === undefined) return raw
    this.#used.add(raw)
    return word.to
  }

  get unused(): readonly { readonly from: string; readonly line: number }[] {
    return [...this.#words].filter(([from]) => !this.#used.has(from)).map(([from, { line }]) => ({ from, line }))
  }

  /** The words as a sentence for the ledger. */
  get rule(): string {
    return [...this.#words].map(([from, { to }]) => (to === null ? `"${from}" dropped` : `"${from}" to "${to}"`)).join(', ')
  }
}

/** Word maps by data file and 1-based column. */
export class WordMap {
  readonly path: string
  readonly #columns = new Map<string, { readonly file: string; readonly column: number; readonly words: ColumnWords }>()

  constructor(path: string) {
    this.path = path
  }

  of(file: string, column: number): ColumnWords | undefined {
    return this.#columns.get(`${column}\t${file}`)?.words
  }

  add(file: string, column: number): ColumnWords {
    const known = this.of(file, column)
    if (known !== undefined) return known
    const words = new ColumnWords()
    this.#columns.set(`${column}\t${file}`, { file, column, words })
    return words
  }

  /** Words that met no cell: a misspelt value, or a column that is not mapped. */
  reportUnused(reading: Reading): void {
    for (const { file, column, words } of this.#columns.values())
      for (const { from, line } of words.unused) {
        const message = `The word map replaces "${shown(from)}" in column ${column} of ${file}, where it does not occur in a mapped column.`
        const remedy = 'Compare it with the data sign by sign, blanks and capitals included, or take the line out.'
        reading.log.add(warning('word-unused', message, remedy, { file: this.path, line, column: 3, value: shown(from) }))
      }
  }
}

/** Read a word map: file, column number, original value, new value. The new value `null`, or none, drops the cell. */
export const readWordMap = async (reading: Reading, path: string): Promise<WordMap> => {
  const map = new WordMap(path)
  let header = true
  for await (const row of reading.rows(path, { quoted: false })) {
    if (header) {
      header = false
      continue
    }
    const place = { file: path, line: row.line }
    const numberText = cellOf(row, 1)
    if (!/^[1-9]\d{0,5}$/.test(numberText)) {
      reading.log.add(
        error('column-number-expected', `"${shown(numberText)}" is no column number.`, 'Count the columns of the data file from 1.', {
          ...place,
          column: 2,
          value: shown(numberText),
          expected: 'a whole number from 1',
        }),
      )
      continue
    }
    const to = cellOf(row, 3)
    const from = row.cells[2] ?? ''
    if (!map.add(cellOf(row, 0), Number(numberText)).add(from, to === '' || to === 'null' ? null : to, row.line))
      reading.log.add(
        error('word-twice', `"${shown(from)}" is replaced by two different values.`, 'Keep one of the two lines.', {
          ...place,
          column: 3,
          value: shown(from),
        }),
      )
  }
  return map
}
