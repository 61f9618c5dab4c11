import type { FactorColumn } from '@dacryon/stats/data'
import type { Proportion } from '@dacryon/stats/tables'

/** How many of a group have the event, among the rows that `within` takes. */
export const countEvents = (
  outcome: FactorColumn,
  event: number,
  group: FactorColumn,
  level: number,
  within: (row: number) => boolean = () => true,
): Proportion => {
  let [yes, of] = [0, 0]
  group.codes.forEach((code, row) => {
    if (code !== level || !within(row)) return
    of += 1
    if (outcome.codes[row] === event) yes += 1
  })
  return { yes, of }
}
