import { ask } from '@dacryon/core'
import { factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import { type Predictors, predictorsOf } from '@dacryon/stats/prediction'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'
import { isMeasured } from './trial-of.ts'

/** Covariates of a table: numbers as they are, texts (and the named columns) as categories in the order of their characters. */
export const covariatesOf = (table: Table, names: readonly string[], categories: readonly string[] = []): Predictors => {
  const columns = names.map((name) =>
    isMeasured(table, name) && !categories.includes(name)
      ? ask(numericColumn(name, completeNumbersOf(table, name)))
      : ask(factorColumn(name, textsOf(table, name))),
  )
  return ask(predictorsOf(ask(frameOf(columns)), names))
}

/** Every column that is neither an identifier, the arm, the outcome nor what was planted. */
export const covariateNames = (table: Table): readonly string[] =>
  table.header.filter((name) => !['id', 'trt', 'y', 'resp', 'planted'].includes(name))
