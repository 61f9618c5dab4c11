import { comparePartialDates, parsePartialDate } from '@dacryon/core'
import type { ObservationRow } from '@dacryon/data'
import type { ReadItem } from '@dacryon/endpoints/form'
import { getOrMake } from './get-or-make.ts'
import type { Prepared, PreparedInstrument, PreparedItem } from './prepared.ts'
import { type Resolved, resolveItem } from './resolve-item.ts'
import type { RecordInput, ScoreRecord } from './score-record.ts'
import { eyeOf } from './sides.ts'

type Eye = 'right' | 'left'

/** All that can be derived for one subject, worked out when it is asked for. */
export interface SubjectScores {
  /** Records of an instrument over the visits, in time; of each eye where the files tell the eyes of a one-eye instrument apart. */
  records(instrument: string): readonly ScoreRecord[]
  /** Observations of a concept at a visit. */
  rowsOf(visit: string, concept: string): readonly ObservationRow[]
  /** Visits with any observation, in time. */
  readonly visits: readonly string[]
  /** First date of each visit, where the files have one. */
  readonly dates: ReadonlyMap<string, string>
  /** Readers who graded something. */
  readonly readers: ReadonlySet<string>
}

const noRows: readonly ObservationRow[] = []
const before: ReadItem = { why: 'follow_up_before_baseline' }

const grouped = (rows: readonly ObservationRow[]) => {
  const visits = new Map<string, Map<string, ObservationRow[]>>()
  const dates = new Map<string, string>()
  for (const row of rows) {
    const visit = getOrMake(visits, row.visit, () => new Map<string, ObservationRow[]>())
    getOrMake(visit, row.concept, () => []).push(row)
    const [start, first] = [row.start?.slice(0, 10), dates.get(row.visit)]
    if (start !== undefined && (first === undefined || start < first)) dates.set(row.visit, start)
  }
  return { visits, dates }
}

/** Dated before, for certain: dates that could be either way say nothing. */
const datedBefore = (date: string | undefined, other: string | undefined): boolean => {
  if (date === undefined || other === undefined) return false
  const [a, b] = [parsePartialDate(date), parsePartialDate(other)]
  return a.ok && b.ok && comparePartialDates(a.value, b.value) === 'before'
}

const reasonsOf = (reasons: readonly string[], inputs: readonly RecordInput[]): readonly string[] =>
  reasons.length === 0 ? reasons : [...new Set([...reasons, ...inputs.flatMap(({ why, from }) => (from === undefined ? (why ?? []) : []))])]

/** Score one subject from all observations of it that the study's instruments read. The order of the observations does not matter. */
export const subjectScores = (prepared: Prepared, rows: readonly ObservationRow[]): SubjectScores => {
  const { visits, dates } = grouped(rows)
  const { baseline, ranks, reader, totals } = prepared
  const rankOf = (visit: string): number => ranks.get(visit) ?? 0
  const order = [...visits.keys()].toSorted((a, b) => rankOf(a) - rankOf(b))
  const rowsOf = (visit: string, concept: string): readonly ObservationRow[] => visits.get(visit)?.get(concept) ?? noRows
  const made = new Map<string, ScoreRecord | undefined>()

  /** After the baseline, at it, or before it by plan or by date. */
  const moment = (visit: string): 'after' | 'baseline' | 'before' => {
    if (baseline === undefined || visit === baseline.visit) return 'baseline'
    const early = rankOf(visit) < rankOf(baseline.visit) || datedBefore(dates.get(visit), dates.get(baseline.visit))
    return early ? 'before' : 'after'
  }

  const eyesAt = ({ oneEye, items }: PreparedInstrument, visit: string): readonly (Eye | undefined)[] => {
    if (!oneEye) return [undefined]
    const seen = new Set(
      items.flatMap(({ sources }) => sources.flatMap(({ code }) => rowsOf(visit, code).map(({ eye }) => eye && eyeOf(eye)))),
    )
    const eyes = (['right', 'left'] as const).filter((eye) => seen.has(eye))
    return eyes.length > 0 ? eyes : [undefined]
  }

  const resolve = (item: PreparedItem, visit: string, eye: Eye | undefined): Resolved => {
    const ofEye = item.item.eye ?? eye
    const around = {
      visit,
      reader,
      eye,
      rowsOf: (concept: string) => rowsOf(visit, concept),
      record: (id: string) => {
        const other = prepared.instruments.get(id)
        return other === undefined ? undefined : record(other, visit, eyesAt(other, visit).includes(ofEye) ? ofEye : undefined)
      },
    }
    return resolveItem(item, around, totals)
  }

  const resolveAt = (item: PreparedItem, visit: string, eye: Eye | undefined): Resolved => {
    if (item.item.visit !== 'baseline') return resolve(item, visit, eye)
    const when = moment(visit)
    if (baseline === undefined || when === 'baseline') return { read: {}, present: false }
    return when === 'before' ? { read: before, present: false } : resolve(item, baseline.visit, eye)
  }

  const compute = (ready: PreparedInstrument, visit: string, eye: Eye | undefined): ScoreRecord | undefined => {
    const when = moment(visit)
    if (ready.compares && when === 'baseline') return undefined
    const found = ready.items.map((item) => resolveAt(item, visit, eye))
    if (!found.some(({ present }, at) => present && ready.items[at]?.item.visit !== 'baseline')) return undefined
    const read = found.map((one) => one.read)
    if (ready.compares && when === 'before') read[0] = { ...before, invalid: true }
    const { instrument, chosen, settled } = ready
    const madeWith = { instrument: `${instrument.id}@${instrument.version}`, options: chosen.texts, mark: instrument.mark }
    const inputs = found.flatMap(({ input }) => input ?? [])
    const score = settled.score(read, chosen, madeWith)
    return { visit, ...(eye !== undefined && { eye }), score, reasons: reasonsOf(score.reasons, inputs), inputs }
  }

  const record = (ready: PreparedInstrument, visit: string, eye: Eye | undefined): ScoreRecord | undefined => {
    const key = `${ready.instrument.id}\u0000${visit}\u0000${eye ?? ''}`
    if (made.has(key)) return made.get(key)
    // an instrument that would read itself at the same visit finds nothing there
    made.set(key, undefined)
    const done = compute(ready, visit, eye)
    made.set(key, done)
    return done
  }

  return {
    visits: order,
    dates,
    readers: new Set(rows.flatMap(({ reader }) => reader ?? [])),
    rowsOf,
    records: (id) => {
      const ready = prepared.instruments.get(id)
      return ready === undefined ? [] : order.flatMap((visit) => eyesAt(ready, visit).flatMap((eye) => record(ready, visit, eye) ?? []))
    },
  }
}
