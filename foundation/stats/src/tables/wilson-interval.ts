import { computeNormalQuantile, type Outcome } from '@dacryon/core'
import type { Estimate, Interval } from '../result/estimate.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

/** The two ends for a checked proportion: exactly 0 where nobody has the property, exactly 1 where all have it. */
export const wilsonEnds = ({ yes, of }: Proportion, level: number): Interval => {
  const z = computeNormalQuantile(1 - (1 - level) / 2)
  const square = z * z
  const centre = yes + square / 2
  const spread = z * Math.sqrt((yes * (of - yes)) / of + square / 4)
  const total = of + square
  return {
    low: yes === 0 ? 0 : Math.max(0, (centre - spread) / total),
    high: yes === of ? 1 : Math.min(1, (centre + spread) / total),
    level,
  }
}

/**
 * Wilson's score interval of a proportion, without continuity correction.
 *
 * Meaning: all values of the true proportion that a two-sided score test would not reject. Assumes independent subjects with one and the
 * same probability. Holds its level on average also in small groups and near 0 and 1, where the textbook interval fails.
 *
 * Formula: with p = yes/of and z the normal quantile, `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`.
 *
 * Source: Wilson EB. J Am Stat Assoc 1927;22:209-12; Newcombe RG. Stat Med 1998;17:857-72 (method 3).
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeWilsonInterval({ yes: 81, of: 263 }) // 0.3080, interval 0.2553 to 0.3662
 */
export const computeWilsonInterval = (proportion: Proportion, level = 0.95): Outcome<Estimate> => {
  const issues = [...proportionIssues(proportion), ...levelIssues(level)]
  if (issues.length > 0) return { ok: false, issues }
  return {
    ok: true,
    value: { estimate: proportion.yes / proportion.of, interval: wilsonEnds(proportion, level), method: 'Wilson score', warnings: [] },
  }
}
