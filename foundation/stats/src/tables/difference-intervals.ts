import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import type { Estimate } from '../result/estimate.ts'
import { caution } from '../result/problems.ts'
import type { Proportion } from './proportion.ts'
import { differenceOf, twoProportionIssues } from './two-proportions.ts'

const spreadOf = (p1: number, n1: number, p2: number, n2: number): number => Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2)

/**
 * Difference of two independent proportions with the textbook (Wald) interval. It is too short with few subjects or proportions near 0 or
 * 1, and has no length where both are 0 or 1: on request only.
 *
 * Formula: `d ± z √(p1 q1/n1 + p2 q2/n2)`.
 *
 * @example
 * computeWaldDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0575 to 0.3425
 */
export const computeWaldDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const estimate = differenceOf(first, second)
  const reach = normal.quantileUpper((1 - level) / 2) * spreadOf(first.yes / first.of, first.of, second.yes / second.of, second.of)
  const warnings = [caution('wald-interval', 'The Wald interval is too short in small groups.', 'Use the Miettinen-Nurminen interval.')]
  return { ok: true, value: { estimate, interval: { low: estimate - reach, high: estimate + reach, level }, method: 'Wald', warnings } }
}

/**
 * Difference of two independent proportions with Agresti and Caffo's interval: Wald after one success and one failure are added to each
 * group. The estimate is the plain difference. The interval may leave -1 to 1.
 *
 * Source: Agresti A, Caffo B. Am Stat 2000;54:280-8 (doi 10.1080/00031305.2000.10474560).
 *
 * @example
 * computeAgrestiCaffoDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0525 to 0.3358
 */
export const computeAgrestiCaffoDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const [n1, n2] = [first.of + 2, second.of + 2]
  const [p1, p2] = [(first.yes + 1) / n1, (second.yes + 1) / n2]
  const reach = normal.quantileUpper((1 - level) / 2) * spreadOf(p1, n1, p2, n2)
  return {
    ok: true,
    value: {
      estimate: differenceOf(first, second),
      interval: { low: p1 - p2 - reach, high: p1 - p2 + reach, level },
      method: 'Agresti-Caffo',
      warnings: [],
    },
  }
}
