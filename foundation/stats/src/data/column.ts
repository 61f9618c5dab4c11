import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'

/** A measured column. */
export interface NumericColumn {
  readonly kind: 'numeric'
  readonly name: string
  /** One number a row; NaN, inside this room only, where the value is missing. */
  readonly values: Float64Array
  /** Unit, as it should stand in tables and figures. */
  readonly unit?: string
}

/** A column of categories; the first level is the reference. */
export interface FactorColumn {
  readonly kind: 'factor'
  readonly name: string
  readonly levels: readonly string[]
  /** Index into `levels` a row; -1 where the value is missing. */
  readonly codes: Int32Array
}

export type Column = NumericColumn | FactorColumn

/**
 * A numeric column; `null` and `undefined` are missing. Infinite and not-a-number values are errors, never missing.
 *
 * Issues: `value-not-finite`, all at once (up to 20).
 *
 * @example numericColumn('igg', [12.1, null, 9.8], 'g/L')
 */
export const numericColumn = (
  name: string,
  values: readonly (number | null | undefined)[] | Float64Array,
  unit?: string,
): Outcome<NumericColumn> => {
  const kept = new Float64Array(values.length)
  const issues: Issue[] = []
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    kept[row] = value ?? Number.NaN
    if (typeof value === 'number' && !Number.isFinite(value) && issues.length < 20)
      issues.push(
        inputError('value-not-finite', `${name} holds ${value}.`, 'Leave the value out, or correct it.', {
          column: name,
          line: row + 1,
          value: String(value),
          expected: 'a finite number',
        }),
      )
  }
  if (issues.length > 0) return failed(...issues)
  return done(unit === undefined ? { kind: 'numeric', name, values: kept } : { kind: 'numeric', name, values: kept, unit })
}

const alphabetical = (values: Iterable<string>): string[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/**
 * A column of categories. Levels stand in the order given (the dictionary's), else in the order of their characters; the first is the
 * reference of every comparison.
 *
 * Issues: `level-unknown` where a value is not among the given levels.
 *
 * @example factorColumn('arm', ['placebo', 'active', null], ['placebo', 'active'])
 */
export const factorColumn = (
  name: string,
  values: readonly (string | null | undefined)[],
  levels: readonly string[] = alphabetical(values.filter((value) => value !== null && value !== undefined)),
): Outcome<FactorColumn> => {
  const codeOf = new Map(levels.map((level, at) => [level, at]))
  const codes = new Int32Array(values.length).fill(-1)
  const issues: Issue[] = []
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (value === null || value === undefined) continue
    const code = codeOf.get(value)
    if (code !== undefined) codes[row] = code
    else if (issues.length < 20)
      issues.push(
        inputError('level-unknown', `${name} holds '${value}', which is none of its levels.`, 'Add the level, or correct the value.', {
          column: name,
          line: row + 1,
          value,
          expected: levels.join(', '),
        }),
      )
  }
  return issues.length > 0 ? failed(...issues) : done({ kind: 'factor', name, levels, codes })
}

/** The same factor with another reference level, the others in their order. Errors: RangeError for an unknown level. */
export const relevel = (factor: FactorColumn, reference: string): FactorColumn => {
  const at = factor.levels.indexOf(reference)
  if (at < 0) throw new RangeError(`${factor.name} has no level '${reference}'.`)
  const levels = [reference, ...factor.levels.filter((level) => level !== reference)]
  return { ...factor, levels, codes: factor.codes.map((code) => (code < 0 ? -1 : code === at ? 0 : code < at ? code + 1 : code)) }
}
