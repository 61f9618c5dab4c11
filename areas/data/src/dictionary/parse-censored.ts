import type { Comparator } from '@dacryon/core'
import { plainCell } from './plain-cell.ts'

const signs: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ...['<', 'inf', 'inf.', 'inférieur à', 'inferieur a', 'below', 'less than', 'moins de'].map((word) => [word, '<'] as const),
  ...['≤', '<=', '=<', 'at most', 'au plus'].map((word) => [word, '<='] as const),
  ...['>', 'sup', 'sup.', 'supérieur à', 'superieur a', 'above', 'more than', 'plus de'].map((word) => [word, '>'] as const),
  ...['≥', '>=', '=>', 'at least', 'au moins'].map((word) => [word, '>='] as const),
])

const grammar = /^(\D*?)\s*(-?\d+(?:[.,]\d+)?)$/

/** Direction and limit of a censored cell. */
export interface CensoredCell {
  readonly comparator: Comparator
  /** Decimal text with a point. */
  readonly limit: string
}

/**
 * `<20`, `inf 20`, `inférieur à 20`, `≥ 1,5`: the value lies beyond a limit. `undefined` when the cell says nothing of the kind.
 * A comma is a decimal comma here: no laboratory writes a limit with thousands.
 */
export const parseCensored = (text: string): CensoredCell | undefined => {
  const [, word, limit] = grammar.exec(plainCell(text)) ?? []
  const comparator = word === undefined ? undefined : signs.get(word)
  return comparator === undefined || limit === undefined ? undefined : { comparator, limit: limit.replace(',', '.') }
}
