import type { ObservationRow } from '@dacryon/data'
import { isMissing } from '@dacryon/endpoints'
import type { ReadItem } from '@dacryon/endpoints/form'
import { asInput, longText, resultsOf } from './derived-value.ts'
import { type Narrowing, pickObservation } from './pick-observation.ts'
import type { PreparedItem } from './prepared.ts'
import { readValue, textOfValue } from './read-value.ts'
import type { Place, RecordInput, ScoreRecord } from './score-record.ts'

/** What an item was given, and where it is from. `present`: the study says something about it, be it that it was not done. */
export interface Resolved {
  readonly read: ReadItem
  readonly input?: RecordInput
  readonly present: boolean
}

/** What resolving needs to know of the subject. */
export interface Surroundings extends Narrowing {
  readonly visit: string
  rowsOf(concept: string): readonly ObservationRow[]
  /** Record of another instrument at the visit. */
  record(instrument: string): ScoreRecord | undefined
}

export const placeOfRow = ({ origin, line }: ObservationRow): Place => ({
  file: origin.file,
  line,
  column: origin.column,
  header: origin.header,
})

const fromFile = ({ id, item, sources }: PreparedItem, around: Surroundings): Resolved | undefined => {
  const picked = pickObservation(id, item, sources, around.rowsOf, around)
  if (picked.kind === 'none') return undefined
  const { row, source } = picked
  const read: ReadItem =
    picked.kind === 'several'
      ? { why: picked.why }
      : source.convert === undefined && row.value.kind !== 'missing'
        ? { why: `wrong_unit:${id}` }
        : readValue(id, item, row.value, source.convert ?? ((value) => value))
  return {
    read,
    present: true,
    input: {
      item: id,
      visit: around.visit,
      text: textOfValue(row.value),
      concept: source.code,
      name: source.name,
      place: placeOfRow(row),
      ...(source.unit !== undefined && { unit: source.unit }),
      ...(read.why !== undefined && { why: read.why }),
    },
  }
}

/** The values of the files that a record rests on at its visit. */
const leavesOf = ({ inputs, visit }: ScoreRecord): readonly RecordInput[] =>
  inputs.filter((input) => input.visit === visit).flatMap((input) => input.through ?? [input])

const fromInstrument = ({ id, item }: PreparedItem, around: Surroundings): Resolved | undefined => {
  const { from } = item
  const record = from === undefined ? undefined : around.record(from.instrument)
  if (from === undefined || record === undefined) return undefined
  const result = resultsOf(record.score.results)[from.result]
  if (result === undefined) return undefined
  const base = {
    item: id,
    visit: around.visit,
    from: `${from.instrument}.${from.result}`,
    ...(item.kind === 'number' && { unit: item.unit }),
    through: leavesOf(record),
  }
  if (isMissing(result)) return { read: {}, present: true, input: { ...base, text: '', why: result.missing[0] ?? 'undetermined' } }
  const read = asInput(id, item, result)
  return { read, present: true, input: { ...base, text: longText(result), ...(read.why !== undefined && { why: read.why }) } }
}

const hasValue = (found: Resolved | undefined): boolean =>
  found !== undefined && (found.read.value !== undefined || found.read.why !== undefined)

/** The value of an item at a visit: as the files give it, or worked out by another instrument; `recomputed` turns the order round. */
export const resolveItem = (item: PreparedItem, around: Surroundings, totals: 'file' | 'recomputed'): Resolved => {
  const ways = totals === 'file' ? [fromFile, fromInstrument] : [fromInstrument, fromFile]
  let said: Resolved | undefined
  for (const way of ways) {
    const found = way(item, around)
    if (found !== undefined && hasValue(found)) return found
    said ??= found
  }
  return said ?? { read: {}, present: false }
}
