import { type Frame, numericOf } from '@dacryon/stats/data'
import { type Expression, expressionOf } from '@dacryon/stats/omics'
import { ask } from './ask.ts'

/** Numeric columns as features by rows (samples named by their row, from 1); missing values stay missing. */
export const expressionOfColumns = (frame: Frame, names: readonly string[]): Expression => {
  const values = new Float64Array(names.length * frame.rows)
  names.forEach((name, at) => {
    values.set(ask(numericOf(frame, name)).values, at * frame.rows)
  })
  return ask(
    expressionOf(
      names,
      Array.from({ length: frame.rows }, (_, row) => `row ${row + 1}`),
      values,
    ),
  )
}

/** Numeric columns as rows by columns. */
export const pointsOfColumns = (frame: Frame, names: readonly string[]) => {
  const columns = names.map((name) => ask(numericOf(frame, name)).values)
  const data = new Float64Array(frame.rows * names.length)
  columns.forEach((values, at) => {
    values.forEach((value, row) => {
      data[row * names.length + at] = value
    })
  })
  return { rows: frame.rows, columns: names.length, data }
}

/** Names of numeric columns that have one value only, in all rows that have one. */
export const constantColumns = (frame: Frame, names: readonly string[]): readonly string[] =>
  names.filter((name) => {
    const known = ask(numericOf(frame, name)).values.filter((value) => !Number.isNaN(value))
    return known.length > 0 && known.every((value) => value === known[0])
  })
