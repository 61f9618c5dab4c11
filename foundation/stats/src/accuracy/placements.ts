import { midRanks } from '../numeric/rank.ts'
import { covariance, mean } from '../numeric/sum.ts'
import { rising, type Scored } from './scored.ts'

/** How a subject stands among those of the other class: share it exceeds, ties counting half. */
export interface Placements {
  readonly auc: number
  /** For each case, the share of non-cases with a lower score. */
  readonly ofCases: Float64Array
  /** For each non-case, the share of cases with a higher score. */
  readonly ofOthers: Float64Array
}

/** Placement values by mid-ranks: in all subjects minus within the own class. */
export const placements = (scored: Scored): Placements => {
  const scores = rising(scored)
  const all = midRanks(scores).ranks
  const ranksOf = (wanted: boolean) => {
    const at = scored.cases.flatMap((ill, index) => (ill === wanted ? [index] : []))
    const own = midRanks(at.map((index) => scores[index] ?? 0)).ranks
    return at.map((index, k) => (all[index] ?? 0) - (own[k] ?? 0))
  }
  const [above, below] = [ranksOf(true), ranksOf(false)]
  const ofCases = Float64Array.from(above, (count) => count / below.length)
  const ofOthers = Float64Array.from(below, (count) => (above.length - count) / above.length)
  return { auc: mean(ofCases), ofCases, ofOthers }
}

/** DeLong's covariance of two areas measured in the same subjects; the variance, when they are the same. */
export const delongCovariance = (one: Placements, other: Placements): number =>
  covariance(one.ofCases, other.ofCases) / one.ofCases.length + covariance(one.ofOthers, other.ofOthers) / one.ofOthers.length
