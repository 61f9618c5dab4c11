import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** What a prediction is made from: complete columns, one after the other. */
export interface Predictors {
  readonly rows: number
  readonly names: readonly string[]
  /** Column by column; a category is its code from 0. */
  readonly values: Float64Array
  /** Levels of a column of categories, empty for a measured one. */
  readonly levels: readonly (readonly string[])[]
}

const mostLevels = 31

const gap = (name: string, row: number): Issue =>
  inputError('value-missing', `${name} is missing in row ${row + 1}.`, 'Take complete cases, or impute inside the training fold.', {
    column: name,
    line: row + 1,
  })

/**
 * The columns of a frame as predictors. Every one must be complete.
 *
 * Issues: `column-unknown`, `value-missing`, `too-many-categories` (more than 31).
 */
export const predictorsOf = (frame: Frame, names: readonly string[]): Outcome<Predictors> => {
  const values = new Float64Array(frame.rows * names.length)
  const levels: (readonly string[])[] = []
  const issues: Issue[] = []
  names.forEach((name, at) => {
    const column = frame.columns.get(name)
    if (column === undefined)
      issues.push(inputError('column-unknown', `There is no column ${name}.`, 'Choose another column.', { column: name }))
    else if (column.kind === 'factor' && column.levels.length > mostLevels)
      issues.push(
        inputError(
          'too-many-categories',
          `${name} has ${column.levels.length} categories.`,
          `Join categories until there are ${mostLevels}.`,
          {
            column: name,
          },
        ),
      )
    else {
      const from = column.kind === 'numeric' ? column.values : column.codes
      const missing = from.findIndex((value) => Number.isNaN(value) || (column.kind === 'factor' && value < 0))
      if (missing >= 0) issues.push(gap(name, missing))
      values.set(from, at * frame.rows)
    }
    levels.push(column?.kind === 'factor' ? column.levels : [])
  })
  return issues.length > 0 ? failed(...issues) : done({ rows: frame.rows, names, values, levels })
}

/** Measured predictors from one array a column. Issues: `lengths-differ`, `value-not-finite`. */
export const measuredPredictors = (names: readonly string[], columns: readonly ArrayLike<number>[]): Outcome<Predictors> => {
  const rows = columns[0]?.length ?? 0
  const issues: Issue[] = []
  const values = new Float64Array(rows * columns.length)
  columns.forEach((column, at) => {
    const name = names[at] ?? `column ${at + 1}`
    if (column.length !== rows)
      issues.push(
        inputError('lengths-differ', `${name} has ${column.length} rows, the first ${rows}.`, 'Give one value a row.', { column: name }),
      )
    else values.set(Float64Array.from(column), at * rows)
    for (let row = 0; row < column.length; row++)
      if (!Number.isFinite(column[row])) {
        issues.push(
          inputError('value-not-finite', `${name} holds ${column[row]}.`, 'Leave the row out, or impute inside the training fold.', {
            column: name,
            line: row + 1,
          }),
        )
        break
      }
  })
  return issues.length > 0 ? failed(...issues) : done({ rows, names, values, levels: columns.map(() => []) })
}

/** These rows (0-based) in this order; a row may be taken more than once. */
export const takePredictors = (from: Predictors, rows: ArrayLike<number>): Predictors => {
  const values = new Float64Array(rows.length * from.names.length)
  for (let column = 0; column < from.names.length; column++)
    for (let at = 0; at < rows.length; at++)
      values[column * rows.length + at] = from.values[column * from.rows + (rows[at] as number)] as number
  return { ...from, rows: rows.length, values }
}

/** Some of the columns, by position. */
export const selectPredictors = (from: Predictors, columns: readonly number[]): Predictors => {
  const values = new Float64Array(from.rows * columns.length)
  columns.forEach((column, at) => {
    values.set(from.values.subarray(column * from.rows, (column + 1) * from.rows), at * from.rows)
  })
  return {
    rows: from.rows,
    names: columns.map((column) => from.names[column] ?? ''),
    values,
    levels: columns.map((column) => from.levels[column] ?? []),
  }
}
