import type { Exact, Unit } from '@dacryon/core'

/** What a person has put into one field. */
export interface Entry {
  readonly text: string
  /** Unit that was chosen; the item's own when absent. */
  readonly unit?: Unit
  /** The value behind a rounded text, when it was worked out and not typed. */
  readonly exact?: Exact
}

/** A filled form: entries by item. A field that is not there is not known. */
export type Entries = Readonly<Record<string, Entry>>

/** The entries with one changed; an empty one is taken out. */
export const withEntry = (entries: Entries, id: string, entry: Entry | undefined): Entries => {
  const { [id]: _, ...others } = entries
  return entry === undefined || (entry.text === '' && entry.unit === undefined) ? others : { ...others, [id]: entry }
}

/** A form filled with the texts of an example. */
export const entriesOf = (texts: Readonly<Record<string, string>>): Entries =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, { text }]))
