import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { type Stratum, strataIssues, withBothGroups } from './stratum.ts'

/** A common ratio over strata. */
export interface CommonRatio {
  readonly strata: number
  readonly estimate: Estimable<Limit>
  readonly logEstimate: Estimable
  /** Of the logarithm. */
  readonly standardError: Estimable
  readonly interval: Estimable<Interval<Limit>>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** A common risk difference over strata, first minus second. */
export interface CommonDifference {
  readonly strata: number
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
  readonly method: string
  readonly warnings: readonly Issue[]
}

const cellsOf = ({ first, second }: Stratum) => ({
  a: first.yes,
  b: first.of - first.yes,
  c: second.yes,
  d: second.of - second.yes,
  n1: first.of,
  n2: second.of,
  n: first.of + second.of,
})

const ratioFrom = (
  top: number,
  bottom: number,
  variance: number,
  level: number,
  about: { readonly strata: number; readonly method: string; readonly warnings: readonly Issue[] },
): CommonRatio => {
  const none = notEstimable('no-events', 'The ratio is 0/0 over all strata.')
  const infinite = notEstimable('empty-cell', 'The logarithm of 0 or infinity has no standard error.')
  if (!(top > 0 && bottom > 0)) {
    const estimate = top > 0 ? 'Infinity' : bottom > 0 ? 0 : none
    return { ...about, estimate, logEstimate: infinite, standardError: infinite, interval: infinite }
  }
  const logEstimate = Math.log(top / bottom)
  const standardError = Math.sqrt(variance)
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  return {
    ...about,
    estimate: top / bottom,
    logEstimate,
    standardError,
    interval: { low: Math.exp(logEstimate - reach), high: Math.exp(logEstimate + reach), level },
  }
}

/**
 * Mantel and Haenszel's common odds ratio over strata (`first` over `second`), with the variance of Robins, Breslow and Greenland.
 *
 * Meaning: one odds ratio for all strata; look at `testHomogeneity` whether there is one. Good for many small strata too.
 *
 * Formula: `Σ ad/N / Σ bc/N`; with P = (a+d)/N, Q = (b+c)/N, R = ad/N, S = bc/N the variance of its logarithm is
 * `Σ PR/(2 R²) + Σ(PS + QR)/(2 R S) + Σ QS/(2 S²)` with the sums of R and S below.
 *
 * Source: Robins J, Breslow N, Greenland S. Biometrics 1986;42:311-23 (doi 10.2307/2531052).
 *
 * Issues: `no-strata`, `count-invalid`, `level-invalid`.
 *
 * @example
 * computeCommonOddsRatio([{ name: '1', first: { yes: 24, of: 40 }, second: { yes: 7, of: 39 } }]).estimate // 6.857
 */
export const computeCommonOddsRatio = (strata: readonly Stratum[], level = 0.95): Outcome<CommonRatio> => {
  const issues = strataIssues(strata, level)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothGroups(strata)
  const parts = kept.map(cellsOf).map(({ a, b, c, d, n }) => ({ p: (a + d) / n, q: (b + c) / n, r: (a * d) / n, s: (b * c) / n }))
  const over = (term: (part: (typeof parts)[number]) => number): number => sum(parts.map(term))
  const [r, s] = [over((part) => part.r), over((part) => part.s)]
  const variance =
    over(({ p, r: one }) => p * one) / (2 * r * r) +
    over((part) => part.p * part.s + part.q * part.r) / (2 * r * s) +
    over(({ q, s: one }) => q * one) / (2 * s * s)
  return done(ratioFrom(r, s, variance, level, { strata: kept.length, method: 'Mantel-Haenszel odds ratio', warnings }))
}

/**
 * Mantel and Haenszel's common risk ratio over strata (`first` over `second`), with the variance of Greenland and Robins.
 *
 * Formula: `Σ a n2/N / Σ c n1/N`; variance of the logarithm `Σ (n1 n2 (a+c) - a c N)/N² / (Σ a n2/N · Σ c n1/N)`.
 *
 * Source: Greenland S, Robins JM. Biometrics 1985;41:55-68 (doi 10.2307/2530643).
 *
 * Issues: `no-strata`, `count-invalid`, `level-invalid`.
 *
 * @example
 * computeCommonRiskRatio([{ name: '1', first: { yes: 24, of: 40 }, second: { yes: 7, of: 39 } }]).estimate // 3.343
 */
export const computeCommonRiskRatio = (strata: readonly Stratum[], level = 0.95): Outcome<CommonRatio> => {
  const issues = strataIssues(strata, level)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothGroups(strata)
  const cells = kept.map(cellsOf)
  const top = sum(cells.map(({ a, n2, n }) => (a * n2) / n))
  const bottom = sum(cells.map(({ c, n1, n }) => (c * n1) / n))
  const spread = sum(cells.map(({ a, c, n1, n2, n }) => (n1 * n2 * (a + c) - a * c * n) / (n * n)))
  const about = { strata: kept.length, method: 'Mantel-Haenszel risk ratio', warnings }
  return done(ratioFrom(top, bottom, spread / (top * bottom), level, about))
}

/**
 * Mantel and Haenszel's common risk difference over strata, first minus second.
 *
 * Formula: `Σ w d / Σ w` with `w = n1 n2/N`. Variance after Sato (valid for few large and for many small strata; the default), or the plain
 * `Σ w² (p1 q1/n1 + p2 q2/n2) / (Σ w)²` (`wald`), which needs large strata.
 *
 * Source: Sato T. Biometrics 1989;45:1323-4; Greenland S, Robins JM. Biometrics 1985;41:55-68 (doi 10.2307/2530643).
 *
 * Issues: `no-strata`, `count-invalid`, `level-invalid`; `no-subjects` where no stratum has both groups.
 *
 * @example
 * computeCommonRiskDifference([{ name: '1', first: { yes: 24, of: 40 }, second: { yes: 7, of: 39 } }]).estimate // 0.4205
 */
export const computeCommonRiskDifference = (
  strata: readonly Stratum[],
  { level = 0.95, variance = 'sato' }: { readonly level?: number; readonly variance?: 'sato' | 'wald' } = {},
): Outcome<CommonDifference> => {
  const issues = strataIssues(strata, level)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothGroups(strata)
  if (kept.length === 0)
    return failed({ code: 'no-subjects', severity: 'error', message: 'No stratum has both groups.', remedy: 'Pool strata.' })
  const cells = kept.map(cellsOf)
  const weights = sum(cells.map(({ n1, n2, n }) => (n1 * n2) / n))
  const estimate = sum(cells.map(({ a, c, n1, n2, n }) => (a * n2 - c * n1) / n)) / weights
  const p = sum(cells.map(({ a, c, n1, n2, n }) => (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (n * n)))
  const q = sum(cells.map(({ a, b, c, d, n }) => (a * d + c * b) / (2 * n)))
  const plain = sum(cells.map(({ a, b, c, d, n1, n2, n }) => ((n1 * n2) / n) ** 2 * ((a * b) / n1 ** 3 + (c * d) / n2 ** 3)))
  const spread = variance === 'sato' ? estimate * p + q : plain
  const standardError = Math.sqrt(Math.max(0, spread)) / weights
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  return done({
    strata: kept.length,
    estimate,
    standardError,
    interval: { low: estimate - reach, high: estimate + reach, level },
    method: `Mantel-Haenszel risk difference, ${variance === 'sato' ? 'Sato' : 'Wald'} variance`,
    warnings,
  })
}
