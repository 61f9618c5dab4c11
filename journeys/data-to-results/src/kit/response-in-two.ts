import type { FactorColumn } from '@dacryon/stats/data'
import type { Proportion } from '@dacryon/stats/tables'
import { countEvents } from './count-events.ts'
import { eventOf } from './event-of.ts'
import { twoGroups } from './two-groups.ts'

/** A response in two groups: how it and they are called, and its counts, compared group first. */
export interface ResponseInTwo {
  /** Outcome and the value of it that counts. */
  readonly what: string
  /** The compared group, then the reference. */
  readonly names: readonly [string, string]
  /** Counts in the compared group and the reference, among the rows that `within` takes. */
  readonly count: (within?: (row: number) => boolean) => readonly [Proportion, Proportion]
}

/** What counts as the event and which groups are compared. Throws what `eventOf` and `twoGroups` throw. */
export const responseInTwo = (
  outcome: FactorColumn,
  group: FactorColumn,
  chosen: { readonly event?: string; readonly reference?: string },
): ResponseInTwo => {
  const event = eventOf(outcome, chosen.event)
  const { compared, reference } = twoGroups(group, chosen.reference)
  return {
    what: `${outcome.name} ${outcome.levels[event] ?? ''}`,
    names: [group.levels[compared] ?? '', group.levels[reference] ?? ''],
    count: (within) => [countEvents(outcome, event, group, compared, within), countEvents(outcome, event, group, reference, within)],
  }
}
