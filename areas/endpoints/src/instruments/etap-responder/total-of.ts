import { compareExact, type Exact } from '@dacryon/core'
import { isMissing, type Missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'
import { weightedSum } from '../../rules/weighted-sum.ts'
import { essdaiWeights } from '../essdai/weights.ts'
import { domainItems, levelId } from './items.ts'

type Given = Readonly<Record<string, Exact | undefined>>

/** ESSDAI of a visit: as given, else from its levels. `disagree`: both are there and differ, or the known levels alone exceed the total. */
export const totalOf = (given: Given, visit: 'baseline' | 'follow-up'): Exact | Missing | 'disagree' => {
  const levels = Object.fromEntries(Object.keys(domainItems).map((id) => [id, given[levelId(id, visit)]]))
  const stated = given[visit === 'baseline' ? 'essdai_b' : 'essdai_f']
  const { total, known } = weightedSum(essdaiWeights, levels)
  if (stated === undefined)
    return isMissing(total)
      ? (lacking(
          given,
          Object.keys(levels).map((id) => levelId(id, visit)),
        ) ?? total)
      : total
  const fits = isMissing(total) ? compareExact(known, stated) <= 0 : compareExact(total, stated) === 0
  return fits ? stated : 'disagree'
}
