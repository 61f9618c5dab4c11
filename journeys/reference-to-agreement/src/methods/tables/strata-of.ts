import type { Stratum } from '@dacryon/stats/tables'
import { completeNumbersOf, rowsOf, type Table, textsOf } from '../../table.ts'
import { levelsOf } from '../tests/r-test.ts'
import { complete } from './cross-table.ts'

/** Two arms by a response of 0 or 1 over the levels of a column. */
export const strataOf = (
  given: Table,
  { arm, response, by }: { readonly arm: string; readonly response: string; readonly by: string },
  [first, second]: readonly [string, string],
): readonly Stratum[] => {
  const table = complete(given, arm, response, by)
  const [arms, strata] = [textsOf(table, arm), textsOf(table, by)]
  return levelsOf(table, by).map((name) => {
    const group = (which: string) => {
      const values = completeNumbersOf(
        rowsOf(table, (row) => arms[row] === which && strata[row] === name),
        response,
      )
      return { yes: values.filter((value) => value === 1).length, of: values.length }
    }
    return { name, first: group(first), second: group(second) }
  })
}
