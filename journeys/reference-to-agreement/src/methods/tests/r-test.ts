import { type Estimable, type Interval, isEstimable, type Limit } from '@dacryon/stats'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'

/** A value, or its reason thrown. */
export const there = <T>(value: Estimable<T>): T => {
  if (isEstimable(value)) return value
  throw new RangeError(value.reason)
}

/** Ends of an interval as a list. */
export const ends = ({ low, high }: Interval<Limit>): readonly [Limit, Limit] => [low, high]

/** R's words for an alternative. */
export const alternativeOf = (text: string | undefined) => {
  if (text === 'less' || text === 'greater') return text
  return 'two-sided'
}

/** Names of the levels of a column in alphabetical order. */
export const levelsOf = (table: Table, by: string): readonly string[] =>
  [...new Set(textsOf(table, by).filter((text) => text !== null))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** Values of a column by the levels of another, in alphabetical order. */
export const groupsOf = (
  table: Table,
  values: string,
  by: string,
): readonly { readonly name: string; readonly values: readonly number[] }[] => {
  const [numbers, codes] = [completeNumbersOf(table, values), textsOf(table, by)]
  return levelsOf(table, by).map((name) => ({ name, values: numbers.filter((_, row) => codes[row] === name) }))
}

/** The two groups of a column, in alphabetical order. */
export const twoGroupsOf = (table: Table, values: string, by: string) => {
  const [first, second] = groupsOf(table, values, by)
  if (first === undefined || second === undefined) throw new RangeError(`${table.path} has not two groups in ${by}.`)
  return { first, second }
}

/** Alternative that stands in the text of a call. */
export const alternativeIn = (call: string) => alternativeOf(/alternative='([a-z.]+)'/.exec(call)?.[1])
