import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import type { Estimate } from '../result/estimate.ts'
import type { Proportion } from './proportion.ts'
import { differenceVariance, restrictedByDifference } from './restricted-proportions.ts'
import { fallsThrough, signedScore } from './score-search.ts'
import { differenceOf, twoProportionIssues } from './two-proportions.ts'

/** Signed score statistic of a difference. */
const scoreOf = (first: Proportion, second: Proportion, delta: number, corrected: boolean): number =>
  signedScore(
    differenceOf(first, second) - delta,
    differenceVariance(first, second, restrictedByDifference(first, second, delta), corrected),
  )

const scoreDifference = (first: Proportion, second: Proportion, level: number, corrected: boolean): Outcome<Estimate> => {
  const issues = twoProportionIssues(first, second, level)
  if (issues.length > 0) return { ok: false, issues }
  const z = normal.quantileUpper((1 - level) / 2)
  const estimate = differenceOf(first, second)
  const statistic = (delta: number): number => scoreOf(first, second, delta, corrected)
  const low = estimate === -1 ? -1 : fallsThrough(statistic, z, -1, estimate)
  const high = estimate === 1 ? 1 : fallsThrough(statistic, -z, estimate, 1)
  const method = corrected ? 'Miettinen-Nurminen score' : 'Mee score'
  return { ok: true, value: { estimate, interval: { low, high, level }, method, warnings: [] } }
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
 * Source: Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213-26 (doi 10.1002/sim.4780040211).
 *
 * Issues: `count-invalid`, `no-subjects`, `level-invalid`.
 *
 * @example
 * computeMiettinenNurminenDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0528 to 0.3382
 */
export const computeMiettinenNurminenDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> =>
  scoreDifference(first, second, level, true)

/**
 * Difference of two independent proportions with Mee's score interval: Miettinen and Nurminen's without the factor N/(N-1), so a little
 * shorter.
 *
 * Source: Mee RW. Biometrics 1984;40:1175-6.
 *
 * @example
 * computeMeeDifference({ yes: 56, of: 70 }, { yes: 48, of: 80 }) // 0.2, interval 0.0533 to 0.3377
 */
export const computeMeeDifference = (first: Proportion, second: Proportion, level = 0.95): Outcome<Estimate> =>
  scoreDifference(first, second, level, false)
