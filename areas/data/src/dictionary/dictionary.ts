import type { DictionaryEntry } from '@dacryon/core'
import entries from './dictionary.json' with { type: 'json' }

/** The canonical variables by id, in the order of the dictionary. */
export const dictionary: ReadonlyMap<string, DictionaryEntry> = new Map(
  (entries as readonly unknown[] as readonly DictionaryEntry[]).map((entry) => [entry.id, entry]),
)
