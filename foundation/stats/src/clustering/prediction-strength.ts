import type { Outcome } from '@dacryon/core'
import { selectRows } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, standardDeviation } from '../numeric/sum.ts'
import { done, failed } from '../result/problems.ts'
import { clusterBy, clusteringName } from './cluster-by.ts'
import type { InnerClustering } from './consensus-counts.ts'
import { centre, squaredTo } from './k-means-partition.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'

/** Prediction strength for 1 to `to` clusters. */
export interface PredictionStrength {
  readonly k: readonly number[]
  /** Mean over splits, 1 for one cluster. */
  readonly strength: readonly number[]
  readonly standardError: readonly number[]
  /** The largest k with a strength of at least the cutoff. */
  readonly chosen: number
  readonly method: string
}

/** Least share, over clusters of the test half, of pairs that the nearest centres of the training half put together too. */
const strengthOf = (training: Points, trained: Int32Array, test: Points, found: Int32Array, k: number): number => {
  const centres = new Float64Array(k * training.columns)
  centre(training, { k, labels: trained, centres, sizes: new Float64Array(k) })
  const given = Int32Array.from({ length: test.rows }, (_, i) => {
    let [best, at] = [Infinity, 0]
    for (let c = 0; c < k; c++) {
      const value = squaredTo(test, i, centres, c)
      if (value < best) [best, at] = [value, c]
    }
    return at
  })
  let least = 1
  for (let cluster = 0; cluster < k; cluster++) {
    const counts = new Int32Array(k)
    let size = 0
    found.forEach((label, i) => {
      if (label !== cluster) return
      size += 1
      counts[given[i] ?? 0] = (counts[given[i] ?? 0] ?? 0) + 1
    })
    if (size < 2) continue
    const together = counts.reduce((sum, count) => sum + count * (count - 1), 0)
    least = Math.min(least, together / (size * (size - 1)))
  }
  return least
}

/**
 * Prediction strength: do clusters of one half of the subjects predict who is together in the other half?
 *
 * Meaning: the largest number of clusters with a strength of at least 0.8 (0.9 strict) is well supported; 1 cluster is always possible, so
 * "no clusters" is an answer. Test subjects go to the nearest centre of the training half. Needs a sample that bears halving.
 *
 * Formula: least over clusters of the test half of the share of its pairs that the training centres put together; mean over both directions
 * of each split.
 *
 * Source: Tibshirani R, Walther G. J Comput Graph Stat 2005;14:511-28. doi:10.1198/106186005X59243
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid`.
 *
 * @example computePredictionStrength(points, { seed: 'strata', to: 6 }) // chosen
 */
export const computePredictionStrength = (
  points: Points,
  {
    seed,
    to,
    by = { kind: 'k-means', starts: 10 },
    splits = 50,
    cutoff = 0.8,
  }: { readonly seed: string; readonly to: number; readonly by?: InnerClustering; readonly splits?: number; readonly cutoff?: number },
): Outcome<PredictionStrength> => {
  const issues = [
    ...pointsIssues(points, 4),
    ...clusterCountIssues(to, Math.floor(points.rows / 2)),
    ...clusterCountIssues(splits, Infinity),
  ]
  if (issues.length > 0) return failed(...issues)
  const values = Array.from({ length: to }, (): number[] => [])
  for (let split = 0; split < splits; split++) {
    const order = streamOf(seed, 'prediction-strength', split).shuffle(Array.from({ length: points.rows }, (_, at) => at))
    const half = Math.floor(points.rows / 2)
    const [a, b] = [selectRows(points, order.slice(0, half)), selectRows(points, order.slice(half))]
    for (let k = 1; k <= to; k++) {
      const [first, second] = [clusterBy(by, a, k, `${seed}/${split}`), clusterBy(by, b, k, `${seed}/${split}`)]
      values[k - 1]?.push((strengthOf(a, first, b, second, k) + strengthOf(b, second, a, first, k)) / 2)
    }
  }
  const strength = values.map((at) => mean(at))
  return done({
    k: strength.map((_, at) => at + 1),
    strength,
    standardError: values.map((at) => (at.length < 2 ? 0 : standardDeviation(at) / Math.sqrt(at.length))),
    chosen: strength.findLastIndex((value) => value >= cutoff) + 1,
    method: `prediction strength (${clusteringName(by)}, ${splits} splits, cutoff ${cutoff})`,
  })
}
