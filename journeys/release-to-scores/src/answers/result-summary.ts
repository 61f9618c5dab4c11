import { numberOfExact } from '@dacryon/core'
import { summariseNumbers } from '@dacryon/data'
import { type Instrument, isMissing } from '@dacryon/endpoints'
import { computeWilsonInterval } from '@dacryon/stats'
import type { z } from 'zod'
import type { resultSummarySchema } from '../schema/summary.ts'
import type { AnyResult } from '../scoring/derived-value.ts'
import { estimateForReading } from './estimate.ts'
import { Tally } from './reason-tally.ts'

type ResultSummary = z.output<typeof resultSummarySchema>

/** Collects one result over the records of a group. */
export class ResultCollector {
  readonly #id: string
  readonly #definition: Instrument['results'][string]
  readonly #numbers: number[] = []
  readonly #words = new Tally()
  #known = 0
  #yes = 0
  #missing = 0

  constructor(id: string, definition: Instrument['results'][string]) {
    this.#id = id
    this.#definition = definition
  }

  add(value: AnyResult | undefined): void {
    if (value === undefined || isMissing(value)) {
      this.#missing++
      return
    }
    this.#known++
    if (typeof value === 'boolean') this.#yes += value ? 1 : 0
    else if (typeof value === 'string') this.#words.add(value)
    else this.#numbers.push(numberOfExact(value))
  }

  get counts(): { readonly yes: number; readonly known: number } {
    return { yes: this.#yes, known: this.#known }
  }

  #body(enrolled: number, independent: boolean): Partial<ResultSummary> {
    const definition = this.#definition
    if (definition.kind === 'number') {
      const figures = summariseNumbers(Float64Array.from(this.#numbers).toSorted())
      if (figures === undefined) return {}
      const { count: _, ...numbers } = figures
      return { numbers }
    }
    if (definition.kind === 'yes-no') {
      if (!independent) return { yes: this.#yes }
      const rate = estimateForReading(computeWilsonInterval({ yes: this.#yes, of: this.#known }))
      const rateOfAll = estimateForReading(computeWilsonInterval({ yes: this.#yes, of: enrolled }))
      return { yes: this.#yes, ...(rate !== undefined && { rate }), ...(rateOfAll !== undefined && { rateOfAll }) }
    }
    return {
      categories: Object.entries(definition.choices).map(([value, label]) => ({
        value,
        label: { ...label },
        count: this.#words.get(value),
      })),
    }
  }

  /**
   * @param enrolled subjects of the group, whether they have a record or not
   * @param independent false when subjects have several records: two eyes of one person are no two persons, and no interval is given
   */
  finish(enrolled: number, independent: boolean): ResultSummary {
    const { kind, label } = this.#definition
    return { result: this.#id, kind, label: { ...label }, known: this.#known, missing: this.#missing, ...this.#body(enrolled, independent) }
  }
}
