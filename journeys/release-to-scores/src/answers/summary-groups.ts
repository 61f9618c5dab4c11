import type { Instrument } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { summaryGroupSchema } from '../schema/summary.ts'
import type { ScoreRecord } from '../scoring/score-record.ts'
import { Tally } from './reason-tally.ts'
import { hasResult, resultOf } from './result-of.ts'
import { ResultCollector } from './result-summary.ts'
import { wordsOfCode } from './words.ts'

/** One visit in one arm while it is being counted. */
export class GroupCollector {
  readonly visit: string
  readonly arm: string | undefined
  readonly results: ReadonlyMap<string, ResultCollector>
  readonly #instrument: Instrument
  readonly #subjects = new Set<string>()
  readonly #scored = new Set<string>()
  readonly #reasons = new Tally()
  readonly #flags = new Tally()
  /** Every record is of another subject. */
  independent = true

  constructor(instrument: Instrument, visit: string, arm: string | undefined) {
    this.#instrument = instrument
    this.visit = visit
    this.arm = arm
    this.results = new Map(Object.entries(instrument.results).map(([id, definition]) => [id, new ResultCollector(id, definition)]))
  }

  add(subject: string, record: ScoreRecord, overall: Tally): void {
    if (record.eye !== undefined) this.independent = false
    this.#subjects.add(subject)
    if (hasResult(record, this.#instrument.main)) this.#scored.add(subject)
    for (const [id, collector] of this.results) collector.add(resultOf(record, id))
    // what an item could not be used for is said even where the result could do without it
    for (const reason of new Set([
      ...record.reasons,
      ...record.inputs.flatMap(({ why, from }) => (from === undefined ? (why ?? []) : [])),
    ])) {
      this.#reasons.add(reason)
      overall.add(reason)
    }
    for (const flag of record.score.flags) this.#flags.add(flag)
  }

  finish(enrolled: number): z.output<typeof summaryGroupSchema> {
    const instrument = this.#instrument
    return {
      visit: this.visit,
      ...(this.arm !== undefined && { arm: this.arm }),
      enrolled,
      subjects: this.#subjects.size,
      scored: this.#scored.size,
      results: [...this.results.values()].map((collector) => collector.finish(enrolled, this.independent)),
      reasons: this.#reasons.reasons(instrument),
      flags: this.#flags.all().map(([flag, count]) => ({ flag, words: { ...wordsOfCode(instrument, flag) }, count })),
    }
  }
}
