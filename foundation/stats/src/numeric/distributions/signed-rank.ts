import { demand } from '../demand.ts'
import { countedDistribution } from './counted.ts'
import type { Distribution } from './distribution.ts'

/** Each rank is in the sum or not, at even odds. */
const tabulate = (n: number): Float64Array => {
  const chance = new Float64Array((n * (n + 1)) / 2 + 1)
  chance[0] = 1
  let most = 0
  for (let rank = 1; rank <= n; rank++) {
    most += rank
    for (let v = most; v >= 0; v--) chance[v] = ((chance[v] as number) + (v >= rank ? (chance[v - rank] as number) : 0)) / 2
  }
  return chance
}

let kept: { readonly n: number; readonly table: Float64Array } | undefined

const table = (n: number): Float64Array => {
  if (kept?.n !== n) kept = { n, table: tabulate(n) }
  return kept.table
}

/**
 * Exact null distribution of the Wilcoxon signed rank statistic V without ties or zeros; parameter n >= 1, a whole number.
 *
 * Source: Wilcoxon F. Biometrics Bull 1945;1:80-3.
 *
 * @example
 * signedRank.cdf(1, 5) // 0.0625, 2 of 32 signs
 */
export const signedRank: Distribution<[n: number]> = countedDistribution<[n: number]>(
  (n) => demand(Number.isInteger(n) && n >= 1, `no signed rank sum of ${n} differences`),
  table,
)
