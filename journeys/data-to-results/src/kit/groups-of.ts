import type { FactorColumn, NumericColumn } from '@dacryon/stats/data'
import type { Group } from '@dacryon/stats/tests'

/** The values of a measurement by the levels of a factor, missing ones left out; in the order of the levels. */
export const groupsOf = (values: NumericColumn, by: FactorColumn): readonly Group[] =>
  by.levels.map((name, level) => ({ name, values: values.values.filter((value, row) => by.codes[row] === level && !Number.isNaN(value)) }))
