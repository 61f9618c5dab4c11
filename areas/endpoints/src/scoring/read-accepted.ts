import type { Unit } from '@dacryon/core'
import { type Exact, exactOf } from '@dacryon/core'
import type { Item } from '../definition/item.ts'
import { conversionOf } from './conversion-of.ts'
import { allows, type ReadItem, readCell } from './read-cell.ts'

const isMeasured = (value: unknown): value is { readonly value: number | string; readonly unit: Unit } =>
  typeof value === 'object' && value !== null && 'value' in value && 'unit' in value

const readNumber = (id: string, item: Extract<Item, { kind: 'level' | 'number' }>, value: number): ReadItem => {
  if (!Number.isFinite(value)) return { why: `invalid:${id}`, invalid: true }
  const exact: Exact = exactOf(value)
  return allows(item, exact) ? { value: exact } : { why: `invalid:${id}`, invalid: true }
}

/** The value of an item as a program passes it. A unit that the item does not take gives `wrong_unit:ITEM`. */
export const readAccepted = (id: string, item: Item, raw: unknown): ReadItem => {
  if (raw === undefined || raw === null) return {}
  if (isMeasured(raw) && item.kind === 'number') {
    const change = conversionOf(id, item, raw.unit)
    return change.ok ? readCell(id, item, String(raw.value), change.apply) : { why: `wrong_unit:${id}`, invalid: true }
  }
  if (typeof raw === 'boolean') return item.kind === 'yes-no' ? { value: raw } : { why: `invalid:${id}`, invalid: true }
  if (typeof raw === 'number' && (item.kind === 'level' || item.kind === 'number')) return readNumber(id, item, raw)
  return readCell(id, item, String(raw))
}
