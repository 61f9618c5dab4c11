import type { Instrument, Words } from '@dacryon/endpoints'
import { wordsOfCode } from './words.ts'

/** Counts codes. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
  }

  get(code: string): number {
    return this.#counts.get(code) ?? 0
  }

  /** Most frequent first; of equals in text order. */
  all(): readonly (readonly [code: string, count: number])[] {
    return [...this.#counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  }

  /** With what the codes mean. */
  reasons(instrument: Instrument): { reason: string; words: Words; count: number }[] {
    return this.all().map(([reason, count]) => ({ reason, words: { ...wordsOfCode(instrument, reason) }, count }))
  }
}
