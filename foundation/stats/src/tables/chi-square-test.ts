import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import type { TestResult } from '../result/estimate.ts'
import { type Proportion, proportionIssues } from './proportion.ts'

/** Chi-square test with its statistic. */
export interface ChiSquareTest extends TestResult {
  readonly statistic: number
  readonly degreesOfFreedom: 1
}

const degenerate: Issue = {
  code: 'one-outcome',
  severity: 'error',
  message: 'Everybody has the same outcome: there is nothing to compare.',
  remedy: 'Report the counts.',
}

const fewExpected = (least: number): Issue => ({
  code: 'expected-below-five',
  severity: 'warning',
  message: `The smallest expected count is ${least.toFixed(1)}: below 5 the approximation is poor.`,
  remedy: 'Use Fisher’s exact test.',
})

/**
 * Pearson's chi-square test of two independent proportions, without continuity correction.
 *
 * Meaning: is the difference more than chance makes. Assumes independent subjects and expected counts of about 5 or more; warns below.
 *
 * Formula: `N (ad - bc)² / (n1 n2 m1 m2)` with the margins n and m, one degree of freedom.
 *
 * Source: Pearson K. Philos Mag 1900;50:157-75; Cochran WG. Biometrics 1954;10:417-51 for the rule of five.
 *
 * Issues: `count-invalid`, `no-subjects`, `one-outcome`.
 *
 * @example
 * computeChiSquareTest({ yes: 24, of: 40 }, { yes: 7, of: 39 }) // 14.6456, p 0.000130
 */
export const computeChiSquareTest = (first: Proportion, second: Proportion): Outcome<ChiSquareTest> => {
  const issues = [...proportionIssues(first, 'The first group'), ...proportionIssues(second, 'The second group')]
  if (issues.length > 0) return { ok: false, issues }
  const [n1, n2] = [first.of, second.of]
  const total = n1 + n2
  const yes = first.yes + second.yes
  const no = total - yes
  if (yes === 0 || no === 0) return { ok: false, issues: [degenerate] }
  const cross = first.yes * (n2 - second.yes) - (n1 - first.yes) * second.yes
  const statistic = ((total * cross) / n1 / n2) * (cross / yes / no)
  const least = (Math.min(n1, n2) * Math.min(yes, no)) / total
  return {
    ok: true,
    value: {
      statistic,
      degreesOfFreedom: 1,
      pValue: chiSquare.upper(statistic, 1),
      method: 'Pearson chi-square, no continuity correction',
      warnings: least < 5 ? [fewExpected(least)] : [],
    },
  }
}
