import { addExact, asExactText, compareExact, type Exact, exact, exactOf, multiplyExact, subtractExact } from '@dacryon/core'
import { type Missing, missing } from '../../definition/reason.ts'
import { type Coefficients, dimensions, type Profile, type StateTable, type ValueSet } from './value-set.ts'

/** Whom a table by age and sex is asked for. */
export interface Person {
  readonly age?: Exact | undefined
  readonly sex?: string | undefined
}

const fromCoefficients = (profile: Profile, { start, decrements, any, any45, n45Squared }: Coefficients): Exact => {
  let index = start
  dimensions.forEach((dimension, at) => {
    const lost = decrements[dimension][(profile[at] ?? 1) - 1]
    if (lost !== undefined) index = subtractExact(index, lost)
  })
  const severe = profile.filter((level) => level >= 4).length
  if (profile.some((level) => level > 1)) index = subtractExact(index, any)
  if (severe === 0) return index
  return addExact(subtractExact(index, any45), multiplyExact(n45Squared, exact((severe - 1) ** 2)))
}

const fits = ({ sex, ageFrom, ageBelow }: StateTable, person: Person): boolean =>
  (sex === undefined || sex === person.sex) &&
  (ageFrom === undefined || (person.age !== undefined && compareExact(person.age, ageFrom) >= 0)) &&
  (ageBelow === undefined || (person.age !== undefined && compareExact(person.age, ageBelow) < 0))

const fromTables = (profile: Profile, tables: readonly StateTable[], person: Person): Exact | Missing => {
  const byAge = tables.some(({ ageFrom, ageBelow }) => ageFrom !== undefined || ageBelow !== undefined)
  if (byAge && person.age === undefined) return missing('missing:age')
  if (tables.some(({ sex }) => sex !== undefined) && person.sex === undefined) return missing('missing:sex')
  return tables.find((table) => fits(table, person))?.states.get(profile.join('')) ?? missing('outside_value_set')
}

/** The index of a profile, with as many digits as the value set is published with: halves away from zero. */
export const indexOf = (profile: Profile, { values, decimals }: ValueSet, person: Person): Exact | Missing => {
  const index = values.kind === 'coefficients' ? fromCoefficients(profile, values) : fromTables(profile, values.tables, person)
  return 'missing' in index ? index : exactOf(asExactText(index, decimals))
}
