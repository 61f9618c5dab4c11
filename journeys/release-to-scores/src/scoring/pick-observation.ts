import { compareText, type ObservationRow } from '@dacryon/data'
import type { Item } from '@dacryon/endpoints'
import type { ConceptSource } from './item-sources.ts'
import { textOfValue } from './read-value.ts'
import { eyeOf, glandOf } from './sides.ts'

/** What narrows the observations of an item down. */
export interface Narrowing {
  /** The reader that counts; absent: any. */
  readonly reader?: string | undefined
  /** The eye a record is about. */
  readonly eye?: 'right' | 'left' | undefined
}

/** The one observation of an item, or why there is not one. */
export type Picked =
  | { readonly kind: 'one'; readonly row: ObservationRow; readonly source: ConceptSource }
  | { readonly kind: 'several'; readonly row: ObservationRow; readonly source: ConceptSource; readonly why: string }
  | { readonly kind: 'none' }

/** Observations that belong to the item: those of another eye, gland or reader do not. */
const fits = (item: Item, { reader, eye }: Narrowing): ((row: ObservationRow) => boolean) => {
  const wanted = item.eye ?? eye
  return (row) =>
    (row.eye === undefined || wanted === undefined || eyeOf(row.eye) === wanted) &&
    (row.gland === undefined || item.gland === undefined || glandOf(row.gland) === item.gland) &&
    (row.reader === undefined || reader === undefined || row.reader === reader)
}

/** The same whatever the order in which observations arrive. */
const firstOf = (rows: readonly ObservationRow[]): ObservationRow | undefined =>
  rows.length < 2
    ? rows[0]
    : rows.toSorted((a, b) => compareText(a.origin.file, b.origin.file) || a.line - b.line || a.origin.column - b.origin.column)[0]

const differ = (rows: readonly ObservationRow[], of: (row: ObservationRow) => string | undefined): boolean => new Set(rows.map(of)).size > 1

/** Why several observations cannot stand for one: they were graded by several, belong to both sides, or the visit is there twice. */
const whySeveral = (id: string, rows: readonly ObservationRow[]): string => {
  if (differ(rows, ({ reader }) => reader)) return `several_readers:${id}`
  if (differ(rows, ({ eye }) => eye)) return `several_eyes:${id}`
  if (differ(rows, ({ gland }) => gland)) return `several_glands:${id}`
  return 'duplicate_visit'
}

/**
 * The observation that an item is read from at a visit: of the first concept that has a value, else of the first that says why it has none.
 * Several that say the same are one.
 */
export const pickObservation = (
  id: string,
  item: Item,
  sources: readonly ConceptSource[],
  rowsOf: (concept: string) => readonly ObservationRow[],
  narrowing: Narrowing,
): Picked => {
  const belongs = fits(item, narrowing)
  let absent: Picked = { kind: 'none' }
  for (const source of sources) {
    const rows = rowsOf(source.code).filter(belongs)
    const there = rows.filter(({ value }) => value.kind !== 'missing')
    const row = firstOf(there) ?? firstOf(rows)
    if (row === undefined) continue
    if (there.length === 0) absent = absent.kind === 'none' ? { kind: 'one', row, source } : absent
    else if (differ(there, ({ value }) => `${value.kind} ${textOfValue(value)}`))
      return { kind: 'several', row, source, why: whySeveral(id, there) }
    else return { kind: 'one', row, source }
  }
  return absent
}
