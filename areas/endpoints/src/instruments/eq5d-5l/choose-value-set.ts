import { type Missing, missing } from '../../definition/reason.ts'
import { canada2016 } from './canada-2016.ts'
import type { ValueSet } from './value-set.ts'

const named = (sets: readonly ValueSet[], country: string, type: string): readonly ValueSet[] =>
  sets.filter((set) => (country === 'file' || set.country.toLowerCase() === country.toLowerCase()) && (type === 'any' || set.type === type))

/** The value set that a study named: those of its file come before the one that is built in. Never a set of another country. */
export const chooseValueSet = (given: readonly ValueSet[] | undefined, country: string, type: string): ValueSet | Missing => {
  const own = named(given ?? [], country, type)
  const found = own.length > 0 || country === 'file' ? own : named([canada2016], country, type)
  const [first, ...others] = found
  if (first === undefined) return missing('value_set_needed')
  return others.length > 0 ? missing('value_set_ambiguous') : first
}
