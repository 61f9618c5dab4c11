import type { Comparator, Issue, MissingReason, PlannedVisit } from '@dacryon/core'
import { comparators, missingReasons, type ObservationBatch, type Part } from './parts.ts'
import type { Concept, Origin } from './study.ts'

/** Dimension keys and times of an observation; all optional. */
export interface Details {
  readonly instance?: number
  readonly start?: string
  readonly end?: string
  readonly eye?: string
  readonly gland?: string
  readonly reader?: string
  readonly sample?: string
}

/** Observations in a batch. */
const capacity = 65_536
const none: Details = Object.freeze({})

class Growing {
  subject = new Int32Array(capacity)
  visit = new Int32Array(capacity)
  concept = new Int32Array(capacity)
  origin = new Int32Array(capacity)
  line = new Int32Array(capacity)
  instance = new Int32Array(capacity)
  kind = new Uint8Array(capacity)
  number = new Float64Array(capacity)
  comparator = new Uint8Array(capacity)
  reason = new Uint8Array(capacity)
  text = new Int32Array(capacity)
  raw = new Int32Array(capacity)
  start = new Int32Array(capacity)
  end = new Int32Array(capacity)
  eye = new Int32Array(capacity)
  gland = new Int32Array(capacity)
  reader = new Int32Array(capacity)
  sample = new Int32Array(capacity)
  strings: string[] = []
  readonly places = new Map<string, number>()

  intern(text: string | undefined): number {
    if (text === undefined) return -1
    const known = this.places.get(text)
    if (known !== undefined) return known
    const place = this.strings.push(text) - 1
    this.places.set(text, place)
    return place
  }
}

/**
 * What a format writes observations with. It numbers subjects, visits, concepts and origins by order of arrival, packs observations
 * into columns, and hands out parts when asked (`drain`), dictionaries before the batches that use them.
 *
 * @example
 * const writer = new StudyWriter()
 * writer.at(writer.subject('P1'), writer.visit({ label: 'Week 12' }), writer.concept(age), writer.origin(column), 2)
 * writer.number(51)
 * yield* writer.drain(true)
 */
export class StudyWriter {
  readonly #subjects = new Map<string, number>()
  readonly #visits = new Map<string, number>()
  readonly #concepts = new Map<string, number>()
  #origins = 0
  #waiting: Part[] = []
  #newSubjects: string[] = []
  #newVisits: PlannedVisit[] = []
  #newConcepts: Concept[] = []
  #newOrigins: Origin[] = []
  #issues: Issue[] = []
  #batch = new Growing()
  #length = 0
  #total = 0

  /** Observations added so far. */
  get observations(): number {
    return this.#total
  }

  subject(id: string): number {
    const known = this.#subjects.get(id)
    if (known !== undefined) return known
    this.#newSubjects.push(id)
    this.#subjects.set(id, this.#subjects.size)
    return this.#subjects.size - 1
  }

  hasSubject(id: string): boolean {
    return this.#subjects.has(id)
  }

  visit(planned: PlannedVisit): number {
    const known = this.#visits.get(planned.label)
    if (known !== undefined) return known
    this.#newVisits.push(planned)
    this.#visits.set(planned.label, this.#visits.size)
    return this.#visits.size - 1
  }

  /** Concepts are told apart by code; the first with a code wins. */
  concept(concept: Concept): number {
    const known = this.#concepts.get(concept.code)
    if (known !== undefined) return known
    this.#newConcepts.push(concept)
    this.#concepts.set(concept.code, this.#concepts.size)
    return this.#concepts.size - 1
  }

  /** Every call makes a new origin: call once a column. */
  origin(origin: Origin): number {
    this.#newOrigins.push(origin)
    return this.#origins++
  }

  issue(issue: Issue): void {
    this.#issues.push(issue)
  }

  /** Begin an observation; exactly one of `number`, `text`, `date`, `censored`, `missing` must follow. */
  at(subject: number, visit: number, concept: number, origin: number, line: number, details: Details = none): void {
    const batch = this.#batch
    const at = this.#length
    batch.subject[at] = subject
    batch.visit[at] = visit
    batch.concept[at] = concept
    batch.origin[at] = origin
    batch.line[at] = line
    batch.instance[at] = details.instance ?? 1
    if (details === none) {
      batch.start[at] = batch.end[at] = batch.eye[at] = batch.gland[at] = batch.reader[at] = batch.sample[at] = -1
      return
    }
    batch.start[at] = batch.intern(details.start)
    batch.end[at] = batch.intern(details.end)
    batch.eye[at] = batch.intern(details.eye)
    batch.gland[at] = batch.intern(details.gland)
    batch.reader[at] = batch.intern(details.reader)
    batch.sample[at] = batch.intern(details.sample)
  }

  /** @param raw source text, given only when it is not `String(value)`. */
  number(value: number, raw?: string): void {
    this.#finish(0, value, 0, 0, undefined, raw)
  }

  /** @param raw source text, given only when a word map or trimming changed it. */
  text(value: string, raw?: string): void {
    this.#finish(1, Number.NaN, 0, 0, value, raw)
  }

  /** @param value ISO date, may be partial. */
  date(value: string, raw?: string): void {
    this.#finish(2, Number.NaN, 0, 0, value, raw)
  }

  censored(comparator: Comparator, limit: number, raw: string): void {
    this.#finish(3, limit, comparators.indexOf(comparator), 0, undefined, raw)
  }

  missing(reason: MissingReason, raw?: string): void {
    this.#finish(4, Number.NaN, 0, missingReasons.indexOf(reason), undefined, raw)
  }

  #finish(kind: number, number: number, comparator: number, reason: number, text: string | undefined, raw: string | undefined): void {
    const batch = this.#batch
    const at = this.#length++
    this.#total++
    batch.kind[at] = kind
    batch.number[at] = number
    batch.comparator[at] = comparator
    batch.reason[at] = reason
    batch.text[at] = batch.intern(text)
    batch.raw[at] = batch.intern(raw)
    if (this.#length === capacity) this.#seal()
  }

  #flushDictionaries(): void {
    if (this.#newSubjects.length > 0) this.#waiting.push({ kind: 'subjects', ids: this.#newSubjects.splice(0) })
    if (this.#newVisits.length > 0) this.#waiting.push({ kind: 'visits', visits: this.#newVisits.splice(0) })
    if (this.#newConcepts.length > 0) this.#waiting.push({ kind: 'concepts', concepts: this.#newConcepts.splice(0) })
    if (this.#newOrigins.length > 0) this.#waiting.push({ kind: 'origins', origins: this.#newOrigins.splice(0) })
    if (this.#issues.length > 0) this.#waiting.push({ kind: 'issues', issues: this.#issues.splice(0) })
  }

  #seal(): void {
    this.#flushDictionaries()
    if (this.#length === 0) return
    const { places: _, intern: __, ...columns } = this.#batch
    const batch: ObservationBatch = { length: this.#length, ...columns }
    this.#waiting.push({ kind: 'observations', batch })
    this.#batch = new Growing()
    this.#length = 0
  }

  /** Parts that are ready; issues always are. With `all`, also the last, partly filled batch. */
  *drain(all = false): Generator<Part> {
    if (all) this.#seal()
    if (this.#issues.length > 0) this.#waiting.push({ kind: 'issues', issues: this.#issues.splice(0) })
    yield* this.#waiting.splice(0)
  }
}
