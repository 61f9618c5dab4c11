import { computeNormalQuantile, type Outcome } from '@dacryon/core'
import type { Estimate } from '../result/estimate.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** Most likely second proportion when the difference is held at `delta`: the one root of the score cubic that lies in range. */
const restricted = (first: Proportion, second: Proportion, delta: number): number => {
  const [x1, n1, x2, n2] = [first.yes, first.of, second.yes, second.of]
  const l3 = n1 + n2
  const l2 = (n1 + 2 * n2) * delta - l3 - x1 - x2
  const l1 = (n2 * delta - l3 - 2 * x2) * delta + x1 + x2
  const l0 = x2 * delta * (1 - delta)
  const third = l2 / (3 * l3)
  const q = third ** 3 - (l1 * l2) / (6 * l3 * l3) + l0 / (2 * l3)
  const size = Math.sqrt(Math.max(0, third * third - l1 / (3 * l3)))
  const p = q < 0 ? -size : size
  const angle = p === 0 ? Math.PI / 2 : Math.acos(within(q / p ** 3, -1, 1))
  return within(2 * p * Math.cos((Math.PI + angle) / 3) - third, Math.max(0, -delta), Math.min(1, 1 - delta))
}

/** Signed score statistic of a difference; infinite where the restricted variance is zero and the data disagree. */
const score = (first: Proportion, second: Proportion, delta: number): number => {
  const p2 = restricted(first, second, delta)
  const p1 = within(p2 + delta, 0, 1)
  const total = first.of + second.of
  const variance = ((p1 * (1 - p1)) / first.of + (p2 * (1 - p2)) / second.of) * (total / (total - 1))
  const distance = first.yes / first.of - second.yes / second.of - delta
  if (variance > 0) return distance / Math.sqrt(variance)
  return distance === 0 ? 0 : distance > 0 ? Infinity : -Infinity
}

/** Where the statistic, which falls as the difference grows, passes a value: halving until nothing is left to halve. */
const passes = (statistic: (delta: number) => number, value: number, from: number, to: number): number => {
  let [low, high] = [from, to]
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (statistic(middle) > value) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Difference of two independent proportions (`first` minus `second`) with Miettinen and Nurminen's score interval.
 *
 * Meaning: the risk difference; the interval holds the differences that a score test with restricted variance does not reject. Assumes
 * two independent groups of independent subjects. The usual choice of regulators for two arms without strata.
 *
 * Formula: the two `δ` at which `(p1 - p2 - δ)² / (v(δ) N/(N-1)) = z²`, where v(δ) is the variance at the most likely proportions whose
 * difference is δ.
 *
 * Source: Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213-26.
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeMiettinenNurminenDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0528 to 0.3382
 */
export const computeMiettinenNurminenDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> => {
  const issues = [...proportionIssues(first, 'The first group'), ...proportionIssues(second, 'The second group'), ...levelIssues(level)]
  if (issues.length > 0) return { ok: false, issues }
  const z = computeNormalQuantile(1 - (1 - level) / 2)
  const estimate = (first.yes * second.of - second.yes * first.of) / (first.of * second.of)
  const statistic = (delta: number): number => score(first, second, delta)
  const low = estimate === -1 ? -1 : passes(statistic, z, -1, estimate)
  const high = estimate === 1 ? 1 : passes(statistic, -z, estimate, 1)
  return { ok: true, value: { estimate, interval: { low, high, level }, method: 'Miettinen-Nurminen score', warnings: [] } }
}
