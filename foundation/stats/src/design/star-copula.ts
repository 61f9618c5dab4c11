import type { Issue, Outcome } from '@dacryon/core'
import {
  choleskyFactor,
  gaussNormal,
  integrate,
  type Matrix,
  matrixOf,
  normal,
  rectangleProbability,
  standardUpper,
  streamOf,
} from '../numeric/index.ts'
import { done, failed, inputError } from '../result/index.ts'
import { between, wholeFrom } from './checks.ts'

/** Domains that give points when they respond, and how they hang together. */
export interface Copula {
  /** Chance of each domain to respond. */
  readonly marginals: readonly number[]
  /** Correlation of the latent normal variables: one for all pairs (not negative), or a matrix by rows. */
  readonly correlation: number | readonly (readonly number[])[]
  /** Points of each domain: 3, 3, 1, 1, 1 for STAR. */
  readonly points?: readonly number[]
  /** Points needed: 5 for STAR. */
  readonly threshold?: number
}

const star = { points: [3, 3, 1, 1, 1], threshold: 5 }

const issuesOf = ({ marginals, correlation, points = star.points }: Copula): readonly Issue[] => [
  ...marginals.flatMap((p) => between('marginals', p, -1e-300, 1 + 1e-15)),
  ...(marginals.length === points.length && points.length > 0 && points.length <= 16
    ? []
    : [
        inputError(
          'points-invalid',
          `There are ${marginals.length} domains and ${points.length} points.`,
          'Give one number of points for each domain.',
        ),
      ]),
  ...(typeof correlation === 'number'
    ? between('correlation', correlation, -1e-300, 1)
    : correlation.length === marginals.length && choleskyFactor(matrixOf(correlation)) !== undefined
      ? []
      : [
          inputError(
            'correlation-invalid',
            'The correlation matrix is not positive definite or has another size.',
            'Give a correlation matrix of the domains.',
          ),
        ]),
]

/** Chance that the points of independent domains reach the threshold. */
const independent = (chances: readonly number[], points: readonly number[], threshold: number): number => {
  let total = 0
  for (let set = 0; set < 2 ** chances.length; set++) {
    let [score, chance] = [0, 1]
    for (let d = 0; d < chances.length; d++) {
      const responds = (set >> d) & 1
      if (responds === 1) score += points[d] as number
      chance *= responds === 1 ? (chances[d] as number) : 1 - (chances[d] as number)
    }
    if (score >= threshold - 1e-9) total += chance
  }
  return total
}

const byPatterns = (limits: readonly number[], covariance: Matrix, points: readonly number[], threshold: number): number => {
  let total = 0
  for (let set = 0; set < 2 ** limits.length; set++) {
    const responds = limits.map((_, d) => ((set >> d) & 1) === 1)
    if (points.reduce((sum, value, d) => sum + (responds[d] === true ? value : 0), 0) < threshold - 1e-9) continue
    const low = limits.map((limit, d) => (responds[d] === true ? -Infinity : limit))
    const high = limits.map((limit, d) => (responds[d] === true ? limit : Infinity))
    if (low.some((value, d) => value >= (high[d] as number))) continue
    total += rectangleProbability(low, high, covariance, { tolerance: 1e-5, maximumPoints: 300_000 }).value
  }
  return total
}

/**
 * Chance to be a responder when domains are thresholds of correlated normal variables (a Gaussian copula).
 *
 * Meaning: what a STAR response rate is when its five domains have these rates. Assumes that the latent correlation is right: estimate it from
 * pooled trial data. Formula: with one correlation, the integral over the common factor of the chance of independent domains; with a matrix, the
 * sum of rectangle probabilities.
 *
 * Source: Emrich LJ, Piedmonte MR. Am Stat 1991;45:302-4. Issues: `argument-invalid`, `points-invalid`, `correlation-invalid`.
 *
 * @example
 * computeResponderProbability({ marginals: [0.35, 0.3, 0.3, 0.25, 0.15], correlation: 0.25 }) // 0.2125
 */
export const computeResponderProbability = (copula: Copula): Outcome<number> => {
  const issues = issuesOf(copula)
  if (issues.length > 0) return failed(...issues)
  const { marginals, correlation, points = star.points, threshold = star.threshold } = copula
  const limits = marginals.map((p) => normal.quantile(p))
  if (typeof correlation !== 'number') return done(Math.min(1, byPatterns(limits, matrixOf(correlation), points, threshold)))
  if (correlation === 0) return done(independent(marginals, points, threshold))
  const [load, rest] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)]
  const at = (x: number): number =>
    independent(
      limits.map((limit) => standardUpper((load * x - limit) / rest)),
      points,
      threshold,
    )
  if (correlation < 0.6) {
    const { points: nodes, weights } = gaussNormal(80)
    return done(nodes.reduce((sum, x, i) => sum + (weights[i] as number) * at(x), 0))
  }
  return done(integrate((x) => normal.density(x) * at(x), -9, 9, { tolerance: 1e-10 }).value)
}

/**
 * The same by simulation: responders among `subjects` drawn from the copula, one random stream for the seed and replicate. Agrees with the exact
 * chance within its Monte Carlo error.
 *
 * Issues: `argument-invalid`, `points-invalid`, `correlation-invalid`.
 */
export const simulateResponders = (
  copula: Copula,
  { subjects, seed, replicate = 0 }: { readonly subjects: number; readonly seed: string; readonly replicate?: number },
): Outcome<{ readonly responders: number; readonly of: number; readonly standardError: number }> => {
  const issues = [...issuesOf(copula), ...wholeFrom('subjects', subjects, 1), ...wholeFrom('replicate', replicate, 0)]
  if (issues.length > 0) return failed(...issues)
  const { marginals, correlation, points = star.points, threshold = star.threshold } = copula
  const k = marginals.length
  const rows =
    typeof correlation === 'number' ? marginals.map((_, i) => marginals.map((_p, j) => (i === j ? 1 : correlation))) : correlation
  const factor = choleskyFactor(matrixOf(rows))?.data ?? new Float64Array(k * k)
  const limits = marginals.map((p) => normal.quantile(p))
  const random = streamOf(seed, 'copula', replicate)
  const z = new Float64Array(k)
  let responders = 0
  for (let at = 0; at < subjects; at++) {
    for (let d = 0; d < k; d++) z[d] = random.normal()
    let score = 0
    for (let d = 0; d < k; d++) {
      let latent = 0
      for (let j = 0; j <= d; j++) latent += (factor[d * k + j] as number) * (z[j] as number)
      if (latent <= (limits[d] as number)) score += points[d] as number
    }
    if (score >= threshold - 1e-9) responders += 1
  }
  const rate = responders / subjects
  return done({ responders, of: subjects, standardError: Math.sqrt((rate * (1 - rate)) / subjects) })
}
