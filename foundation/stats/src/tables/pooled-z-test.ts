import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Alternative } from '../result/estimate.ts'
import { symmetricP } from '../tests/alternative.ts'
import { normalNull } from '../tests/rank-normal.ts'
import type { Proportion } from './proportion.ts'
import { differenceOf, twoProportionIssues } from './two-proportions.ts'

/** z test of two proportions with the number needed to treat. */
export interface PooledZTest {
  readonly difference: number
  readonly inference: Estimable<{ readonly statistic: number; readonly pValue: number }>
  /** 1 / difference: subjects to treat for one more event (negative: one fewer). */
  readonly numberNeeded: Estimable
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * z test of the difference of two independent proportions, with the pooled standard error; its square is Pearson's chi-square.
 *
 * Formula: `z = d / √(p q (1/n1 + 1/n2))`, p the pooled proportion. Everybody with the same outcome: not estimable.
 *
 * Issues: `count-invalid`, `no-subjects`.
 *
 * @example
 * testProportionsPooled({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // z 2.650, p 0.008045, number needed 5
 */
export const testProportionsPooled = (
  first: Proportion,
  second: Proportion,
  alternative: Alternative = 'two-sided',
): Outcome<PooledZTest> => {
  const issues = twoProportionIssues(first, second, 0.95)
  if (issues.length > 0) return { ok: false, issues }
  const difference = differenceOf(first, second)
  const pooled = (first.yes + second.yes) / (first.of + second.of)
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.of + 1 / second.of))
  const statistic = difference / standardError
  return {
    ok: true,
    value: {
      difference,
      inference:
        standardError > 0
          ? { statistic, pValue: symmetricP(normalNull, statistic, alternative) }
          : notEstimable('one-outcome', 'Everybody has the same outcome.'),
      numberNeeded: difference === 0 ? notEstimable('no-difference', 'The proportions are equal.') : 1 / difference,
      alternative,
      method: 'z test, pooled standard error',
      warnings: [],
    },
  }
}
