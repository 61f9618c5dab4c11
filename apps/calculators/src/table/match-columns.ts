import { readHeader } from '@dacryon/data'
import type { Instrument } from '@dacryon/endpoints/form'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Columns that tables have beside those of the instrument. */
const commonColumns = ['subject', 'visit', 'date_b', 'date_f']

/** What a column of a table can hold: the items, the options, and the common ones. */
export const slotsOf = ({ items, options = {} }: Instrument): readonly string[] => [
  ...new Set([...Object.keys(items), ...Object.keys(options), ...commonColumns]),
]

/** The map with nothing for what it leaves out, so that a column of that very name is not read after all. */
export const onlyMapped = (instrument: Instrument, map: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(slotsOf(instrument).map((slot) => [slot, map[slot] ?? '']))

/**
 * Column of each item, option and common column, as far as a name says it: the id, the label in either language, or the dictionary variable,
 * accents, case and signs aside. Nothing is matched twice, and nothing by likeness.
 */
export const matchColumns = (instrument: Instrument, header: readonly string[]): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  const free = new Map(header.map((column) => [column, plain(readHeader(column).name)]))
  const take = (slot: string, names: readonly string[]) => {
    for (const name of names.map(plain))
      for (const [column, called] of free)
        if (found[slot] === undefined && name !== '' && called === name) {
          found[slot] = column
          free.delete(column)
        }
  }
  const items = Object.entries(instrument.items)
  for (const slot of slotsOf(instrument)) take(slot, [slot])
  for (const [id, { variables = [], visit }] of items) if (visit !== 'baseline') take(id, variables)
  for (const [id, { label }] of items)
    if (items.filter(([, other]) => other.label.en === label.en).length === 1) take(id, [label.en, label.fr])
  return found
}
