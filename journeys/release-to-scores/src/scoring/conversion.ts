import { type Exact, isUnit } from '@dacryon/core'
import type { Item } from '@dacryon/endpoints'
import { conversionOf } from '@dacryon/endpoints/conversion'

/** Units that only name a scale: the number is the same whatever the name. `{x1000}` and ratings of another scale are not among them. */
const bare = new Set(['1', '{count}', '{score}', '{level}', '{grade}', '{class}', '{stage}'])

const same = (value: Exact): Exact => value

/** How a concept's numbers become those of an item, exactly; undefined when its unit does not convert, or it has none and needs one. */
export const toItem = (id: string, item: Item, unit: string | undefined): ((value: Exact) => Exact) | undefined => {
  if (item.kind !== 'number') return same
  if (unit === item.unit || (bare.has(item.unit) && (unit === undefined || bare.has(unit)))) return same
  if (unit === undefined || !isUnit(unit)) return undefined
  const change = conversionOf(id, item, unit)
  return change.ok ? change.apply : undefined
}
