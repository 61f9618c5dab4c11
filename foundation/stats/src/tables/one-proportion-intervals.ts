import type { Outcome } from '@dacryon/core'
import { beta } from '../numeric/distributions/beta.ts'
import { normal } from '../numeric/distributions/normal.ts'
import type { Estimate } from '../result/estimate.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

type Ends = readonly [low: number, high: number]

const interval =
  (method: string, endsOf: (yes: number, of: number, level: number) => Ends) =>
  (proportion: Proportion, level = 0.95): Outcome<Estimate> => {
    const issues = [...proportionIssues(proportion), ...levelIssues(level)]
    if (issues.length > 0) return { ok: false, issues }
    const [low, high] = endsOf(proportion.yes, proportion.of, level)
    return { ok: true, value: { estimate: proportion.yes / proportion.of, interval: { low, high, level }, method, warnings: [] } }
  }

const z = (level: number): number => normal.quantileUpper((1 - level) / 2)

/**
 * Clopper and Pearson's exact interval of a proportion: the values that an exact test in each tail does not reject. Never below its level,
 * so longer than needed.
 *
 * Formula: beta quantiles `B(α/2; x, n-x+1)` and `B(1-α/2; x+1, n-x)`.
 *
 * Source: Clopper CJ, Pearson ES. Biometrika 1934;26:404-13 (doi 10.1093/biomet/26.4.404).
 *
 * @example
 * computeClopperPearsonInterval({ yes: 7, of: 25 }) // 0.28, interval 0.1207 to 0.4939
 */
export const computeClopperPearsonInterval = interval('Clopper-Pearson', (x, n, level) => [
  x === 0 ? 0 : beta.quantile((1 - level) / 2, x, n - x + 1),
  x === n ? 1 : beta.quantileUpper((1 - level) / 2, x + 1, n - x),
])

/**
 * Wilson's interval of a proportion with continuity correction: closer to the exact interval than Wilson's own. Where x is n/2 nothing is
 * corrected, as in R's `prop.test`.
 *
 * Source: Newcombe RG. Stat Med 1998;17:857-72 (method 4; doi 10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E).
 *
 * @example
 * computeWilsonCorrectedInterval({ yes: 7, of: 25 }) // 0.28, interval 0.1287 to 0.4960
 */
export const computeWilsonCorrectedInterval = interval('Wilson score with continuity correction', (x, n, level) => {
  const square = z(level) ** 2
  const p = x / n
  // as half a subject, or the whole distance from one half where that is less
  const half = Math.min(0.5, Math.abs(x - n / 2))
  const end = (shifted: number, side: number): number =>
    (shifted + square / (2 * n) + side * z(level) * Math.sqrt((shifted * (1 - shifted)) / n + square / (4 * n * n))) / (1 + square / n)
  const [low, high] = [p - half / n, p + half / n]
  return [low <= 0 ? 0 : Math.max(0, end(low, -1)), high >= 1 ? 1 : Math.min(1, end(high, 1))]
})

/**
 * Agresti and Coull's interval of a proportion: Wald around Wilson's centre. Its ends may leave 0 to 1; they are not cut.
 *
 * Source: Agresti A, Coull BA. Am Stat 1998;52:119-26 (doi 10.1080/00031305.1998.10480550).
 *
 * @example
 * computeAgrestiCoullInterval({ yes: 7, of: 25 }) // 0.28, interval 0.1406 to 0.4780
 */
export const computeAgrestiCoullInterval = interval('Agresti-Coull', (x, n, level) => {
  const square = z(level) ** 2
  const total = n + square
  const centre = (x + square / 2) / total
  const reach = z(level) * Math.sqrt((centre * (1 - centre)) / total)
  return [centre - reach, centre + reach]
})

/**
 * Jeffreys' interval of a proportion: the middle of the posterior under the prior Beta(1/2, 1/2), with 0 and 1 as ends where x is 0 or n.
 *
 * Source: Brown LD, Cai TT, DasGupta A. Stat Sci 2001;16:101-33 (doi 10.1214/ss/1009213286).
 *
 * @example
 * computeJeffreysInterval({ yes: 7, of: 25 }) // 0.28, interval 0.1349 to 0.4728
 */
export const computeJeffreysInterval = interval('Jeffreys', (x, n, level) => [
  x === 0 ? 0 : beta.quantile((1 - level) / 2, x + 0.5, n - x + 0.5),
  x === n ? 1 : beta.quantileUpper((1 - level) / 2, x + 0.5, n - x + 0.5),
])

/**
 * The textbook (Wald) interval of a proportion: too short in small groups, and without length at 0 and 1. On request only.
 *
 * @example
 * computeWaldInterval({ yes: 7, of: 25 }) // 0.28, interval 0.1040 to 0.4560
 */
export const computeWaldInterval = interval('Wald', (x, n, level) => {
  const p = x / n
  const reach = z(level) * Math.sqrt((p * (1 - p)) / n)
  return [p - reach, p + reach]
})
