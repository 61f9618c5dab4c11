import type { Outcome } from '@dacryon/core'
import { mean, standardDeviation, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'

/** How far a group moved, in units of its own spread. */
export interface Responsiveness {
  readonly n: number
  readonly meanChange: number
  /** Standardised response mean: mean change over the standard deviation of the change. */
  readonly srm: Estimable
  /** Standardised effect size: mean change over the standard deviation at baseline. */
  readonly ses: Estimable
}

const over = (change: number, spread: number, what: string): Estimable =>
  spread > 0 ? change / spread : notEstimable('zero-variance', `${what} does not vary.`)

/**
 * Responsiveness of a measure in one group, from before and after.
 *
 * Not comparable between groups of unlike spread; the sign is that of the change (after minus before).
 *
 * Source: Husted JA, Cook RJ, Farewell VT, Gladman DD. J Clin Epidemiol 2000;53:459-68 (doi 10.1016/s0895-4356(99)00206-1).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`. Not estimable: `zero-variance`.
 *
 * @example computeResponsiveness([10, 12, 14], [8, 11, 10]) // meanChange -2.3333, srm -1.5275, ses -1.1667
 */
export const computeResponsiveness = (before: Numbers, after: Numbers): Outcome<Responsiveness> => {
  const issues = [
    ...pairedIssues(before, after, ['before', 'after']),
    ...countIssues(before, 'before', 2),
    ...finiteIssues(before, 'before'),
    ...finiteIssues(after, 'after'),
  ]
  if (issues.length > 0) return failed(...issues)
  const change = Array.from(before, (value, at) => (after[at] ?? value) - value)
  const meanChange = mean(change)
  return done({
    n: change.length,
    meanChange,
    srm: over(meanChange, standardDeviation(change), 'The change'),
    ses: over(meanChange, standardDeviation(before), 'The baseline'),
  })
}

/** Responsiveness between arms. */
export interface ArmResponsiveness {
  /** Mean change under treatment over the standard deviation of the change under placebo. */
  readonly guyatt: Estimable
  /** Difference of mean changes over their pooled standard deviation. */
  readonly standardisedDifference: Estimable
}

/**
 * Responsiveness between arms from the changes: Guyatt's index and the standardised difference, active minus placebo.
 *
 * Guyatt's index takes placebo patients as stable; where they improve it is too small.
 *
 * Source: Guyatt G, Walter S, Norman G. J Chronic Dis 1987;40:171-8 (doi 10.1016/0021-9681(87)90069-5); Cohen J. Statistical power analysis
 * for the behavioral sciences. 2nd ed, 1988.
 *
 * Issues: `too-few-values`, `value-not-finite`. Not estimable: `zero-variance`.
 *
 * @example compareResponsiveness([-3, -2, -4], [0, -1, 1]) // guyatt -3, standardisedDifference -3
 */
export const compareResponsiveness = (active: Numbers, placebo: Numbers): Outcome<ArmResponsiveness> => {
  const issues = [
    ...countIssues(active, 'active', 2),
    ...countIssues(placebo, 'placebo', 2),
    ...finiteIssues(active, 'active'),
    ...finiteIssues(placebo, 'placebo'),
  ]
  if (issues.length > 0) return failed(...issues)
  const pooled = Math.sqrt((sumOfSquares(active) + sumOfSquares(placebo)) / (active.length + placebo.length - 2))
  return done({
    guyatt: over(mean(active), standardDeviation(placebo), 'The change under placebo'),
    standardisedDifference: over(mean(active) - mean(placebo), pooled, 'The change'),
  })
}
