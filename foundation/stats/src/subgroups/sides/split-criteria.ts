import { normal } from '../../numeric/distributions/index.ts'
import { type Estimable, isEstimable, notEstimable } from '../../result/estimable.ts'
import { type CountedDifference, computeArmDifference } from '../effects/arm-difference.ts'
import type { TrialRows } from '../effects/trial-rows.ts'

/** Two children of a split, and how interesting they are. */
export interface SplitCriteria {
  readonly left: CountedDifference
  readonly right: CountedDifference
  /** p of the difference of the children's effects. */
  readonly differential: Estimable
  /** Twice the smaller one-sided p of the children. */
  readonly better: Estimable
}

/** p of criterion 1: `2 (1 - Φ(|z1 - z2| / √2))`. */
export const differentialP = (left: number, right: number): number => 2 * normal.upper(Math.abs(left - right) / Math.SQRT2)

/**
 * Criteria 1 and 2 of SIDES for a split, with Student's t of each child as its z. A large overall effect favours unequal children under
 * criterion 1: look at the effects too.
 *
 * Source: Lipkovich I et al. Stat Med 2011;30:2601-21 (doi 10.1002/sim.4289).
 */
export const computeSplitCriteria = (trial: TrialRows, goesLeft: ArrayLike<number | boolean>): SplitCriteria => {
  const left = computeArmDifference(trial, goesLeft)
  const right = computeArmDifference(
    trial,
    Array.from(goesLeft, (own) => !own),
  )
  if (!isEstimable(left.difference) || !isEstimable(right.difference)) {
    const none = notEstimable('child-too-small', 'A child has no effect that could be estimated.')
    return { left, right, differential: none, better: none }
  }
  return {
    left,
    right,
    differential: differentialP(left.difference.statistic, right.difference.statistic),
    better: Math.min(1, 2 * Math.min(left.difference.pGreater, right.difference.pGreater)),
  }
}
