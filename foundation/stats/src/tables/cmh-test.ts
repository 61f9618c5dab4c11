import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Alternative } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { type Stratum, strataIssues, withBothMargins } from './stratum.ts'

/** Test of association over strata. */
export interface CmhTest {
  readonly strata: number
  readonly inference: Estimable<{ readonly statistic: number; readonly degreesOfFreedom: 1; readonly pValue: number }>
  readonly alternative: Alternative
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Excess of the first group over what its stratum makes expected, and its variance. */
const partsOf = ({ first, second }: Stratum) => {
  const n = first.of + second.of
  const yes = first.yes + second.yes
  return {
    excess: (first.yes * second.of - second.yes * first.of) / n,
    variance: ((first.of * second.of) / n / n) * ((yes * (n - yes)) / (n - 1)),
  }
}

/**
 * Cochran, Mantel and Haenszel's test of two groups and two outcomes over strata.
 *
 * Meaning: within strata, does one group have the outcome oftener. Strong where the odds ratios of the strata point the same way, blind
 * where they cancel. No continuity correction unless asked for: trials report it without, some programs correct by default.
 *
 * Formula: `(|Σ (a - E)| - ½)² / Σ V`, V the hypergeometric variance, the ½ only with correction; one degree of freedom. Strata with an
 * empty margin contribute nothing and are named.
 *
 * Source: Mantel N, Haenszel W. J Natl Cancer Inst 1959;22:719-48 (doi 10.1093/jnci/22.4.719).
 *
 * Issues: `no-strata`, `count-invalid`.
 *
 * @example
 * testCmh([{ name: '1', first: { yes: 16, of: 49 }, second: { yes: 17, of: 51 } }, { name: '2', first: { yes: 22, of: 44 }, second: { yes: 11, of: 48 } }]) // 3.349, p 0.0672
 */
export const testCmh = (
  strata: readonly Stratum[],
  { continuity = false, alternative = 'two-sided' }: { readonly continuity?: boolean; readonly alternative?: Alternative } = {},
): Outcome<CmhTest> => {
  const issues = strataIssues(strata, 0.95)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothMargins(strata)
  const parts = kept.map(partsOf)
  const excess = sum(parts.map((part) => part.excess))
  const variance = sum(parts.map((part) => part.variance))
  const distance = Math.max(0, Math.abs(excess) - (continuity ? Math.min(0.5, Math.abs(excess)) : 0))
  const statistic = distance ** 2 / variance
  const z = (Math.sign(excess) * distance) / Math.sqrt(variance)
  const pValue = (): number =>
    alternative === 'two-sided' ? chiSquare.upper(statistic, 1) : alternative === 'less' ? normal.cdf(z) : normal.upper(z)
  return done({
    strata: kept.length,
    inference:
      variance > 0
        ? { statistic, degreesOfFreedom: 1, pValue: pValue() }
        : notEstimable('empty-margin', 'No stratum has both groups and both outcomes.'),
    alternative,
    method: `Cochran-Mantel-Haenszel, ${continuity ? 'with' : 'no'} continuity correction`,
    warnings,
  })
}
