import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, pairedIssues } from '../result/vectors.ts'
import { type Proportion, proportionIssues } from './proportion.ts'

/** Trend of a proportion over ordered groups. */
export interface TrendTest {
  /** Rise of the proportion for one step of the score. */
  readonly slope: Estimable
  readonly inference: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: 1; readonly pValue: number }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Cochran and Armitage's test of a trend of proportions over groups with scores (0, 1, 2, ... unless given).
 *
 * Meaning: does the proportion rise or fall with the score. The scores are part of the question: say how they were chosen before looking.
 *
 * Formula: `[Σ x (s - S)]² / (p q Σ n (s - S)²)` with S the mean score and p the pooled proportion; one degree of freedom.
 *
 * Source: Armitage P. Biometrics 1955;11:375-86 (doi 10.2307/3001775).
 *
 * Issues: `count-invalid`, `no-subjects`, `lengths-differ`, `value-not-finite`, `too-few-groups`.
 *
 * @example
 * testTrend([{ yes: 12, of: 60 }, { yes: 18, of: 58 }, { yes: 30, of: 62 }, { yes: 25, of: 40 }]) // 22.13, p 2.55e-6
 */
export const testTrend = (groups: readonly Proportion[], scores: readonly number[] = groups.map((_, at) => at)): Outcome<TrendTest> => {
  const issues = [
    ...(groups.length < 2 ? [inputError('too-few-groups', `There are ${groups.length} groups.`, 'Give at least two.')] : []),
    ...groups.flatMap((group, at) => proportionIssues(group, `Group ${at + 1}`)),
    ...pairedIssues(groups, scores, ['groups', 'scores']),
    ...finiteIssues(scores, 'scores'),
  ]
  if (issues.length > 0) return failed(...issues)
  const n = sum(groups.map(({ of }) => of))
  const p = sum(groups.map(({ yes }) => yes)) / n
  const centre = sum(groups.map(({ of }, at) => of * (scores[at] ?? 0))) / n
  const spread = sum(groups.map(({ of }, at) => of * ((scores[at] ?? 0) - centre) ** 2))
  const cross = sum(groups.map(({ yes, of }, at) => (yes - of * p) * ((scores[at] ?? 0) - centre)))
  const about = { method: 'Cochran-Armitage trend', warnings: [] }
  if (!(spread > 0) || p === 0 || p === 1) {
    const none = notEstimable(p === 0 || p === 1 ? 'one-outcome' : 'one-score', 'Outcome or score is the same for everybody.')
    return done({ ...about, slope: spread > 0 ? 0 : none, inference: none })
  }
  const statistic = cross ** 2 / (p * (1 - p) * spread)
  return done({
    ...about,
    slope: cross / spread,
    inference: { statistic, degreesOfFreedom: 1, pValue: chiSquare.upper(statistic, 1) },
  })
}
