import type { Missingness } from '@dacryon/data'
import type { PreparedInstrument } from './prepared.ts'

/** Concepts that say something of a baseline: those of the compared items, and of the instruments that these can be taken from. */
const baselineConcepts = (instruments: ReadonlyMap<string, PreparedInstrument>): ReadonlySet<string> => {
  const codes = new Set<string>()
  for (const { compares, items } of instruments.values()) {
    if (!compares) continue
    for (const { item, sources } of items) {
      if (item.visit !== 'baseline') continue
      for (const { code } of sources) codes.add(code)
      for (const own of item.from === undefined ? [] : (instruments.get(item.from.instrument)?.items ?? []))
        for (const { code } of own.item.visit === 'baseline' ? [] : own.sources) codes.add(code)
    }
  }
  return codes
}

/**
 * The first visit that has what a baseline needs: at least half as many of the compared variables as the visit that has most of them, so
 * that a screening with two laboratory results is not taken for it. Undefined when no visit has any.
 */
export const firstBaseline = (instruments: ReadonlyMap<string, PreparedInstrument>, { visits, rows }: Missingness): string | undefined => {
  const codes = baselineConcepts(instruments)
  const wanted = rows.filter(({ concept }) => codes.has(concept))
  const there = visits.map((_, at) => wanted.filter(({ present }) => (present[at] ?? 0) > 0).length)
  const most = Math.max(0, ...there)
  return most === 0 ? undefined : visits[there.findIndex((count) => 2 * count >= most)]
}
