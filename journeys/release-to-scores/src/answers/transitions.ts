import { type Instrument, isMissing, type Words } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { transitionSchema } from '../schema/summary.ts'
import type { ScoreRecord } from '../scoring/score-record.ts'
import { resultOf } from './result-of.ts'

type Transition = z.output<typeof transitionSchema>

const unknown: Words = { en: 'Not known', fr: 'Non connu' }

const stateOf = (record: ScoreRecord | undefined, result: string): string => {
  const value = record === undefined ? undefined : resultOf(record, result)
  return value === undefined || isMissing(value) || typeof value !== 'string' ? 'NA' : value
}

/** Counts movements between the states of an instrument, from the baseline to each visit. */
export class TransitionCollector {
  readonly #instrument: Instrument
  readonly #states: readonly string[]
  readonly #counts = new Map<
    string,
    {
      readonly visit: string
      readonly arm: string | undefined
      readonly result: string
      readonly from: string
      readonly to: string
      count: number
    }
  >()

  constructor(instrument: Instrument) {
    this.#instrument = instrument
    this.#states = Object.entries(instrument.results)
      .filter(([, { kind }]) => kind === 'category')
      .map(([id]) => id)
  }

  add(records: readonly ScoreRecord[], baseline: string | undefined, arm: string | undefined): void {
    if (baseline === undefined || this.#states.length === 0) return
    const before = records.find(({ visit }) => visit === baseline)
    for (const record of records)
      for (const result of record.visit === baseline ? [] : this.#states) {
        const [from, to] = [stateOf(before, result), stateOf(record, result)]
        const key = [record.visit, arm ?? '', result, from, to].join('\u0000')
        const known = this.#counts.get(key)
        if (known === undefined) this.#counts.set(key, { visit: record.visit, arm, result, from, to, count: 1 })
        else known.count++
      }
  }

  #words(result: string, state: string): Words {
    const definition = this.#instrument.results[result]
    const words = definition?.kind === 'category' ? definition.choices[state] : undefined
    return { ...(words ?? unknown) }
  }

  /** In the order of visits, arms and states. */
  finish(order: (visit: string) => number): Transition[] {
    const place = (result: string, state: string): number => {
      const definition = this.#instrument.results[result]
      const at = definition?.kind === 'category' ? Object.keys(definition.choices).indexOf(state) : -1
      return at < 0 ? 99 : at
    }
    return [...this.#counts.values()]
      .toSorted(
        (a, b) =>
          order(a.visit) - order(b.visit) ||
          (a.arm ?? '').localeCompare(b.arm ?? '', 'en') ||
          place(a.result, a.from) - place(b.result, b.from) ||
          place(a.result, a.to) - place(b.result, b.to),
      )
      .map(({ arm, ...one }) => ({
        ...one,
        ...(arm !== undefined && { arm }),
        fromWords: this.#words(one.result, one.from),
        toWords: this.#words(one.result, one.to),
      }))
  }
}
