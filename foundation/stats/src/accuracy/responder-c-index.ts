import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { levelIssues, type Proportion, proportionIssues } from '../tables/proportion.ts'

/** How well a responder rule tells the arms apart. */
export interface ResponderCIndex {
  readonly cIndex: number
  readonly riskDifference: number
  /** DeLong, cut to [0, 1]. */
  readonly interval: Estimable<Interval>
  readonly method: string
}

/**
 * C-index of a yes-or-no response against the arm: 0.5 when the rule responds alike in both arms, 1 when all of the active arm and nobody of
 * placebo responds.
 *
 * Rules compared by it need not be equally easy to meet; it says nothing about whether the patients notice.
 *
 * Formula: `0.5 + 0.5 (p1 - p0)`; variance `(p1 q1/(n1-1) + p0 q0/(n0-1))/4` (DeLong for a binary score).
 *
 * Source: Seror R et al. Ann Rheum Dis 2022;81:979-89 (doi 10.1136/annrheumdis-2021-222054): sensitivity to change of the options of STAR.
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`. Not estimable: `one-subject-in-class`, `zero-variance`.
 *
 * @example computeResponderCIndex({ yes: 24, of: 40 }, { yes: 7, of: 39 }).value.cIndex // 0.7103
 */
export const computeResponderCIndex = (active: Proportion, placebo: Proportion, level = 0.95): Outcome<ResponderCIndex> => {
  const issues = [...proportionIssues(active, 'The active arm'), ...proportionIssues(placebo, 'The placebo arm'), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const [p1, p0] = [active.yes / active.of, placebo.yes / placebo.of]
  const riskDifference = (active.yes * placebo.of - placebo.yes * active.of) / (active.of * placebo.of)
  const cIndex = 0.5 + 0.5 * riskDifference
  const method = 'C-index of a binary response against the arm'
  if (active.of < 2 || placebo.of < 2)
    return done({ cIndex, riskDifference, interval: notEstimable('one-subject-in-class', 'An arm has one subject.'), method })
  const variance = ((p1 * (1 - p1)) / (active.of - 1) + (p0 * (1 - p0)) / (placebo.of - 1)) / 4
  const reach = normal.quantileUpper((1 - level) / 2) * Math.sqrt(variance)
  const interval = { low: Math.max(0, cIndex - reach), high: Math.min(1, cIndex + reach), level }
  return done({
    cIndex,
    riskDifference,
    interval: variance > 0 ? interval : notEstimable('zero-variance', 'In each arm all or none responded.'),
    method,
  })
}
