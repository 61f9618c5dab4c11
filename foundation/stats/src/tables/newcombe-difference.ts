import type { Outcome } from '@dacryon/core'
import type { Estimate } from '../result/estimate.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'
import { wilsonEnds } from './wilson-interval.ts'

/**
 * Difference of two independent proportions (`first` minus `second`) with Newcombe's hybrid score interval.
 *
 * Meaning: the risk difference. Assumes two independent groups of independent subjects. The interval squares and adds the distances to
 * the ends of the two Wilson intervals, so it stays within -1 and 1 and is usable with empty cells.
 *
 * Formula: with p the proportions, l and u the Wilson ends: low `d - √((p1-l1)² + (u2-p2)²)`, high `d + √((u1-p1)² + (p2-l2)²)`.
 *
 * Source: Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998;17:873-90 (method 10).
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeNewcombeDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0524 to 0.3339
 */
export const computeNewcombeDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> => {
  const issues = [...proportionIssues(first, 'The first group'), ...proportionIssues(second, 'The second group'), ...levelIssues(level)]
  if (issues.length > 0) return { ok: false, issues }
  const [p1, p2] = [first.yes / first.of, second.yes / second.of]
  const [w1, w2] = [wilsonEnds(first, level), wilsonEnds(second, level)]
  const estimate = (first.yes * second.of - second.yes * first.of) / (first.of * second.of)
  const low = Math.max(-1, estimate - Math.hypot(p1 - w1.low, w2.high - p2))
  const high = Math.min(1, estimate + Math.hypot(w1.high - p1, p2 - w2.low))
  return { ok: true, value: { estimate, interval: { low, high, level }, method: 'Newcombe hybrid score', warnings: [] } }
}
