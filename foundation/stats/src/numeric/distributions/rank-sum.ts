import { demand } from '../demand.ts'
import { countedDistribution } from './counted.ts'
import type { Distribution } from './distribution.ts'

/** Probabilities of U for m against n: P(m, n, u) = m/(m+n) P(m-1, n, u-n) + n/(m+n) P(m, n-1, u), all terms positive. */
const tabulate = (m: number, n: number): Float64Array => {
  const rows = Array.from({ length: n + 1 }, () => Float64Array.of(1))
  for (let i = 1; i <= m; i++) {
    for (let j = 1; j <= n; j++) {
      const without = rows[j] as Float64Array
      const shorter = rows[j - 1] as Float64Array
      const next = new Float64Array(i * j + 1)
      const [first, second] = [i / (i + j), j / (i + j)]
      for (let u = 0; u < without.length; u++) next[u + j] = first * (without[u] as number)
      for (let u = 0; u < shorter.length; u++) next[u] = (next[u] as number) + second * (shorter[u] as number)
      rows[j] = next
    }
  }
  return rows[n] as Float64Array
}

let kept: { readonly m: number; readonly n: number; readonly table: Float64Array } | undefined

const table = (m: number, n: number): Float64Array => {
  if (kept?.m !== m || kept.n !== n) kept = { m, n, table: tabulate(m, n) }
  return kept.table
}

/**
 * Exact null distribution of the Wilcoxon-Mann-Whitney statistic U (pairs in which the first group is higher) without ties; parameters
 * m >= 1 and n >= 1, whole numbers. Takes time in proportion to m²n²: meant for m n up to some ten thousand.
 *
 * Source: Mann HB, Whitney DR. Ann Math Stat 1947;18:50-60.
 *
 * @example
 * rankSum.cdf(2, 4, 4) // 0.05714285714285714, 4 of 70 orders
 */
export const rankSum: Distribution<[m: number, n: number]> = countedDistribution<[m: number, n: number]>(
  (m, n) => demand(Number.isInteger(m) && Number.isInteger(n) && m >= 1 && n >= 1, `no rank sum of groups of ${m} and ${n}`),
  table,
)
