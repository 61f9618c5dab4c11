import type { Issue } from '@dacryon/core'
import { nearest } from '../text/nearest.ts'

/**
 * Issue for a name that stands for nothing: `concept-unknown`, `visit-unknown`, `study-unknown` ... with the nearest names there are as remedy.
 *
 * @param thing what was named, in words, for the sentence: `concept`
 */
export const unknownName = (thing: string, wanted: string, names: Iterable<string>): Issue => {
  const all = [...names]
  const near = nearest(wanted, all)
  const some = near.length > 0 ? near : all.slice(0, 3)
  const remedy =
    some.length === 0
      ? `There is no ${thing} to choose from.`
      : near.length > 0
        ? `Did you mean ${some.map((name) => `“${name}”`).join(' or ')}?`
        : `Choose one of the ${all.length} there are, for example ${some.map((name) => `“${name}”`).join(', ')}.`
  return { code: `${thing}-unknown`, severity: 'error', message: `There is no ${thing} “${wanted}”`, remedy, value: wanted }
}
