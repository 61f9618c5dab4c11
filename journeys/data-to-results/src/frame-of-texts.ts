import type { Issue, Outcome } from '@dacryon/core'
import { asUnitText } from '@dacryon/core/unit-text'
import { parseNumber } from '@dacryon/data'
import { type Column, type Frame, factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import type { ColumnKind } from './column-fields.ts'
import type { TextColumn, TextTable } from './text-table.ts'

const at = (table: TextTable, column: TextColumn, row: number): Partial<Issue> => ({
  column: column.name,
  value: (column.cells[row] ?? '').slice(0, 60),
  ...(table.origin.kind === 'file' && { file: table.origin.name }),
  ...(table.lines?.[row] !== undefined && { line: table.lines[row] }),
})

const numberIssue = (table: TextTable, column: TextColumn, row: number, censored: boolean): Issue => ({
  code: censored ? 'value-censored' : 'number-expected',
  severity: 'error',
  message: censored
    ? `${column.cells[row]} is a limit, not a number: what to do with it is a decision.`
    : `“${(column.cells[row] ?? '').slice(0, 60)}” is not a number.`,
  remedy: censored
    ? 'Replace it by a number that the analysis plan states, or by NA.'
    : 'Correct it, or write NA where the value is not known.',
  expected: 'a number with a decimal point',
  ...at(table, column, row),
})

/** Numbers of a column, with every cell that is none. */
const numbersOf = (table: TextTable, column: TextColumn): { readonly values: (number | null)[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const values = column.cells.map((cell, row) => {
    if (cell === null) return null
    const written = parseNumber(cell, { decimal: '.' })
    if (written !== undefined && written.comparator === undefined) return written.number
    if (issues.length < 20) issues.push(numberIssue(table, column, row, written !== undefined))
    return null
  })
  return { values, issues }
}

/** A unit as people print it: tables, figures and sentences are for them; a mere annotation such as `{score}` is none. */
const printed = (unit: string | undefined): string | undefined => {
  const text = unit === undefined ? '' : asUnitText(unit, 'en')
  return text === '' ? undefined : text
}

const columnOf = (table: TextTable, column: TextColumn, kind: ColumnKind): Outcome<Column> => {
  if (kind === 'factor') return factorColumn(column.name, column.cells)
  const { values, issues } = numbersOf(table, column)
  if (issues.length === 0) return numericColumn(column.name, values, printed(column.unit))
  const censored = issues.some(({ code }) => code === 'value-censored')
  return kind === 'either' && !censored ? factorColumn(column.name, column.cells) : { ok: false, issues }
}

const unknownColumn = (table: TextTable, name: string): Issue => ({
  code: 'column-unknown',
  severity: 'error',
  message: `${table.name} has no column ${name}.`,
  remedy: `Choose one of ${table.columns
    .map((column) => column.name)
    .slice(0, 40)
    .join(', ')}.`,
  column: name,
  ...(table.origin.kind === 'file' && { file: table.origin.name }),
})

/**
 * The columns asked for as a frame: measurements as numbers, categories as factors. Issues, all at once: `column-unknown`,
 * `number-expected`, `value-censored`, each with file, line, column and value.
 */
export const frameOfTexts = (table: TextTable, asked: ReadonlyMap<string, ColumnKind>): Outcome<Frame> => {
  const issues: Issue[] = []
  const kept: Column[] = []
  for (const [name, kind] of asked) {
    const found = table.columns.find((column) => column.name === name)
    const made: Outcome<Column> = found === undefined ? { ok: false, issues: [unknownColumn(table, name)] } : columnOf(table, found, kind)
    if (made.ok) kept.push(made.value)
    else issues.push(...made.issues)
  }
  return issues.length > 0 ? { ok: false, issues } : frameOf(kept)
}
