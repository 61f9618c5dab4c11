import { midRanks, tieCorrection } from '../numeric/rank.ts'
import type { Numbers } from '../result/vectors.ts'

/** Mann and Whitney's statistic with its moments under the null hypothesis. */
export interface RankSumStatistic {
  /** Pairs in which the first is higher, ties counting half. */
  readonly w: number
  readonly mean: number
  /** With the correction for ties. */
  readonly variance: number
  readonly ranks: Float64Array
  readonly tied: boolean
}

/** The statistic of `first - shift` against `second`. */
export const rankSumStatistic = (first: Numbers, second: Numbers, shift = 0): RankSumStatistic => {
  const [m, n] = [first.length, second.length]
  const all = new Float64Array(m + n)
  all.set(first)
  all.set(second, m)
  for (let i = 0; i < m; i++) all[i] = (all[i] ?? 0) - shift
  const { ranks, ties } = midRanks(all)
  const total = m + n
  let sum = 0
  for (let i = 0; i < m; i++) sum += ranks[i] ?? 0
  return {
    w: sum - (m * (m + 1)) / 2,
    mean: (m * n) / 2,
    variance: ((m * n) / 12) * (total + 1 - tieCorrection(ties) / (total * (total - 1))),
    ranks,
    tied: ties.length > 0,
  }
}
