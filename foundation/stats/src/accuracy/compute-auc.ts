import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { caution, done, failed } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { delongCovariance, placements } from './placements.ts'
import { type Scored, scoredIssues } from './scored.ts'

export interface AucOptions {
  readonly level?: number
  /** Scale of the interval. Default: `logit` when the area is above 0.95 (or below 0.05), else `plain`. */
  readonly scale?: 'plain' | 'logit'
}

/** Area under the ROC curve. */
export interface Auc {
  readonly method: string
  readonly auc: number
  readonly cases: number
  readonly others: number
  /** DeLong. */
  readonly variance: Estimable
  readonly interval: Estimable<Interval>
  readonly warnings: readonly Issue[]
}

const plainInterval = (auc: number, reach: number, level: number): Interval => ({
  low: Math.max(0, auc - reach),
  high: Math.min(1, auc + reach),
  level,
})

const logitInterval = (auc: number, reach: number, level: number): Interval => {
  const centre = Math.log(auc / (1 - auc))
  const width = reach / (auc * (1 - auc))
  return { low: 1 / (1 + Math.exp(width - centre)), high: 1 / (1 + Math.exp(-width - centre)), level }
}

/**
 * Perfect separation leaves DeLong with a variance of 0. As many disjoint pairs as the smaller class has subjects were all ordered rightly,
 * which has at most the probability AUC^m: a bound that holds without assumptions, and is wide.
 */
const separatedInterval = (auc: number, pairs: number, level: number): Interval => {
  const bound = ((1 - level) / 2) ** (1 / pairs)
  return auc === 1 ? { low: bound, high: 1, level } : { low: 0, high: 1 - bound, level }
}

/**
 * Area under the ROC curve: the chance that a subject with the condition has the higher score, ties counting half.
 *
 * Assumes independent subjects. It weighs all thresholds alike, also those nobody would use; it does not tell whether predictions are right
 * in size (see calibration). Measured in the data that chose the marker it is too high.
 *
 * Formula: Mann-Whitney; DeLong variance `S10/m + S01/n` from the placement values with denominators m-1 and n-1. Interval normal on the
 * plain scale cut to [0, 1], or on the logit scale. After perfect separation: the bound `(α/2)^(1/min(m,n))`.
 *
 * Source: DeLong ER, DeLong DM, Clarke-Pearson DL. Biometrics 1988;44:837-45 (doi 10.2307/2531595).
 *
 * Issues: `value-not-finite`, `lengths-differ`, `one-class`, `level-invalid`. Not estimable: `one-subject-in-class`.
 *
 * @example computeAuc({ scores: [1, 2, 3, 4], cases: [false, true, false, true] }) // 0.75
 */
export const computeAuc = (scored: Scored, options: AucOptions = {}): Outcome<Auc> => {
  const { level = 0.95 } = options
  const issues = [...scoredIssues(scored), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const placed = placements(scored)
  const { auc } = placed
  const [cases, others] = [placed.ofCases.length, placed.ofOthers.length]
  const separated = auc === 1 || auc === 0
  const lone = notEstimable('one-subject-in-class', 'One subject in a class does not show how its scores vary.')
  const variance = Math.min(cases, others) < 2 ? lone : delongCovariance(placed, placed)
  const scale = options.scale ?? (auc > 0.95 || auc < 0.05 ? 'logit' : 'plain')
  const reach = typeof variance === 'number' ? normal.quantileUpper((1 - level) / 2) * Math.sqrt(variance) : 0
  const delong = scale === 'plain' ? plainInterval : logitInterval
  const interval = separated ? separatedInterval(auc, Math.min(cases, others), level) : delong(auc, reach, level)
  return done({
    method: separated ? 'Mann-Whitney area, bound by disjoint pairs' : `Mann-Whitney area, DeLong interval (${scale})`,
    auc,
    cases,
    others,
    variance: separated ? notEstimable('perfect-separation', 'All cases lie on one side of all others: DeLong has no variance.') : variance,
    interval: !separated && typeof variance !== 'number' ? variance : interval,
    warnings: separated
      ? [
          caution(
            'perfect-separation',
            'The classes are perfectly separated; the interval is a conservative bound.',
            'Collect more subjects.',
          ),
        ]
      : [],
  })
}
