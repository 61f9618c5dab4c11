import { compareExact, divideExact, type Exact, exact, parseExact } from '@dacryon/core'
import type { Item, LevelItem, NumberItem } from '../definition/item.ts'
import type { Reason } from '../definition/reason.ts'

/** A checked input, before its type is known to the rule. */
export type Checked = Exact | boolean | string

/** What became of one input: a value, nothing, or a reason. `why` without a value and `invalid` false: a value that cannot be used. */
export interface ReadItem {
  readonly value?: Checked
  readonly why?: Reason
  readonly invalid?: true
  readonly flag?: string
}

const nothing: ReadItem = {}
const two = exact(2)

const yes = new Set(['1', 'y', 'yes', 'true', 'oui', 'o'])
const no = new Set(['0', 'n', 'no', 'false', 'non'])

const invalidItem = (id: string): ReadItem => ({ why: `invalid:${id}`, invalid: true })

const bounds = new WeakMap<NumberItem, { readonly min?: Exact; readonly above?: Exact; readonly max?: Exact }>()

const boundsOf = (item: NumberItem) => {
  let found = bounds.get(item)
  if (found === undefined) {
    const read = (text: string | undefined) => (text === undefined ? undefined : parseExact(text))
    const [min, above, max] = [read(item.min), read(item.above), read(item.max)]
    found = { ...(min && { min }), ...(above && { above }), ...(max && { max }) }
    bounds.set(item, found)
  }
  return found
}

/** True when a level or number is one that the item allows. */
export const allows = (item: LevelItem | NumberItem, value: Exact): boolean => {
  if (item.kind === 'level') return item.levels.some((level) => compareExact(value, exact(level)) === 0)
  const { min, above, max } = boundsOf(item)
  if (min !== undefined && compareExact(value, min) < 0) return false
  if (above !== undefined && compareExact(value, above) <= 0) return false
  if (max !== undefined && compareExact(value, max) > 0) return false
  return item.whole !== true || isWhole(value)
}

const isWhole = ({ n, d }: Exact): boolean => d === 1 || BigInt(n) % BigInt(d) === 0n

const censored = /^([<>])=?\s*(.+)$/

const readCensored = (id: string, item: NumberItem, text: string, convert: (value: Exact) => Exact): ReadItem | undefined => {
  const [, sign, rest = ''] = censored.exec(text) ?? []
  const limit = sign === undefined ? undefined : parseExact(rest)
  if (limit === undefined) return undefined
  if (item.visit === 'baseline') return { why: 'censored_baseline' }
  if (sign !== '<' || item.halfLimit !== true) return { why: `censored:${id}` }
  const value = divideExact(convert(limit), two)
  return allows(item, value) ? { value, flag: `half_limit:${id}` } : invalidItem(id)
}

const same = (value: Exact): Exact => value

/** The value of a table cell. Blank and `NA` are not known; `1` and `0` are yes and no; `<10` is below the limit of the test. */
export const readCell = (id: string, item: Item, text: string | undefined, convert: (value: Exact) => Exact = same): ReadItem => {
  const cell = text?.trim() ?? ''
  if (cell === '' || cell === 'NA') return nothing
  switch (item.kind) {
    case 'yes-no': {
      const word = cell.toLowerCase()
      return yes.has(word) ? { value: true } : no.has(word) ? { value: false } : invalidItem(id)
    }
    case 'choice':
      return Object.hasOwn(item.choices, cell) ? { value: cell } : invalidItem(id)
    default: {
      const parsed = parseExact(cell)
      if (parsed === undefined) return (item.kind === 'number' ? readCensored(id, item, cell, convert) : undefined) ?? invalidItem(id)
      const value = convert(parsed)
      return allows(item, value) ? { value } : invalidItem(id)
    }
  }
}
