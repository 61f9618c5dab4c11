import type { Outcome } from '@dacryon/core'
import { zeros } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { done, failed } from '../result/problems.ts'
import { clusterBy, clusteringName } from './cluster-by.ts'
import type { InnerClustering } from './consensus-counts.ts'
import type { Distances } from './distances.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'
import { euclideanDistances } from './row-distances.ts'
import { componentScores } from './scores.ts'

/** Options of the gap statistic. */
export interface GapOptions {
  readonly seed: string
  readonly to: number
  readonly by?: InnerClustering
  /** References; default 100. */
  readonly references?: number
}

/** Gap statistic for 1 to `to` clusters. */
export interface Gap {
  readonly k: readonly number[]
  /** log of half the sum, over clusters, of pair distances divided by the size. */
  readonly logWithin: readonly number[]
  readonly referenceLogWithin: readonly number[]
  readonly gap: readonly number[]
  readonly standardError: readonly number[]
  /** Smallest k whose gap is within one standard error of the first local maximum. */
  readonly firstStandardError: number
  /** Smallest k with gap(k) >= gap(k + 1) - se(k + 1) (Tibshirani 2001). */
  readonly tibshirani: number
  readonly method: string
}

const logWithinOf = ({ n, data }: Distances, labels: Int32Array): number => {
  const [sums, sizes] = [new Float64Array(n), new Float64Array(n)]
  for (let i = 0; i < n; i++) {
    const own = labels[i] ?? 0
    sizes[own] = (sizes[own] ?? 0) + 1
    for (let j = 0; j < i; j++) if (labels[j] === own) sums[own] = (sums[own] ?? 0) + (data[i * n + j] ?? 0)
  }
  let total = 0
  for (let c = 0; c < n; c++) if ((sizes[c] ?? 0) > 0) total += (sums[c] ?? 0) / (sizes[c] ?? 1)
  return Math.log(total / 2)
}

const curveOf = (points: Points, to: number, by: InnerClustering, seed: string): number[] => {
  const distances = euclideanDistances(points)
  return Array.from({ length: to }, (_, at) => logWithinOf(distances, clusterBy(by, points, at + 1, seed, distances)))
}

/** Uniform in the box of the principal components. */
const boxOf = (scores: Points) => {
  const { rows, columns, data } = scores
  const [low, high] = [new Float64Array(columns).fill(Infinity), new Float64Array(columns).fill(-Infinity)]
  data.forEach((value, at) => {
    const j = at % columns
    low[j] = Math.min(low[j] ?? 0, value)
    high[j] = Math.max(high[j] ?? 0, value)
  })
  return (seed: string, replicate: number): Points => {
    const random = streamOf(seed, 'gap', replicate)
    const out = zeros(rows, columns)
    for (let at = 0; at < out.data.length; at++) out.data[at] = random.uniform(low[at % columns], high[at % columns])
    return out
  }
}

const firstStandardErrorOf = (gap: readonly number[], errors: readonly number[]): number => {
  const fall = gap.findIndex((value, at) => at + 1 < gap.length && (gap[at + 1] ?? 0) < value)
  const top = fall < 0 ? gap.length - 1 : fall
  return gap.findIndex((value) => value >= (gap[top] ?? 0) - (errors[top] ?? 0)) + 1
}

const tibshiraniOf = (gap: readonly number[], errors: readonly number[]): number => {
  const at = gap.findIndex((value, k) => k + 1 < gap.length && value >= (gap[k + 1] ?? 0) - (errors[k + 1] ?? 0))
  return at < 0 ? gap.length : at + 1
}

/**
 * Gap statistic: how much tighter the clusters are than those found in data without clusters, for 1 to `to` clusters.
 *
 * Meaning: large where clusters are real; may say one cluster, which silhouettes cannot. The reference is uniform in the box of the principal
 * components, so it is blunt in many dimensions. `firstStandardError` is the usual choice of k.
 *
 * Formula: gap(k) = mean log W*_k - log W_k, W_k = 1/2 sum over clusters (sum of pair distances / size); se = sd sqrt(1 + 1/B).
 *
 * Source: Tibshirani R, Walther G, Hastie T. J R Stat Soc B 2001;63:411-23. doi:10.1111/1467-9868.00293
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid` (at most n - 1 clusters), `points-equal`.
 *
 * @example computeGap(points, { seed: 'strata', to: 6 }) // gap, firstStandardError
 */
export const computeGap = (points: Points, { seed, to, by = { kind: 'pam' }, references = 100 }: GapOptions): Outcome<Gap> => {
  const issues = [...pointsIssues(points, 3), ...clusterCountIssues(to, points.rows - 1), ...clusterCountIssues(references, Infinity, 2)]
  if (issues.length > 0) return failed(...issues)
  const draw = boxOf(componentScores(points))
  const logWithin = curveOf(points, to, by, seed)
  if (logWithin.some((value) => !Number.isFinite(value))) return failed(...clusterCountIssues(to, new Set(points.data).size - 1))
  const drawn = Array.from({ length: references }, (_, replicate) => curveOf(draw(seed, replicate), to, by, `${seed}/${replicate}`))
  const at = (k: number): number[] => drawn.map((curve) => curve[k] ?? 0)
  const referenceLogWithin = logWithin.map((_, k) => mean(at(k)))
  const gap = logWithin.map((value, k) => (referenceLogWithin[k] ?? 0) - value)
  const standardError = logWithin.map(
    (_, k) => standardDeviation(at(k)) * Math.sqrt((references - 1) / references) * Math.sqrt(1 + 1 / references),
  )
  return done({
    k: logWithin.map((_, k) => k + 1),
    logWithin,
    referenceLogWithin,
    gap,
    standardError,
    firstStandardError: firstStandardErrorOf(gap, standardError),
    tibshirani: tibshiraniOf(gap, standardError),
    method: `gap statistic (${clusteringName(by)}, ${references} references uniform in the box of the principal components)`,
  })
}
