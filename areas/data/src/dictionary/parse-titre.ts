import type { Comparator } from '@dacryon/core'
import { plainCell } from './plain-cell.ts'

/** Reciprocal of a titre as decimal text, with a comparator when it lies beyond the dilutions tried (`>1/1280`). */
export interface TitreCell {
  readonly reciprocal: string
  readonly comparator?: Comparator
}

const comparators: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['≤', '<='],
  ['<=', '<='],
  ['>', '>'],
  ['≥', '>='],
  ['>=', '>='],
])

/**
 * `1/320`, `1:320`, `1 / 320e` and `320` are the titre 320; `undefined` for anything else. A date in a titre column is a spreadsheet's
 * doing (1/80 becomes January 1980) and is not read back.
 */
export const parseTitre = (text: string): TitreCell | undefined => {
  const [, sign = '', reciprocal] = /^([<>≤≥]=?)?\s*(?:1\s*[/:]\s*)?(\d{1,7})(?:e|ème)?$/.exec(plainCell(text)) ?? []
  if (reciprocal === undefined || Number(reciprocal) === 0) return undefined
  const comparator = comparators.get(sign)
  return sign !== '' && comparator === undefined
    ? undefined
    : { reciprocal: String(Number(reciprocal)), ...(comparator === undefined ? {} : { comparator }) }
}
