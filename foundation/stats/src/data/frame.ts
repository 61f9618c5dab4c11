import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../result/problems.ts'
import type { Column, FactorColumn, NumericColumn } from './column.ts'

/** A table of named columns of one length: what every model is fitted to. */
export interface Frame {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** Issues: `lengths-differ`, `column-twice`. */
export const frameOf = (columns: readonly Column[]): Outcome<Frame> => {
  const lengthOf = (column: Column): number => (column.kind === 'numeric' ? column.values.length : column.codes.length)
  const rows = columns[0] === undefined ? 0 : lengthOf(columns[0])
  const issues: Issue[] = []
  const kept = new Map<string, Column>()
  for (const column of columns) {
    if (lengthOf(column) !== rows)
      issues.push(
        inputError('lengths-differ', `${column.name} has ${lengthOf(column)} rows, the first column ${rows}.`, 'Give one value a row.', {
          column: column.name,
        }),
      )
    if (kept.has(column.name))
      issues.push(inputError('column-twice', `There are two columns named ${column.name}.`, 'Rename one of them.', { column: column.name }))
    kept.set(column.name, column)
  }
  return issues.length > 0 ? failed(...issues) : done({ rows, columns: kept })
}

const unknown = (frame: Frame, name: string, expected: string): Issue =>
  inputError('column-unknown', `There is no ${expected} column ${name}.`, `Choose one of ${[...frame.columns.keys()].join(', ')}.`, {
    column: name,
    expected: `${expected} column`,
  })

/** The numeric column of this name. Issues: `column-unknown`. */
export const numericOf = (frame: Frame, name: string): Outcome<NumericColumn> => {
  const column = frame.columns.get(name)
  return column?.kind === 'numeric' ? done(column) : failed(unknown(frame, name, 'numeric'))
}

/** The factor of this name. Issues: `column-unknown`. */
export const factorOf = (frame: Frame, name: string): Outcome<FactorColumn> => {
  const column = frame.columns.get(name)
  return column?.kind === 'factor' ? done(column) : failed(unknown(frame, name, 'categorical'))
}

/** The frame with these columns added or put in place of those of the same name. Errors: RangeError where lengths differ. */
export const withColumns = (frame: Frame, ...columns: readonly Column[]): Frame => {
  for (const column of columns)
    if ((column.kind === 'numeric' ? column.values.length : column.codes.length) !== frame.rows)
      throw new RangeError(`${column.name} has not ${frame.rows} rows.`)
  return { rows: frame.rows, columns: new Map([...frame.columns, ...columns.map((column) => [column.name, column] as const)]) }
}

const takeColumn = (column: Column, rows: Int32Array): Column =>
  column.kind === 'numeric'
    ? { ...column, values: Float64Array.from(rows, (row) => column.values[row] as number) }
    : { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] as number) }

/** These rows (0-based), in this order; a row may be taken more than once. Levels stay as they are. */
export const takeRows = (frame: Frame, rows: Int32Array): Frame => ({
  rows: rows.length,
  columns: new Map([...frame.columns].map(([name, column]) => [name, takeColumn(column, rows)])),
})

/** The factor without the levels that no row has, and a note when there were some. */
export const dropUnusedLevels = (factor: FactorColumn): { readonly factor: FactorColumn; readonly warnings: readonly Issue[] } => {
  const seen = new Set(factor.codes)
  const used = factor.levels.flatMap((level, at) => (seen.has(at) ? [{ level, at }] : []))
  if (used.length === factor.levels.length) return { factor, warnings: [] }
  const codeOf = new Map(used.map(({ at }, code) => [at, code]))
  const gone = factor.levels.filter((_, at) => !seen.has(at))
  return {
    factor: { ...factor, levels: used.map(({ level }) => level), codes: factor.codes.map((code) => codeOf.get(code) ?? -1) },
    warnings: [caution('level-unused', `${factor.name}: nobody has ${gone.join(', ')}.`, 'The level is left out.')],
  }
}
