import type { TrialRows } from '@dacryon/stats/subgroups'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'

/** Arms and outcome of a table. */
export const trialOf = (table: Table, outcome = 'y', treatment = 'trt'): TrialRows => ({
  outcome: Float64Array.from(completeNumbersOf(table, outcome)),
  treated: Uint8Array.from(completeNumbersOf(table, treatment)),
})

/** The number of a row and column, NaN where it is none. */
export const cellsOf = (table: Table) => {
  const at = new Map(table.header.map((name, column) => [name, column]))
  return (row: number, name: string): number => Number(table.rows[row]?.[at.get(name) ?? -1] ?? Number.NaN)
}

/** True when every cell of a column is a number. */
export const isMeasured = (table: Table, name: string): boolean =>
  textsOf(table, name).every((text) => text !== null && text.trim() !== '' && Number.isFinite(Number(text)))
