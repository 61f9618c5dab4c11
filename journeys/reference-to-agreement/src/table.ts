/** A CSV of the reference directory: texts, an empty cell being missing. */
export interface Table {
  /** `data/trial.csv` */
  readonly path: string
  /** `trial` */
  readonly name: string
  readonly header: readonly string[]
  /** Rows of cells, in the order of the header. */
  readonly rows: readonly (readonly string[])[]
}

const columnAt = (table: Table, name: string): number => {
  const at = table.header.indexOf(name)
  if (at < 0) throw new RangeError(`${table.path} has no column ${name}; it has ${table.header.join(', ')}.`)
  return at
}

/** Cells of a column, `null` where missing. Errors: RangeError for a column that is not there. */
export const textsOf = (table: Table, name: string): (string | null)[] => {
  const at = columnAt(table, name)
  return table.rows.map((row) => (row[at] === undefined || row[at] === '' ? null : row[at]))
}

/** Numbers of a column, `null` where missing. Errors: RangeError for a cell that is not a number. */
export const numbersOf = (table: Table, name: string): (number | null)[] =>
  textsOf(table, name).map((text, row) => {
    if (text === null) return null
    const value = Number(text)
    if (Number.isNaN(value)) throw new RangeError(`${table.path}, row ${row + 1}, ${name}: '${text}' is not a number.`)
    return value
  })

/** Numbers of a column that has no missing value. Errors: RangeError where one is missing. */
export const completeNumbersOf = (table: Table, name: string): number[] =>
  numbersOf(table, name).map((value, row) => {
    if (value === null) throw new RangeError(`${table.path}, row ${row + 1}: ${name} is missing.`)
    return value
  })

/** The table of some of its rows (0-based). */
export const rowsOf = (table: Table, keep: (row: number) => boolean): Table => ({
  ...table,
  rows: table.rows.filter((_, row) => keep(row)),
})
