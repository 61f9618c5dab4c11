import type { Outcome } from '@dacryon/core'
import { allows, chooseOptions, type Instrument, type Item, type ReadItem, readCell, type Score, settle } from '@dacryon/endpoints/form'
import type { Entries, Entry } from './entry.ts'

/** Loaded only when somebody chooses another unit than the item's own. */
export type ConversionOf = typeof import('@dacryon/endpoints/conversion').conversionOf

/** How a form is read. */
export interface Reading {
  /** Undefined until it is loaded: values in other units are then not known yet. */
  readonly conversionOf: ConversionOf | undefined
  /** The language writes 0,25: a single comma is the decimal sign. */
  readonly comma: boolean
  readonly companion?: unknown
}

const single = /^([^.,]*),([^.,]*)$/

/** One field as a rule will see it. */
export const readEntry = (id: string, item: Item, entry: Entry | undefined, { conversionOf, comma }: Reading): ReadItem => {
  if (entry === undefined) return {}
  const { text, unit, exact } = entry
  if (item.kind === 'yes-no' || item.kind === 'choice') return readCell(id, item, text)
  if (exact !== undefined) return allows(item, exact) ? { value: exact } : { why: `invalid:${id}`, invalid: true }
  const plain = comma ? text.replace(single, '$1.$2') : text
  if (item.kind === 'level' || unit === undefined || unit === item.unit) return readCell(id, item, plain)
  const change = conversionOf?.(id, item, unit)
  if (change === undefined) return {}
  return change.ok ? readCell(id, item, plain, change.apply) : { why: `wrong_unit:${id}`, invalid: true }
}

/** Score what is in a form. Issues: `option-value`, `option-unknown`. */
export const scoreEntries = (
  instrument: Instrument,
  entries: Entries,
  options: Readonly<Record<string, string>>,
  reading: Reading,
): Outcome<Score> => {
  const chosen = chooseOptions(instrument, options)
  if (!chosen.ok) return chosen
  const read = Object.entries(instrument.items).map(([id, item]) => readEntry(id, item, entries[id], reading))
  const { id, version, mark } = instrument
  const madeWith = { instrument: `${id}@${version}`, options: chosen.value.texts, mark }
  return { ok: true, value: settle(instrument, reading.companion).score(read, chosen.value, madeWith) }
}

/** True when a value stands in another unit than its item's own. */
export const needsConversion = (instrument: Instrument, entries: Entries): boolean =>
  Object.entries(entries).some(([id, { unit }]) => {
    const item = instrument.items[id]
    return unit !== undefined && item?.kind === 'number' && unit !== item.unit
  })
