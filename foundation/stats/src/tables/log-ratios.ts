import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { notEstimable } from '../result/estimable.ts'
import type { Proportion } from './proportion.ts'
import type { RatioEstimate } from './ratio-estimate.ts'
import { twoProportionIssues } from './two-proportions.ts'

const around = (estimate: number, standardError: number, level: number, method: string): RatioEstimate => {
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  return {
    estimate,
    interval: { low: Math.exp(Math.log(estimate) - reach), high: Math.exp(Math.log(estimate) + reach), level },
    method,
    warnings: [],
  }
}

const empty = notEstimable('empty-cell', 'A cell is empty, so the logarithm of the ratio has no standard error: use the score interval.')

/**
 * Risk ratio (`first` over `second`) with the interval from the standard error of its logarithm. Needs events in both groups; the score
 * interval (`computeScoreRiskRatio`) does not.
 *
 * Formula: `exp(ln RR ± z √(1/x1 - 1/n1 + 1/x2 - 1/n2))`.
 *
 * Source: Katz D et al. Biometrics 1978;34:469-74 (doi 10.2307/2530610).
 *
 * @example
 * computeLogRiskRatio({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 1.333, interval 1.077 to 1.651
 */
export const computeLogRiskRatio = (first: Proportion, second: Proportion, level = 0.95): Outcome<RatioEstimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const method = 'Risk ratio, log'
  if (first.yes * second.yes === 0) return { ok: true, value: { estimate: empty, interval: empty, method, warnings: [] } }
  const standardError = Math.sqrt(1 / first.yes - 1 / first.of + 1 / second.yes - 1 / second.of)
  return { ok: true, value: around((first.yes * second.of) / (second.yes * first.of), standardError, level, method) }
}

/**
 * Odds ratio (`first` over `second`) with the interval from the standard error of its logarithm (Woolf). Needs four cells that are not empty.
 *
 * Formula: `exp(ln OR ± z √(1/a + 1/b + 1/c + 1/d))`.
 *
 * Source: Woolf B. Ann Hum Genet 1955;19:251-3 (doi 10.1111/j.1469-1809.1955.tb01348.x).
 *
 * @example
 * computeLogOddsRatio({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 2.667, interval 1.276 to 5.572
 */
export const computeLogOddsRatio = (first: Proportion, second: Proportion, level = 0.95): Outcome<RatioEstimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const method = 'Odds ratio, log (Woolf)'
  const [a, b, c, d] = [first.yes, first.of - first.yes, second.yes, second.of - second.yes]
  if (a * b * c * d === 0) return { ok: true, value: { estimate: empty, interval: empty, method, warnings: [] } }
  return { ok: true, value: around((a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), level, method) }
}
