import { decimalOf, type Exact, exactOfDecimal, type ObservedValue } from '@dacryon/core'
import { numberText } from '@dacryon/data'
import type { Item } from '@dacryon/endpoints'
import { allows, type ReadItem, readCell } from '@dacryon/endpoints/form'

const words: ReadonlyMap<string, string> = new Map([
  ['positive', '1'],
  ['negative', '0'],
])

/** A value as people read it, in the unit it is kept in; empty when there is none. */
export const textOfValue = (value: ObservedValue): string => {
  switch (value.kind) {
    case 'number':
      return numberText(value.number, value.raw)
    case 'text':
      return value.text
    case 'date':
      return value.date
    case 'censored':
      return `${value.comparator}${numberText(value.limit)}`
    case 'missing':
      return ''
  }
}

const readNumber = (
  id: string,
  item: Item,
  value: Extract<ObservedValue, { kind: 'number' }>,
  convert: (value: Exact) => Exact,
): ReadItem => {
  if (item.kind !== 'level' && item.kind !== 'number') return readCell(id, item, textOfValue(value))
  const exact = convert(exactOfDecimal(decimalOf(value.number, value.raw)))
  return allows(item, exact) ? { value: exact } : { why: `invalid:${id}`, invalid: true }
}

/** An observed value as the checked input of an item. Exact; nothing is rounded, and nothing that is not known becomes a zero. */
export const readValue = (id: string, item: Item, value: ObservedValue, convert: (value: Exact) => Exact): ReadItem => {
  switch (value.kind) {
    case 'missing':
      return {}
    case 'number':
      return readNumber(id, item, value, convert)
    case 'text':
      if (item.kind === 'yes-no' && value.text === 'borderline') return { why: `borderline:${id}` }
      return readCell(id, item, item.kind === 'yes-no' ? (words.get(value.text) ?? value.text) : value.text, convert)
    default:
      return readCell(id, item, textOfValue(value), convert)
  }
}
