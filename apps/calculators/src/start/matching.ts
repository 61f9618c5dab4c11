import type { CatalogueEntry } from './catalogue-entry.ts'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()

/** Entries in which every word of the search occurs: in names, aliases, or what is measured, in either language, accents aside. */
export const matching = (entries: readonly CatalogueEntry[], search: string): readonly CatalogueEntry[] => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  return entries.filter(({ id, short, title, measures, aliases = [] }) => {
    const text = plain([id, short, title.en, title.fr, measures.en, measures.fr, ...aliases].join(' '))
    return words.every((word) => text.includes(word))
  })
}
