import { type Criterion, type Reader, read } from '@dacryon/core'
import type { Sql } from '../database.ts'
import { Binder } from './binder.ts'
import { datedCondition } from './dated-condition.ts'
import { commonKeys, type KeyColumn, keyed, keysOf, listKeys } from './keys.ts'
import { numberCondition } from './number-condition.ts'
import type { Threshold } from './threshold.ts'
import { universe } from './universe.ts'

/** What a question's names mean in one release. */
export interface Meaning {
  /** Where the tables stand: a quoted schema. */
  readonly schema: string
  concept(code: string): { readonly position: number; readonly censored: boolean } | undefined
  visit(label: string): number | undefined
  subject(id: string): number | undefined
  threshold(concept: number, decimal: string): Threshold
}

/** A condition on one thing, and what it says of a thing without any of the observations it looks at. */
interface Condition {
  readonly sql: string
  readonly empty: boolean | undefined
}

/** Conditions on the things that some keys tell apart, as one query. */
class Level {
  readonly #keys: readonly KeyColumn[]
  readonly #meaning: Meaning
  readonly #binder: Binder
  readonly #leaves: string[] = []
  /** Things elsewhere in the patient that satisfy a criterion, and the keys of what holds both them and this level's things. */
  readonly #lifted: { readonly query: string; readonly keys: readonly KeyColumn[] }[] = []
  readonly #concepts = new Set<number>()

  constructor(keys: readonly KeyColumn[], meaning: Meaning, binder: Binder) {
    this.#keys = keys
    this.#meaning = meaning
    this.#binder = binder
  }

  /** Query of the things that satisfy the criterion. */
  query(node: Criterion): string {
    const { sql, empty } = read(this.#reader, node)
    const { schema } = this.#meaning
    const keys = listKeys(this.#keys, 't')
    const where = [`concept in (${[...this.#concepts].join(', ')})`, ...keyed(this.#keys)]
    const leaves = this.#leaves.map((leaf, at) => `bool_or(${leaf}) as a${at}`)
    const observed = `select ${[listKeys(this.#keys), ...leaves].join(', ')} from ${schema}.obs where ${where.join(' and ')} group by ${listKeys(this.#keys)}`
    if (this.#lifted.length === 0 && this.#concepts.size > 0 && empty === false) return `select ${keys} from (${observed}) t where ${sql}`
    const joins = this.#concepts.size === 0 ? [] : [`left join (${observed}) a using (${listKeys(this.#keys)})`]
    this.#lifted.forEach(({ query, keys: common }, at) => {
      joins.push(`left join (select distinct ${listKeys(common)}, true as held from (${query}) q) l${at} using (${listKeys(common)})`)
    })
    return `select ${keys} from (${universe(this.#keys, schema)}) t ${joins.join(' ')} where ${sql}`
  }

  /** True when one observation of the concept, at one of the visits, is as the condition says. */
  #leaf(
    node: { readonly concept: string; readonly visits?: readonly string[] },
    condition: (concept: number, censored: boolean) => string,
  ): Condition {
    const concept = this.#meaning.concept(node.concept)
    const visits = node.visits?.map((label) => this.#meaning.visit(label)).filter((position) => position !== undefined)
    if (concept === undefined || visits?.length === 0) return { sql: 'false', empty: false }
    this.#concepts.add(concept.position)
    const at = visits === undefined ? '' : ` and visit in (${visits.join(', ')})`
    const leaf = `concept = ${concept.position}${at} and ${condition(concept.position, concept.censored)}`
    const known = this.#leaves.indexOf(leaf)
    return { sql: `coalesce(a${known < 0 ? this.#leaves.push(leaf) - 1 : known}, false)`, empty: false }
  }

  readonly #reader: Reader<Condition> = {
    all: ({ of }) => {
      const parts = of.map((part) => read(this.#reader, part))
      const empty = parts.some((part) => part.empty === false) ? false : parts.every((part) => part.empty === true) ? true : undefined
      return { sql: parts.length === 0 ? 'true' : `(${parts.map(({ sql }) => sql).join(' and ')})`, empty }
    },
    any: ({ of }) => {
      const parts = of.map((part) => read(this.#reader, part))
      const empty = parts.some((part) => part.empty === true) ? true : parts.every((part) => part.empty === false) ? false : undefined
      return { sql: parts.length === 0 ? 'false' : `(${parts.map(({ sql }) => sql).join(' or ')})`, empty }
    },
    not: ({ of }) => {
      const part = read(this.#reader, of)
      return { sql: `not ${part.sql}`, empty: part.empty === undefined ? undefined : !part.empty }
    },
    same: ({ scope, of }) => {
      const keys = keysOf(scope)
      if (keys === this.#keys) return read(this.#reader, of)
      const at =
        this.#lifted.push({ query: new Level(keys, this.#meaning, this.#binder).query(of), keys: commonKeys(this.#keys, keys) }) - 1
      return { sql: `coalesce(l${at}.held, false)`, empty: undefined }
    },
    has: (node) => this.#leaf(node, () => 'kind <> 4'),
    compare: (node) =>
      this.#leaf(node, (concept, censored) =>
        numberCondition(node.operator, this.#meaning.threshold(concept, node.value), censored, this.#binder),
      ),
    between: (node) =>
      this.#leaf(node, (concept) => {
        const low = numberCondition('>=', this.#meaning.threshold(concept, node.low), false, this.#binder)
        return `${low} and ${numberCondition('<=', this.#meaning.threshold(concept, node.high), false, this.#binder)}`
      }),
    'one-of': (node) =>
      this.#leaf(node, () => `kind = 1 and "text" in (${node.values.map((value) => this.#binder.bind(value)).join(', ')})`),
    dated: (node) => this.#leaf(node, () => datedCondition(node, this.#binder)),
    subjects: ({ ids }) => {
      const positions = ids.map((id) => this.#meaning.subject(id)).filter((position) => position !== undefined)
      return positions.length === 0 ? { sql: 'false', empty: false } : { sql: `t.subject in (${positions.join(', ')})`, empty: undefined }
    },
  }
}

/** Query of the things, told apart by the keys, that satisfy a criterion. */
export const criterionSql = (node: Criterion, keys: readonly KeyColumn[], meaning: Meaning): Sql => {
  const binder = new Binder()
  const text = new Level(keys, meaning, binder).query(node)
  return { text, values: binder.values }
}
