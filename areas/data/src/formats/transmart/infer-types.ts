import type { Part } from '../../parts.ts'
import type { RowBatch } from '../../text/delimited.ts'
import type { FilePlan, PlannedColumn } from './clinical-plan.ts'
import { parseJavaNumber } from './parse-java-number.ts'
import type { Reading } from './reading.ts'
import { RowVariable } from './row-variable.ts'
import type { Variable } from './variable.ts'
import type { Variables } from './variables.ts'

/** Columns of a file whose type is nowhere declared. */
export const columnsToInfer = (
  file: FilePlan,
  variables: Variables,
): readonly { readonly column: PlannedColumn; readonly variable: Variable | undefined }[] => {
  const rows = new RowVariable(file, variables)
  return file.columns
    .map((column) => ({ column, variable: rows.fixed(column) }))
    .filter(({ column, variable }) => (variable === undefined ? column.mapped.type === undefined : variable.inferred))
}

/** First pass over a data file: look at every value of the variables without a declared type. */
export async function* inferTypes(reading: Reading, file: FilePlan, variables: Variables): AsyncGenerator<Part> {
  const wanted = columnsToInfer(file, variables)
  if (wanted.length === 0) return
  const rows = new RowVariable(file, variables)
  let header = true
  for await (const batch of reading.batches(file.path, { share: 0.5 })) {
    for (let row = header ? 1 : 0; row < batch.rows; row++)
      for (const { column, variable } of wanted) look(file, column, variable ?? rows.of(column, batch, row), batch, row)
    header = false
    yield reading.progress
  }
}

const look = (file: FilePlan, { column, words }: PlannedColumn, variable: Variable | undefined, batch: RowBatch, row: number): void => {
  if (variable === undefined) return
  if (words === undefined && Number.isFinite(batch.number(row, column))) {
    variable.sawNumber()
    return
  }
  if (words === undefined && batch.blank(row, column)) return
  const raw = batch.text(row, column)
  const value = ((words === undefined ? raw : words.map(raw)) ?? '').trim()
  if (value !== '') variable.saw(parseJavaNumber(value).kind, { file: file.path, line: batch.line(row), column: column + 1, value })
}
