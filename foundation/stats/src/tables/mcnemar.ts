import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { testBinomial } from './binomial-test.ts'
import { levelIssues } from './proportion.ts'

/** Pairs by yes and no. */
export interface PairCounts {
  /** Yes first, no second. */
  readonly onlyFirst: number
  /** No first, yes second. */
  readonly onlySecond: number
}

/** Change within pairs. */
export interface McNemarTest {
  readonly discordant: number
  readonly chiSquare: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: 1; readonly pValue: number }>
  readonly corrected: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: 1; readonly pValue: number }>
  readonly exactP: Estimable
  /** Odds of yes first against yes second, within pairs. */
  readonly oddsRatio: Estimable<Limit>
  /** Exact. */
  readonly interval: Estimable<Interval<Limit>>
  readonly method: string
  readonly warnings: readonly Issue[]
}

const statistic = (distance: number, pairs: number) => {
  const value = distance ** 2 / pairs
  return { statistic: value, degreesOfFreedom: 1 as const, pValue: chiSquare.upper(value, 1) }
}

/**
 * McNemar's test of change between two yes-or-no answers of the same subjects.
 *
 * Meaning: are changes from yes to no as frequent as the other way. Only pairs that changed count. With fewer than some 25 of them use the
 * exact p.
 *
 * Formula: `(b - c)²/(b + c)`, corrected `(|b - c| - 1)²/(b + c)`, one degree of freedom; exact: binomial of b in b + c at one half; the
 * odds ratio is b/c with the limits p/(1-p) of Clopper and Pearson's interval. No change at all: not estimable.
 *
 * Source: McNemar Q. Psychometrika 1947;12:153-7 (doi 10.1007/BF02295996).
 *
 * Issues: `count-invalid`, `level-invalid`.
 *
 * @example
 * testMcNemar({ onlyFirst: 7, onlySecond: 1 }) // exact p 0.07031, odds ratio 7
 */
export const testMcNemar = ({ onlyFirst, onlySecond }: PairCounts, level = 0.95): Outcome<McNemarTest> => {
  const wrong = [onlyFirst, onlySecond].filter((count) => !Number.isSafeInteger(count) || count < 0)
  const issues = [
    ...wrong.map((count) => inputError('count-invalid', `A count of pairs is ${count}.`, 'Give whole numbers from 0 on.')),
    ...levelIssues(level),
  ]
  if (issues.length > 0) return failed(...issues)
  const discordant = onlyFirst + onlySecond
  const about = { discordant, method: 'McNemar', warnings: [] }
  const none = notEstimable('no-change', 'No pair changed.')
  if (discordant === 0) return done({ ...about, chiSquare: none, corrected: none, exactP: none, oddsRatio: none, interval: none })
  const exact = testBinomial({ yes: onlyFirst, of: discordant }, { level })
  if (!exact.ok) return exact
  const { low, high } = exact.value.interval
  const distance = Math.abs(onlyFirst - onlySecond)
  return done({
    ...about,
    chiSquare: statistic(distance, discordant),
    corrected: statistic(Math.max(0, distance - 1), discordant),
    exactP: exact.value.pValue,
    oddsRatio: limitOf(onlyFirst / onlySecond),
    interval: { low: low / (1 - low), high: limitOf(high / (1 - high)), level },
  })
}
