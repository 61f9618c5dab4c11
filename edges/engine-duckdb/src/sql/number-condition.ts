import type { Comparator } from '@dacryon/core'
import type { Binder } from './binder.ts'
import { type Relation, relate, type Threshold } from './threshold.ts'

/**
 * When a censored value satisfies a comparison for certain: relation of its limit to the threshold, by the value's own comparator
 * (1 `<`, 2 `<=`, 3 `>`, 4 `>=` as stored). `<0.5` is below 0.5; `<=0.5` is below 0.6 but not surely below 0.5. No censored value equals anything
 * for certain.
 */
const decided: Readonly<Record<Comparator | '=' | '!=', readonly (readonly [stored: number, limit: Relation])[]>> = {
  '<': [
    [1, '<='],
    [2, '<'],
  ],
  '<=': [
    [1, '<='],
    [2, '<='],
  ],
  '>': [
    [3, '>='],
    [4, '>'],
  ],
  '>=': [
    [3, '>='],
    [4, '>='],
  ],
  '=': [],
  '!=': [
    [1, '<='],
    [2, '<'],
    [3, '>='],
    [4, '>'],
  ],
}

/** Rows whose value compares so with the threshold, for certain; a limit is the shortest decimal of its double. Columns: `kind`, `number`, `raw`, `comparator`. */
export const numberCondition = (operator: Comparator | '=' | '!=', at: Threshold, censoring: boolean, binder: Binder): string => {
  const number =
    operator === '='
      ? `(${relate('<=', at, binder)} and ${relate('>=', at, binder)})`
      : operator === '!='
        ? `(${relate('<', at, binder)} or ${relate('>', at, binder)})`
        : relate(operator, at, binder)
  const limits: Threshold = { ...at, raws: new Map() }
  const surely = censoring ? decided[operator].map(([stored, limit]) => `comparator = ${stored} and ${relate(limit, limits, binder)}`) : []
  return surely.length === 0 ? `(kind = 0 and ${number})` : `(kind = 0 and ${number} or kind = 3 and (${surely.join(' or ')}))`
}
