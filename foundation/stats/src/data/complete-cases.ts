import type { Issue, Outcome } from '@dacryon/core'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Column, FactorColumn } from './column.ts'
import { dropUnusedLevels, type Frame, takeRows } from './frame.ts'

/** The rows that have a value in every column asked for, with the count of what was missing. */
export interface CompleteCases {
  readonly frame: Frame
  /** Rows of the given frame that were kept, 0-based. */
  readonly rows: Int32Array
  readonly counted: Counted
  readonly warnings: readonly Issue[]
}

const missingAt = (column: Column, row: number): boolean =>
  column.kind === 'numeric' ? Number.isNaN(column.values[row]) : column.codes[row] === -1

/**
 * Complete cases over these columns. Nothing is imputed; what was dropped is counted by column. Levels that no row has are dropped with a
 * note.
 *
 * Issues: `column-unknown`, all at once; `no-complete-case`.
 */
export const completeCases = (frame: Frame, names: readonly string[]): Outcome<CompleteCases> => {
  const absent = names.filter((name) => !frame.columns.has(name))
  if (absent.length > 0)
    return failed(
      ...absent.map((name) =>
        inputError('column-unknown', `There is no column ${name}.`, `Choose one of ${[...frame.columns.keys()].join(', ')}.`, {
          column: name,
        }),
      ),
    )
  const wanted = [...new Set(names)].flatMap((name) => frame.columns.get(name) ?? [])
  const missing: Record<string, number> = {}
  const rows: number[] = []
  for (let row = 0; row < frame.rows; row++) {
    let complete = true
    for (const column of wanted) {
      if (!missingAt(column, row)) continue
      complete = false
      missing[column.name] = (missing[column.name] ?? 0) + 1
    }
    if (complete) rows.push(row)
  }
  if (rows.length === 0)
    return failed(
      inputError('no-complete-case', `No row has a value in every one of ${names.join(', ')}.`, 'Choose other columns, or impute first.'),
    )
  const kept = Int32Array.from(rows)
  const taken = takeRows({ rows: frame.rows, columns: new Map(wanted.map((column) => [column.name, column])) }, kept)
  const trimmed = [...taken.columns.values()]
    .filter((column): column is FactorColumn => column.kind === 'factor')
    .map((factor) => dropUnusedLevels(factor))
  const columns = new Map([...taken.columns, ...trimmed.map(({ factor }) => [factor.name, factor] as const)])
  return done({
    frame: { rows: rows.length, columns },
    rows: kept,
    counted: { n: frame.rows, used: rows.length, missing },
    warnings: trimmed.flatMap(({ warnings }) => warnings),
  })
}
