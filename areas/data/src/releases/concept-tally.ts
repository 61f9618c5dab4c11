import { type ConceptStats, noStats } from './concept-stats.ts'
import { SubjectSet } from './subject-set.ts'

/**
 * Counts and moments of every concept in one walk over the observations sorted by concept, subject, visit and instance. The order is
 * fixed, so the rounding of the moments is too: the same release has the same bits on every machine.
 */
export class ConceptTally {
  readonly #stats = new Map<number, ConceptStats>()
  readonly #repeated = new Set<number>()
  readonly #set: SubjectSet
  readonly #finished: (concept: number, subjects: SubjectSet) => void
  #concept = -1
  #subject = -1
  #visit = -1
  #instance = -1
  #observations = 0
  #subjects = 0
  #missing = 0
  #censored = 0
  #numbers = 0
  #mean = 0
  #squares = 0
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY

  /** @param finished called once a concept with the set of its subjects, which is used again afterwards */
  constructor(subjects: number, finished: (concept: number, subjects: SubjectSet) => void) {
    this.#set = new SubjectSet(subjects)
    this.#finished = finished
  }

  add(concept: number, subject: number, visit: number, instance: number, kind: number, number: number): void {
    if (concept !== this.#concept) {
      this.#close()
      this.#concept = concept
    } else if (subject === this.#subject && visit === this.#visit && instance === this.#instance) this.#repeated.add(concept)
    if (subject !== this.#subject) {
      this.#subjects++
      this.#set.add(subject)
      this.#subject = subject
    }
    this.#visit = visit
    this.#instance = instance
    this.#observations++
    if (kind === 0) {
      this.#numbers++
      const distance = number - this.#mean
      this.#mean += distance / this.#numbers
      this.#squares += distance * (number - this.#mean)
      if (number < this.#min) this.#min = number
      if (number > this.#max) this.#max = number
    } else if (kind === 3) this.#censored++
    else if (kind === 4) this.#missing++
  }

  #close(): void {
    if (this.#observations > 0) {
      const numbers = this.#numbers
      this.#stats.set(this.#concept, {
        observations: this.#observations,
        subjects: this.#subjects,
        missing: this.#missing,
        censored: this.#censored,
        ...(numbers > 0 ? { min: this.#min, max: this.#max, mean: this.#mean } : {}),
        ...(numbers > 1 ? { sd: Math.sqrt(this.#squares / (numbers - 1)) } : {}),
      })
      this.#finished(this.#concept, this.#set)
      this.#set.clear()
    }
    this.#subject = this.#visit = this.#instance = -1
    this.#observations = this.#subjects = this.#missing = this.#censored = this.#numbers = 0
    this.#mean = this.#squares = 0
    this.#min = Number.POSITIVE_INFINITY
    this.#max = Number.NEGATIVE_INFINITY
  }

  /** Statistics of all concepts by position; call once, after the last observation. */
  finish(concepts: number): readonly ConceptStats[] {
    this.#close()
    return Array.from({ length: concepts }, (_, concept) => this.#stats.get(concept) ?? noStats)
  }

  /** Concepts with more than one observation of a subject, visit and instance: only these can hold duplicates. */
  get repeated(): readonly number[] {
    return [...this.#repeated]
  }
}
