import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { normal } from '../numeric/distributions/normal.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import type { EffectMeasure } from './effect-sizes.ts'
import { studyIssues, type TwoArmStudy } from './study.ts'

/** A pooled effect: of log odds ratio, log risk ratio or risk difference. */
export interface PooledTables {
  readonly method: string
  readonly k: number
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
  readonly statistic: number
  readonly pValue: number
  /** Cochran's Q, Peto only. */
  readonly heterogeneity?: { readonly q: number; readonly df: number; readonly pValue: number }
  readonly warnings: readonly Issue[]
}

const pooled = (method: string, k: number, estimate: number, variance: number, level: number): PooledTables => {
  const standardError = Math.sqrt(variance)
  const reach = normal.quantileUpper((1 - level) / 2) * standardError
  const statistic = estimate / standardError
  return {
    method,
    k,
    estimate,
    standardError,
    interval: { low: estimate - reach, high: estimate + reach, level },
    statistic,
    pValue: 2 * normal.upper(Math.abs(statistic)),
    warnings: [],
  }
}

const cells = ({ treated, control }: TwoArmStudy) => {
  const [a, c, n1, n2] = [treated.yes, control.yes, treated.of, control.of]
  return { a, b: n1 - a, c, d: n2 - c, n1, n2, n: n1 + n2 }
}

const noContrast = notEstimable('no-contrast', 'In no study did both arms have subjects with and without the event.')

const mantelHaenszel = {
  or: (tables: readonly ReturnType<typeof cells>[]): readonly [number, number] => {
    const of = (value: (t: ReturnType<typeof cells>) => number): number => sum(tables.map(value))
    const [r, s] = [of((t) => (t.a * t.d) / t.n), of((t) => (t.b * t.c) / t.n)]
    const first = of((t) => ((t.a + t.d) * t.a * t.d) / t.n ** 2) / (2 * r * r)
    const cross = of((t) => ((t.a + t.d) * t.b * t.c + (t.b + t.c) * t.a * t.d) / t.n ** 2) / (2 * r * s)
    return [Math.log(r / s), first + cross + of((t) => ((t.b + t.c) * t.b * t.c) / t.n ** 2) / (2 * s * s)]
  },
  rr: (tables: readonly ReturnType<typeof cells>[]): readonly [number, number] => {
    const of = (value: (t: ReturnType<typeof cells>) => number): number => sum(tables.map(value))
    const [r, s] = [of((t) => (t.a * t.n2) / t.n), of((t) => (t.c * t.n1) / t.n)]
    return [Math.log(r / s), of((t) => (t.n1 * t.n2 * (t.a + t.c) - t.a * t.c * t.n) / t.n ** 2) / (r * s)]
  },
  rd: (tables: readonly ReturnType<typeof cells>[]): readonly [number, number] => {
    const of = (value: (t: ReturnType<typeof cells>) => number): number => sum(tables.map(value))
    const weight = of((t) => (t.n1 * t.n2) / t.n)
    const estimate = of((t) => (t.a * t.n2 - t.c * t.n1) / t.n) / weight
    const p = of((t) => t.c * (t.n1 / t.n) ** 2 - t.a * (t.n2 / t.n) ** 2 + ((t.n1 * t.n2) / t.n) * ((t.n2 - t.n1) / (2 * t.n)))
    const q = of((t) => (t.a * (t.n2 - t.c) + t.c * (t.n1 - t.a)) / (2 * t.n))
    return [estimate, (estimate * p + q) / (weight * weight)]
  },
} satisfies Record<EffectMeasure, unknown>

/**
 * Mantel-Haenszel pooling of two-by-two tables: no correction for zero cells is needed, and it holds with many sparse studies.
 *
 * Assumes one common effect. Variances: log OR Robins-Breslow-Greenland, log RR Greenland-Robins, RD Sato (consistent for few large and
 * for many small studies).
 *
 * Sources: Robins J, Breslow N, Greenland S. Biometrics 1986;42:311-23 (doi 10.2307/2531052); Greenland S, Robins JM. Biometrics
 * 1985;41:55-68 (doi 10.2307/2530643); Sato T, Greenland S, Robins JM. Biometrics 1989;45:1323-4.
 *
 * Issues: `no-study`, `count-invalid`, `no-subjects`, `level-invalid`. Not estimable: `no-contrast`.
 *
 * @example poolMantelHaenszel('or', [{ name: 'A', treated: { yes: 2, of: 4 }, control: { yes: 1, of: 4 } }]) // ln 3 = 1.0986
 */
export const poolMantelHaenszel = (
  measure: EffectMeasure,
  studies: readonly TwoArmStudy[],
  level = 0.95,
): Outcome<Estimable<PooledTables>> => {
  const issues = [...studyIssues(studies), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const [estimate, variance] = mantelHaenszel[measure](studies.map(cells))
  if (!Number.isFinite(estimate) || !(variance > 0) || !Number.isFinite(variance)) return done(noContrast)
  return done(pooled('Mantel-Haenszel', studies.length, estimate, variance, level))
}

/**
 * Peto's one-step log odds ratio: observed minus expected events over their hypergeometric variance.
 *
 * Good for rare events, balanced arms and effects near one; biased for large effects or unequal arms.
 *
 * Formula: `Σ(a - n1 m/N) / ΣV`, `V = n1 n2 m (N-m) / (N² (N-1))`, m events of N; `se = 1/√ΣV`.
 *
 * Source: Yusuf S, Peto R, Lewis J, Collins R, Sleight P. Prog Cardiovasc Dis 1985;27:335-71 (doi 10.1016/s0033-0620(85)80003-7).
 *
 * Issues: `no-study`, `count-invalid`, `no-subjects`, `level-invalid`. Not estimable: `no-contrast`.
 *
 * @example poolPeto([{ name: 'A', treated: { yes: 2, of: 4 }, control: { yes: 1, of: 4 } }]) // 0.9333
 */
export const poolPeto = (studies: readonly TwoArmStudy[], level = 0.95): Outcome<Estimable<PooledTables>> => {
  const issues = [...studyIssues(studies), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const parts = studies
    .map(cells)
    .map(({ a, c, n1, n2, n }) => ({
      difference: a - (n1 * (a + c)) / n,
      variance: n > 1 ? (n1 * n2 * (a + c) * (n - a - c)) / (n * n * (n - 1)) : 0,
    }))
    .filter(({ variance }) => variance > 0)
  const total = sum(parts.map(({ variance }) => variance))
  if (total === 0) return done(noContrast)
  const estimate = sum(parts.map(({ difference }) => difference)) / total
  const q = sum(parts.map(({ difference, variance }) => (difference - variance * estimate) ** 2 / variance))
  const df = parts.length - 1
  return done({
    ...pooled('Peto', studies.length, estimate, 1 / total, level),
    ...(df > 0 ? { heterogeneity: { q, df, pValue: chiSquare.upper(q, df) } } : {}),
  })
}
