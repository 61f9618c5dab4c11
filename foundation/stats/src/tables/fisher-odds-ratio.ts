import type { Issue, Outcome } from '@dacryon/core'
import { hypergeometric } from '../numeric/distributions/hypergeometric.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'
import { type ConditionalCounts, conditionalInterval, conditionalOddsRatio, conditionalP } from './conditional-counts.ts'
import type { Proportion } from './proportion.ts'
import { twoProportionIssues } from './two-proportions.ts'

/** Fisher's exact test with the odds ratio that belongs to it. */
export interface FisherTest {
  readonly n: readonly [number, number]
  readonly pValue: number
  /** Conditional maximum likelihood estimate: not ad/bc. */
  readonly oddsRatio: Estimable<Limit>
  readonly interval: Estimable<Interval<Limit>>
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Distribution of the count of the first group given all margins. */
export const conditionalCountsOf = (first: Proportion, second: Proportion): ConditionalCounts => {
  const events = first.yes + second.yes
  const low = Math.max(0, events - second.of)
  const high = Math.min(first.of, events)
  return {
    low,
    logWeights: Float64Array.from({ length: high - low + 1 }, (_, at) => hypergeometric.logDensity(low + at, first.of, second.of, events)),
  }
}

/**
 * Fisher's exact test of two groups by yes and no, with the conditional odds ratio (`first` over `second`).
 *
 * Meaning: given the margins, how probable is a table that is no more probable than this one (two-sided). The odds ratio is the one that
 * makes the observed count the expected one; its exact limits are 0 or infinity where the count is at an end, which is the right answer.
 *
 * Formula: hypergeometric probabilities; probabilities within a factor 1 + 1e-7 count as equal; limits by inverting each tail at α/2.
 *
 * Source: Fisher RA. J R Stat Soc 1935;98:39-54 (doi 10.2307/2342435); Cornfield J. Proc Third Berkeley Symp 1956;4:135-48.
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * testFisher({ yes: 3, of: 4 }, { yes: 1, of: 4 }) // p 0.4857, odds ratio 6.408, interval 0.2117 to 626.2
 */
export const testFisher = (
  first: Proportion,
  second: Proportion,
  { alternative = 'two-sided', level = 0.95 }: { readonly alternative?: Alternative; readonly level?: number } = {},
): Outcome<FisherTest> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const counts = conditionalCountsOf(first, second)
  const one = counts.logWeights.length === 1
  const none = notEstimable('one-outcome', 'Everybody has the same outcome, so there is no odds ratio.')
  return {
    ok: true,
    value: {
      n: [first.of, second.of],
      pValue: one ? 1 : conditionalP(counts, first.yes, alternative),
      oddsRatio: one ? none : conditionalOddsRatio(counts, first.yes),
      interval: one ? none : conditionalInterval(counts, first.yes, level, alternative),
      alternative,
      method: 'Fisher exact',
      warnings: [],
    },
  }
}
