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
const anyEye: readonly undefined[] = [undefined]
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

/** Works records out when they are wanted, each once. */
class SubjectScorer implements SubjectScores {
  readonly #prepared: Prepared
  readonly #byVisit: ReadonlyMap<string, ReadonlyMap<string, readonly ObservationRow[]>>
  readonly #made = new Map<string, ScoreRecord | undefined>()
  readonly visits: readonly string[]
  readonly dates: ReadonlyMap<string, string>
  readonly readers: ReadonlySet<string>

  constructor(prepared: Prepared, rows: readonly ObservationRow[]) {
    const { visits, dates } = grouped(rows)
    this.#prepared = prepared
    this.#byVisit = visits
    this.visits = [...visits.keys()].toSorted((a, b) => this.#rank(a) - this.#rank(b))
    this.dates = dates
    this.readers = new Set(rows.flatMap(({ reader }) => reader ?? []))
  }

  rowsOf(visit: string, concept: string): readonly ObservationRow[] {
    return this.#byVisit.get(visit)?.get(concept) ?? noRows
  }

  records(id: string): readonly ScoreRecord[] {
    const ready = this.#prepared.instruments.get(id)
    if (ready === undefined) return []
    return this.visits.flatMap((visit) => this.#eyesAt(ready, visit).flatMap((eye) => this.#record(ready, visit, eye) ?? []))
  }

  #rank(visit: string): number {
    return this.#prepared.ranks.get(visit) ?? 0
  }

  /** After the baseline, at it, or before it by plan or by date. */
  #moment(visit: string): 'after' | 'baseline' | 'before' {
    const { baseline } = this.#prepared
    if (baseline === undefined || visit === baseline.visit) return 'baseline'
    const planned = this.#rank(visit) < this.#rank(baseline.visit)
    return planned || datedBefore(this.dates.get(visit), this.dates.get(baseline.visit)) ? 'before' : 'after'
  }

  #eyesAt({ oneEye, items }: PreparedInstrument, visit: string): readonly (Eye | undefined)[] {
    if (!oneEye) return anyEye
    const seen = new Set<Eye | undefined>()
    for (const { sources } of items)
      for (const { code } of sources) for (const { eye } of this.rowsOf(visit, code)) if (eye !== undefined) seen.add(eyeOf(eye))
    const eyes = (['right', 'left'] as const).filter((eye) => seen.has(eye))
    return eyes.length > 0 ? eyes : anyEye
  }

  #resolve(item: PreparedItem, visit: string, eye: Eye | undefined): Resolved {
    const { reader, totals, instruments } = this.#prepared
    const ofEye = item.item.eye ?? eye
    const around = {
      visit,
      reader,
      eye,
      rowsOf: (concept: string) => this.rowsOf(visit, concept),
      record: (id: string) => {
        const other = instruments.get(id)
        return other === undefined ? undefined : this.#record(other, visit, this.#eyesAt(other, visit).includes(ofEye) ? ofEye : undefined)
      },
    }
    return resolveItem(item, around, totals)
  }

  #resolveAt(item: PreparedItem, visit: string, eye: Eye | undefined): Resolved {
    if (item.item.visit !== 'baseline') return this.#resolve(item, visit, eye)
    const { baseline } = this.#prepared
    const when = this.#moment(visit)
    if (baseline === undefined || when === 'baseline') return { read: {}, present: false }
    return when === 'before' ? { read: before, present: false } : this.#resolve(item, baseline.visit, eye)
  }

  #compute(ready: PreparedInstrument, visit: string, eye: Eye | undefined): ScoreRecord | undefined {
    const when = this.#moment(visit)
    if (ready.compares && when === 'baseline') return undefined
    const found = ready.items.map((item) => this.#resolveAt(item, visit, eye))
    if (!found.some(({ present }, at) => present && ready.items[at]?.item.visit !== 'baseline')) return undefined
    const read = found.map((one) => one.read)
    if (ready.compares && when === 'before') read[0] = { ...before, invalid: true }
    const { instrument, chosen, settled } = ready
    const madeWith = { instrument: `${instrument.id}@${instrument.version}`, options: chosen.texts, mark: instrument.mark }
    const inputs = found.flatMap(({ input }) => input ?? [])
    const score = settled.score(read, chosen, madeWith)
    return { visit, ...(eye !== undefined && { eye }), score, reasons: reasonsOf(score.reasons, inputs), inputs }
  }

  #record(ready: PreparedInstrument, visit: string, eye: Eye | undefined): ScoreRecord | undefined {
    const key = `${ready.instrument.id}\u0000${visit}\u0000${eye ?? ''}`
    if (this.#made.has(key)) return this.#made.get(key)
    // an instrument that would read itself at the same visit finds nothing there
    this.#made.set(key, undefined)
    const done = this.#compute(ready, visit, eye)
    this.#made.set(key, done)
    return done
  }
}

/** Score one subject from all observations of it that the study's instruments read. The order of the observations does not matter. */
export const subjectScores = (prepared: Prepared, rows: readonly ObservationRow[]): SubjectScores => new SubjectScorer(prepared, rows)
