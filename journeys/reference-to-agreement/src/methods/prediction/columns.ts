import { ask } from '@dacryon/core'
import { measuredPredictors, type Predictors } from '@dacryon/stats/prediction'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'

/** The predictors x1, x2, ... of the table, in their order. */
export const predictorsOfTable = (table: Table): Predictors => {
  const names = table.header.filter((name) => /^x\d+$/.test(name))
  return ask(
    measuredPredictors(
      names,
      names.map((name) => completeNumbersOf(table, name)),
    ),
  )
}

/** Labels of a column. */
export const labelsOf = (table: Table, name: string): string[] => textsOf(table, name).map((text) => text ?? '')
