import type { Issue, Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { computeCommonOddsRatio } from './mantel-haenszel.ts'
import { type Stratum, strataIssues, withBothMargins } from './stratum.ts'

/** Is there one odds ratio. */
export interface HomogeneityTest {
  readonly strata: number
  readonly inference: Estimable<{
    readonly breslowDay: number
    readonly breslowDayP: number
    /** With Tarone's correction: the one to report. */
    readonly tarone: number
    readonly taroneP: number
    readonly degreesOfFreedom: number
  }>
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Expected first cell of a stratum where the odds ratio is `ratio`: the root that all four cells allow. */
const fittedCell = ({ first, second }: Stratum, ratio: number): number => {
  const yes = first.yes + second.yes
  const a = 1 - ratio
  const b = second.of - yes + ratio * (first.of + yes)
  const c = -ratio * first.of * yes
  // smaller root of a x² + b x + c without cancelling; b is positive where a root is in range
  return Math.abs(a) < 1e-12 ? -c / b : (-2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)))
}

/**
 * Breslow and Day's test that the odds ratios of all strata are one and the same, with Tarone's correction.
 *
 * Weak with few subjects: a large p is no proof of one odds ratio. Strata with an empty margin say nothing and are left out.
 *
 * Formula: with A the first cell expected under the Mantel-Haenszel odds ratio and `1/V = 1/A + 1/(m1-A) + 1/(n1-A) + 1/(n2-m1+A)`:
 * `Σ (a - A)²/V`, less `(Σ (a-A))²/Σ V` (Tarone); strata - 1 degrees of freedom.
 *
 * Source: Breslow NE, Day NE. Statistical methods in cancer research I. 1980; Tarone RE. Biometrika 1985;72:91-5 (doi 10.1093/biomet/72.1.91).
 *
 * Issues: `no-strata`, `count-invalid`.
 *
 * @example
 * testHomogeneity([{ name: '1', first: { yes: 16, of: 49 }, second: { yes: 17, of: 51 } }, { name: '2', first: { yes: 22, of: 44 }, second: { yes: 11, of: 48 } }]) // Tarone 4.009
 */
export const testHomogeneity = (strata: readonly Stratum[]): Outcome<HomogeneityTest> => {
  const issues = strataIssues(strata, 0.95)
  if (issues.length > 0) return failed(...issues)
  const { kept, warnings } = withBothMargins(strata)
  const about = { strata: kept.length, method: 'Breslow-Day with Tarone’s correction', warnings }
  if (kept.length < 2) return done({ ...about, inference: notEstimable('one-stratum', 'Fewer than two strata say anything.') })
  const common = computeCommonOddsRatio(kept)
  if (!common.ok) return common
  const ratio = common.value.estimate
  if (typeof ratio !== 'number' || ratio === 0)
    return done({ ...about, inference: notEstimable('empty-cell', 'The common odds ratio is 0 or infinite.') })
  const parts = kept.map((stratum) => {
    const { first, second } = stratum
    const yes = first.yes + second.yes
    const cell = fittedCell(stratum, ratio)
    const variance = 1 / (1 / cell + 1 / (yes - cell) + 1 / (first.of - cell) + 1 / (second.of - yes + cell))
    return { excess: first.yes - cell, variance }
  })
  const breslowDay = sum(parts.map(({ excess, variance }) => excess ** 2 / variance))
  const correction = sum(parts.map(({ excess }) => excess)) ** 2 / sum(parts.map(({ variance }) => variance))
  const tarone = Math.max(0, breslowDay - correction)
  const degreesOfFreedom = kept.length - 1
  return done({
    ...about,
    inference: {
      breslowDay,
      breslowDayP: chiSquare.upper(breslowDay, degreesOfFreedom),
      tarone,
      taroneP: chiSquare.upper(tarone, degreesOfFreedom),
      degreesOfFreedom,
    },
  })
}
