import type { Outcome } from '@dacryon/core'
import { findRoot, nonCentralT, studentT } from '../numeric/index.ts'
import { done, failed } from '../result/index.ts'
import { between } from './checks.ts'
import { deviatesOf, type Goal, goalIssues, type SampleSize, sizesOf } from './goal.ts'

/** A difference of means, with its standard deviation (of the differences when paired). */
export interface MeanDifference {
  readonly delta: number
  readonly sd: number
  readonly design?: 'two-sample' | 'paired'
  /** Size of the second group over that of the first; two-sample only. */
  readonly ratio?: number
}

const powerAt = ({ delta, sd, design = 'two-sample', ratio = 1 }: MeanDifference, n: number, alpha: number, sides: 1 | 2): number => {
  const paired = design === 'paired'
  const df = paired ? n - 1 : n * (1 + ratio) - 2
  const shift = (Math.abs(delta) / sd) * Math.sqrt(paired ? n : n / (1 + 1 / ratio))
  return nonCentralT.upper(studentT.quantileUpper(alpha / sides, df), df, shift)
}

const issuesOf = ({ delta, sd, ratio = 1 }: MeanDifference) => [
  ...between('|delta|', Math.abs(delta), 0, Infinity),
  ...between('sd', sd, 0, Infinity),
  ...between('ratio', ratio, 0, Infinity),
]

/**
 * Power of the t test with n in the first group, by the non-central t; rejections in the wrong direction do not count.
 *
 * Issues: `argument-invalid`.
 *
 * @example
 * computePowerMeans({ delta: 0.5, sd: 1 }, 30) // 0.4778
 */
export const computePowerMeans = (difference: MeanDifference, n: number, alpha = 0.05, sides: 1 | 2 = 2): Outcome<number> => {
  const issues = [...issuesOf(difference), ...between('alpha', alpha, 0, 1), ...between('n', n, 1, Infinity)]
  return issues.length > 0 ? failed(...issues) : done(powerAt(difference, n, alpha, sides))
}

/**
 * Subjects for a t test of two means or of paired differences: the n at which the non-central t gives the power. Assumes normal values of
 * equal variance. For an analysis of covariance multiply by 1 - rho²; for Wilcoxon's test divide by 3/π for normal values.
 *
 * Source: Cohen J. Statistical power analysis. 2nd ed. 1988.
 *
 * Issues: `argument-invalid`, `argument-invalid` for an n below 2.
 *
 * @example
 * computeSampleSizeMeans({ delta: 0.5, sd: 1 }, { power: 0.8 }) // n 63.77, 64 per group
 */
export const computeSampleSizeMeans = (difference: MeanDifference, goal: Goal): Outcome<SampleSize> => {
  const issues = [...issuesOf(difference), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { alpha = 0.05, power, sides = 2 } = goal
  const { ratio = 1, design = 'two-sample' } = difference
  const least = design === 'paired' ? 2 : Math.max(1.0001, 3 / (1 + ratio))
  const miss = (n: number): number => powerAt(difference, n, alpha, sides) - power
  let high = 2 * least
  while (miss(high) < 0 && high < 1e9) high *= 2
  const n = miss(least) >= 0 ? least : findRoot(miss, least, high, 1e-9)?.root
  if (n === undefined) return failed(...between('n', Number.NaN, 2, 1e9))
  return done(sizesOf(design === 'paired' ? [n] : [n, n * ratio], goal, `t test, ${design}`))
}

/**
 * Subjects per group to tell two means apart when the variance is known: `2 (z_a + z_b)² sd² / delta²`. The t test needs one or two more.
 *
 * Issues: `argument-invalid`.
 *
 * @example
 * computeSampleSizeKnownVariance({ delta: 0.5, sd: 1 }, { power: 0.8 }) // 62.7910
 */
export const computeSampleSizeKnownVariance = (difference: MeanDifference, goal: Goal): Outcome<number> => {
  const issues = [...issuesOf(difference), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { delta, sd, design = 'two-sample', ratio = 1 } = difference
  const { za, zb } = deviatesOf(goal)
  return done(((design === 'paired' ? 1 : 1 + 1 / ratio) * (za + zb) ** 2 * sd ** 2) / delta ** 2)
}
