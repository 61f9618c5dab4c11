import { orderOf } from '../numeric/rank.ts'

/** Genes from high to low with their weights, for running sums of many sets. */
export interface RankedGenes {
  readonly order: Int32Array
  readonly weights: Float64Array
}

/** Ranks genes by a statistic; weights are its size to a power. */
export const rankGenes = (statistics: Float64Array, power: number): RankedGenes => ({
  order: orderOf(statistics.map((value) => -value)),
  weights: statistics.map((value) => (power === 0 ? 1 : Math.abs(value) ** power)),
})

/**
 * Enrichment score: the extreme of the running sum that goes up by a gene's share of the weights of the set, and down by one over the number
 * of other genes. Positions are those of the set, sorted.
 *
 * @example runningSumScore(rankGenes(t, 1), inside)
 */
export const runningSumScore = ({ order, weights }: RankedGenes, inside: Uint8Array): number => {
  let [total, size] = [0, 0]
  for (let g = 0; g < inside.length; g++)
    if (inside[g] === 1) {
      total += weights[g] ?? 0
      size += 1
    }
  const down = 1 / (order.length - size)
  let [at, most, least] = [0, -Infinity, Infinity]
  for (let k = 0; k < order.length; k++) {
    const g = order[k] ?? 0
    at += inside[g] === 1 ? (total > 0 ? (weights[g] ?? 0) / total : 1 / size) : -down
    if (at > most) most = at
    if (at < least) least = at
  }
  return most > -least ? most : least
}
