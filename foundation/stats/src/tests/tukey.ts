import type { Issue, Outcome } from '@dacryon/core'
import { studentizedRange } from '../numeric/distributions/studentized-range.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { type Group, groupIssues } from './group.ts'
import { squaresOf } from './one-way-anova.ts'

/** One comparison of a family: `first` minus `second`. */
export interface FamilyComparison {
  readonly first: string
  readonly second: string
  readonly estimate: number
  readonly inference: Estimable<{
    readonly standardError: number
    readonly statistic: number
    /** Adjusted for the family. */
    readonly pValue: number
    /** All intervals of the family hold together at the level. */
    readonly interval: Interval
  }>
}

/** Comparisons of groups with one error rate for all. */
export interface FamilyOfComparisons {
  readonly comparisons: readonly FamilyComparison[]
  readonly degreesOfFreedom: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** What is wrong with groups that share a variance. */
export const sharedVarianceIssues = (groups: readonly Group[], level: number): readonly Issue[] => {
  const issues = [...groupIssues(groups), ...levelIssues(level)]
  if (issues.length === 0 && groups.every(({ values }) => values.length < 2))
    return [inputError('too-few-values', 'No group has two values, so there is no variance within groups.', 'Give more values.')]
  return issues
}

/** There is no variance within groups. */
export const constantGroups = notEstimable('zero-variance', 'No group varies.')

/**
 * Tukey's honest differences: all pairs of groups, later minus earlier, with the studentised range (Tukey-Kramer with unequal sizes).
 *
 * Assumes what one-way analysis of variance assumes. Conservative with unequal sizes.
 *
 * Formula: `q = |m_i - m_j| / √(MSE/2 (1/n_i + 1/n_j))` against the range of k means with N - k degrees of freedom.
 *
 * Source: Kramer CY. Biometrics 1956;12:307-10 (doi 10.2307/3001469).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`, `level-invalid`.
 *
 * @example
 * compareAllPairs([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // b - a: 2, p 0.2879
 */
export const compareAllPairs = (groups: readonly Group[], level = 0.95): Outcome<FamilyOfComparisons> => {
  const issues = sharedVarianceIssues(groups, level)
  if (issues.length > 0) return failed(...issues)
  const { within, df } = squaresOf(groups)
  const [k, free] = [groups.length, df[1]]
  const meanSquare = within / free
  const critical = studentizedRange.quantileUpper(1 - level, k, free)
  const compared = (later: Group, earlier: Group): FamilyComparison => {
    const estimate = mean(later.values) - mean(earlier.values)
    const standardError = Math.sqrt(meanSquare * (1 / later.values.length + 1 / earlier.values.length))
    const statistic = (Math.abs(estimate) / standardError) * Math.SQRT2
    const reach = (critical * standardError) / Math.SQRT2
    return {
      first: later.name,
      second: earlier.name,
      estimate,
      inference:
        meanSquare > 0
          ? {
              standardError,
              statistic,
              pValue: studentizedRange.upper(statistic, k, free),
              interval: { low: estimate - reach, high: estimate + reach, level },
            }
          : constantGroups,
    }
  }
  return done({
    comparisons: groups.flatMap((earlier, at) => groups.slice(at + 1).map((later) => compared(later, earlier))),
    degreesOfFreedom: free,
    method: 'Tukey-Kramer, all pairs',
    warnings: [],
  })
}
