import { ask } from '@dacryon/core'
import { type FactorColumn, type Frame, factorColumn, frameOf, numericColumn, relevel } from '@dacryon/stats/data'
import { numbersOf, type Table, textsOf } from '../../table.ts'

const byNumber = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value) => value !== null).sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))

/** Visits and strata are factors in the order of their numbers; the control arm comes first. */
export const longFrame = (table: Table, control = 'PBO'): Frame => {
  const factor = (name: string): FactorColumn => ask(factorColumn(name, textsOf(table, name), byNumber(textsOf(table, name))))
  const arm = ask(factorColumn('arm', textsOf(table, 'arm')))
  const numeric = ['esspri_bl', 'chg'].map((name) => ask(numericColumn(name, numbersOf(table, name))))
  return ask(
    frameOf([
      ask(factorColumn('id', textsOf(table, 'id'))),
      arm.levels.includes(control) ? relevel(arm, control) : arm,
      factor('week'),
      factor('cohort'),
      ...numeric,
    ]),
  )
}
