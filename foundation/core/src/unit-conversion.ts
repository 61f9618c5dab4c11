import type { Unit } from './units.ts'

/**
 * How far a conversion may be trusted. `exact`: follows from prefixes or definitions, applied in both directions and in chains.
 * `known`: a molar mass or a convention, applied as given with a warning that names it. `declared`: only when a person says so.
 */
export type Trust = 'exact' | 'known' | 'declared'

/** `to = from * factor + offset`. Factors are exact decimals, or quotients of two. */
export interface UnitConversion {
  /** Dictionary id it holds for; `*` any variable; `pro.*` all of a group. */
  readonly variable: string
  readonly from: Unit
  readonly to: Unit
  readonly factor: string
  readonly offset?: string
  readonly trust: Trust
  /** A `declared` conversion that needs no declaration for values above this. */
  readonly unlessAbove?: string
  /** Where the factor comes from. */
  readonly basis: string
  readonly status: string
}

type Rest = Pick<UnitConversion, 'offset' | 'unlessAbove'>
type Rule = readonly [variable: string, from: Unit, to: Unit, factor: string]

const rule = ([variable, from, to, factor]: Rule, trust: Trust, basis: string, status: string, rest: Rest = {}): UnitConversion => ({
  variable,
  from,
  to,
  factor,
  trust,
  basis,
  status,
  ...rest,
})

/** Follows from prefixes or definitions. */
export const exact = (...of: [...Rule, (Rest & { readonly basis?: string })?]): UnitConversion => {
  const [variable, from, to, factor, { basis = 'exact', ...rest } = {}] = of
  return rule([variable, from, to, factor], 'exact', basis, 'exact', rest)
}

/** Rests on a molar mass: correct to the digits shown as far as known. */
export const molar = (...[variable, from, to, factor, basis]: [...Rule, string]): UnitConversion =>
  rule([variable, from, to, factor], 'known', basis, 'molar mass from memory')

/** Rests on a convention or a printed equation. */
export const known = (...[variable, from, to, factor, basis, status, rest]: [...Rule, string, string, Rest?]): UnitConversion =>
  rule([variable, from, to, factor], 'known', basis, status, rest)

/** Not the same in every file: a person must say. */
export const declared = (...[variable, from, to, factor, basis, status, rest]: [...Rule, string, string, Rest?]): UnitConversion =>
  rule([variable, from, to, factor], 'declared', basis, status, rest)
