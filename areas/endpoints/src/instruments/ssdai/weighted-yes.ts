import { type Exact, exact, exactOne, exactZero } from '@dacryon/core'
import type { Part } from '../../definition/instrument.ts'
import type { YesNoItem } from '../../definition/item.ts'
import { weightedSum } from '../../rules/weighted-sum.ts'

/** A yes-or-no item and what a yes adds. */
export interface Weighted {
  readonly item: YesNoItem
  readonly weight: number
}

/** The items alone. */
export const itemsOf = <const K extends string>(of: Readonly<Record<K, Weighted>>): Readonly<Record<K, YesNoItem>> =>
  Object.fromEntries(Object.entries<Weighted>(of).map(([id, { item }]) => [id, item])) as Record<K, YesNoItem>

/** Sum of the weights of what is present; missing when any item is not known, with the sum of the known ones and the bars beside it. */
export const weightedYes = (of: Readonly<Record<string, Weighted>>, given: Readonly<Record<string, boolean | undefined>>) => {
  const weights = Object.fromEntries(Object.entries(of).map(([id, { weight }]) => [id, weight]))
  const levels = Object.fromEntries(
    Object.keys(of).map((id): [string, Exact | undefined] => [id, given[id] === undefined ? undefined : given[id] ? exactOne : exactZero]),
  )
  const parts: readonly Part[] = Object.entries(of).map(([id, { item, weight }]) => ({
    id,
    label: item.label,
    of: weight,
    ...(given[id] !== undefined && { got: exact(given[id] ? weight : 0) }),
  }))
  return { ...weightedSum(weights, levels), parts }
}
