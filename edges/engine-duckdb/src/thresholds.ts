import { type Criterion, compareDecimal, decimalOf } from '@dacryon/core'
import type { Database } from './database.ts'
import type { Threshold } from './sql/threshold.ts'

/** Concept and decimal of every comparison in a criterion. */
const thresholdsIn = (node: Criterion): readonly (readonly [code: string, decimal: string])[] => {
  if (node.kind === 'all' || node.kind === 'any') return node.of.flatMap(thresholdsIn)
  if (node.kind === 'not' || node.kind === 'same') return thresholdsIn(node.of)
  if (node.kind === 'compare') return [[node.concept, node.value]]
  if (node.kind === 'between')
    return [
      [node.concept, node.low],
      [node.concept, node.high],
    ]
  return []
}

/**
 * Thresholds of a release, with the raw texts of the stored numbers that share a threshold's double: those few decide by their exact
 * decimal. A release never changes, so each is looked up once.
 */
export class Thresholds {
  readonly #database: Database
  readonly #schema: string
  readonly #known = new Map<string, Threshold>()

  constructor(database: Database, schema: string) {
    this.#database = database
    this.#schema = schema
  }

  /** Look up all thresholds of a criterion in one query; concepts that `position` does not know are left out. */
  async prepare(node: Criterion, position: (code: string) => number | undefined, signal?: AbortSignal): Promise<void> {
    const wanted = new Map<string, { concept: number; decimal: string; double: number }>()
    for (const [code, decimal] of thresholdsIn(node)) {
      const concept = position(code)
      if (concept === undefined || this.#known.has(`${concept} ${decimal}`)) continue
      wanted.set(`${concept} ${decimal}`, { concept, decimal, double: Number(decimal) })
    }
    if (wanted.size === 0) return
    const list = [...wanted.values()]
    const concepts = [...new Set(list.map(({ concept }) => concept))]
    const doubles = [...new Set(list.map(({ double }) => double))]
    const rows = await this.#database.rows(
      `select distinct concept, number, raw from ${this.#schema}.obs
       where concept in (${concepts.join(', ')}) and kind = 0 and raw is not null and number in (${doubles.map((_, at) => `$${at + 1}`).join(', ')})`,
      doubles,
      signal,
    )
    for (const [key, { concept, decimal, double }] of wanted) {
      const raws = rows.filter(([of, number]) => of === concept && number === double).map(([, , raw]) => String(raw))
      this.#known.set(key, {
        double,
        // no stored number is infinite, so none lies at such a double
        plain: Number.isFinite(double) ? compareDecimal(double, decimal) : 0,
        raws: new Map(raws.map((raw) => [raw, compareDecimal(decimalOf(double, raw), decimal)])),
      })
    }
  }

  /** A threshold that was prepared. */
  get(concept: number, decimal: string): Threshold {
    const found = this.#known.get(`${concept} ${decimal}`)
    if (found === undefined) throw new Error(`Threshold ${decimal} of concept ${concept} was not prepared`)
    return found
  }
}
