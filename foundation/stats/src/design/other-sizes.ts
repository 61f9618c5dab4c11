import type { Outcome } from '@dacryon/core'
import { chiSquare, findRoot, fisherF, nonCentralChiSquare, nonCentralF, normal, studentT } from '../numeric/index.ts'
import { done, failed } from '../result/index.ts'
import { between, wholeFrom } from './checks.ts'
import { deviatesOf, type Goal, goalIssues } from './goal.ts'

/** The least n at which a rising power reaches its goal, a fraction. */
const solve = (power: (n: number) => number, goal: number, least: number): Outcome<number> => {
  if (power(least) >= goal) return done(least)
  let high = 2 * least
  while (power(high) < goal && high < 1e9) high *= 2
  const root = findRoot((n) => power(n) - goal, least, high, 1e-9)?.root
  return root === undefined ? failed(...between('n', Number.NaN, least, 1e9)) : done(root)
}

/**
 * Events for the log-rank test. Schoenfeld: `(z_a + z_b)² (1 + r)² / (r log² HR)`, r the allocation ratio; Freedman (1:1 only in effect):
 * `(z_a + z_b)² ((1 + r HR) / (1 - HR))² / r`. Assumes proportional hazards.
 *
 * Source: Schoenfeld DA. Biometrics 1983;39:499-503; Freedman LS. Stat Med 1982;1:121-9.
 *
 * Issues: `argument-invalid`.
 *
 * @example
 * computeEvents(0.6, { power: 0.8 }) // 120.3157
 */
export const computeEvents = (
  hazardRatio: number,
  goal: Goal,
  ratio = 1,
  formula: 'schoenfeld' | 'freedman' = 'schoenfeld',
): Outcome<number> => {
  const issues = [
    ...between('hazardRatio', hazardRatio, 0, Infinity),
    ...between('|log hazard ratio|', Math.abs(Math.log(hazardRatio)), 0, Infinity),
    ...between('ratio', ratio, 0, Infinity),
    ...goalIssues(goal),
  ]
  if (issues.length > 0) return failed(...issues)
  const { za, zb } = deviatesOf(goal)
  const square = (za + zb) ** 2 / ratio
  if (formula === 'freedman') return done(square * ((1 + ratio * hazardRatio) / (1 - hazardRatio)) ** 2)
  return done(square * ((1 + ratio) / Math.log(hazardRatio)) ** 2)
}

/**
 * Subjects per group for an analysis of variance of k groups with Cohen's effect f (sd of the means over the sd within), by the non-central F.
 *
 * Issues: `argument-invalid`.
 *
 * @example
 * computeSampleSizeAnova(3, 0.25, { power: 0.8 }) // 52.3966 per group
 */
export const computeSampleSizeAnova = (groups: number, f: number, goal: Goal): Outcome<number> => {
  const issues = [...wholeFrom('groups', groups, 2), ...between('f', f, 0, Infinity), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { alpha = 0.05 } = goal
  const power = (n: number): number => {
    const df = (n - 1) * groups
    return nonCentralF.upper(fisherF.quantileUpper(alpha, groups - 1, df), groups - 1, df, groups * n * f * f)
  }
  return solve(power, goal.power, 2)
}

/**
 * Subjects to show a correlation r by the t test, by Fisher's z with its bias term.
 *
 * Source: Cohen 1988, chapter 3, with the approximation of Fisher RA 1921. Issues: `argument-invalid`.
 *
 * @example
 * computeSampleSizeCorrelation(0.3, { power: 0.8 }) // 84.0736
 */
export const computeSampleSizeCorrelation = (r: number, goal: Goal): Outcome<number> => {
  const size = Math.abs(r)
  const issues = [...between('|r|', size, 0, 1), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { alpha = 0.05, sides = 2 } = goal
  const power = (n: number): number => {
    const t = studentT.quantileUpper(alpha / sides, n - 2)
    const critical = Math.atanh(Math.sqrt((t * t) / (t * t + n - 2)))
    const z = Math.atanh(size) + size / (2 * (n - 1))
    const right = normal.cdf((z - critical) * Math.sqrt(n - 3))
    return sides === 1 ? right : right + normal.cdf((-z - critical) * Math.sqrt(n - 3))
  }
  return solve(power, goal.power, 4)
}

/** Subjects in all for a chi-square test with Cohen's effect w. Issues: `argument-invalid`. @example computeSampleSizeChiSquare(0.3, 2, { power: 0.8 }) // 107.0521 */
export const computeSampleSizeChiSquare = (w: number, df: number, goal: Goal): Outcome<number> => {
  const issues = [...between('w', w, 0, Infinity), ...wholeFrom('df', df, 1), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const critical = chiSquare.quantileUpper(goal.alpha ?? 0.05, df)
  return solve((n) => nonCentralChiSquare.upper(critical, df, n * w * w), goal.power, 2)
}

/** Subjects for a proportion to be known to within a half width (Wald): `z² p q / h²`. Issues: `argument-invalid`. */
export const computeSampleSizePrecision = (p: number, halfWidth: number, level = 0.95): Outcome<number> => {
  const issues = [...between('p', p, 0, 1), ...between('halfWidth', halfWidth, 0, 1), ...between('level', level, 0, 1)]
  return issues.length > 0 ? failed(...issues) : done((normal.quantileUpper((1 - level) / 2) ** 2 * p * (1 - p)) / halfWidth ** 2)
}

/** How many times more subjects clusters need: `1 + (m - 1) ICC`. Issues: `argument-invalid`. @example computeDesignEffect(20, 0.05) // 1.95 */
export const computeDesignEffect = (clusterSize: number, icc: number): Outcome<number> => {
  const issues = [...between('clusterSize', clusterSize, 0, Infinity), ...between('icc', icc, -1, 1)]
  return issues.length > 0 ? failed(...issues) : done(1 + (clusterSize - 1) * icc)
}

/**
 * Pairs for McNemar's test from the two discordant probabilities: `[z_a √d + z_b √(d - c²)]² / c²`, d their sum and c their difference.
 *
 * Source: Connor RJ. Biometrics 1987;43:207-11. Issues: `argument-invalid`.
 */
export const computeSampleSizeMcNemar = (p01: number, p10: number, goal: Goal): Outcome<number> => {
  const difference = Math.abs(p10 - p01)
  const total = p01 + p10
  const issues = [...between('|p10 - p01|', difference, 0, 1), ...between('p01 + p10', total, 0, 1 + 1e-12), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { za, zb } = deviatesOf(goal)
  return done(((za * Math.sqrt(total) + zb * Math.sqrt(total - difference ** 2)) / difference) ** 2)
}

/** Subjects per group to show that a rate is not worse by more than a margin, both rates being p: `(z_a + z_b)² 2pq / margin²`. Issues: `argument-invalid`. */
export const computeSampleSizeNonInferiority = (p: number, margin: number, goal: Goal): Outcome<number> => {
  const issues = [...between('p', p, 0, 1), ...between('margin', margin, 0, 1), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { za, zb } = deviatesOf(goal)
  return done(((za + zb) ** 2 * 2 * p * (1 - p)) / margin ** 2)
}

/**
 * Subjects for k ratings each to show that a reliability is p1 and not only p0 (one-sided unless the goal says otherwise).
 *
 * Source: Walter SD, Eliasziw M, Donner A. Stat Med 1998;17:101-10. Issues: `argument-invalid`.
 */
export const computeSampleSizeIcc = (p0: number, p1: number, ratings: number, goal: Goal): Outcome<number> => {
  const issues = [...between('p0', p0, -1, 1), ...between('p1', p1, p0, 1), ...wholeFrom('ratings', ratings, 2), ...goalIssues(goal)]
  if (issues.length > 0) return failed(...issues)
  const { za, zb } = deviatesOf({ sides: 1, ...goal })
  const c = (1 + (ratings * p0) / (1 - p0)) / (1 + (ratings * p1) / (1 - p1))
  return done(1 + (2 * (za + zb) ** 2 * ratings) / ((ratings - 1) * Math.log(c) ** 2))
}

/** Standard error of an area under the curve. Source: Hanley JA, McNeil BJ. Radiology 1982;143:29-36. Issues: `argument-invalid`. */
export const computeAucStandardError = (area: number, diseased: number, healthy: number): Outcome<number> => {
  const issues = [...between('area', area, 0, 1), ...wholeFrom('diseased', diseased, 1), ...wholeFrom('healthy', healthy, 1)]
  if (issues.length > 0) return failed(...issues)
  const [q1, q2, square] = [area / (2 - area), (2 * area * area) / (1 + area), area * area]
  return done(Math.sqrt((area * (1 - area) + (diseased - 1) * (q1 - square) + (healthy - 1) * (q2 - square)) / (diseased * healthy)))
}
