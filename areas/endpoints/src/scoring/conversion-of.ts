import { addExact, convertExactly, type Exact, exactOfRational, type Issue, multiplyExact, subtractExact, type Unit } from '@dacryon/core'
import type { NumberItem } from '../definition/item.ts'

/** A way from one unit to another, or why there is none. */
export type UnitChange =
  | { readonly ok: true; readonly apply: (value: Exact) => Exact }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Exact conversion of an item's values from a unit to its own. Only units that the item accepts: another one is an error, never a guess.
 * Issues: `unit-not-accepted`.
 */
export const conversionOf = (id: string, item: NumberItem, from: Unit): UnitChange => {
  if (from === item.unit) return { ok: true, apply: (value) => value }
  const refused = (message: string): UnitChange => ({
    ok: false,
    issues: [
      {
        code: 'unit-not-accepted',
        severity: 'error',
        message,
        remedy: `Give ${id} in ${[item.unit, ...(item.accepts ?? [])].join(' or ')}.`,
        column: id,
        value: from,
        expected: item.unit,
      },
    ],
  })
  if (item.accepts?.includes(from) !== true) return refused(`${id} is not taken in ${from}.`)
  const at = (value: string) =>
    convertExactly({
      value,
      from,
      to: item.unit,
      confirmed: true,
      ...(item.variables?.[0] !== undefined && { variable: item.variables[0] }),
    })
  const [zero, one] = [at('0'), at('1')]
  if (!zero.ok || !one.ok) return refused(`There is no exact conversion from ${from} to ${item.unit} for ${id}.`)
  const offset = exactOfRational(zero.value.value)
  const factor = subtractExact(exactOfRational(one.value.value), offset)
  return { ok: true, apply: (value) => addExact(multiplyExact(value, factor), offset) }
}
