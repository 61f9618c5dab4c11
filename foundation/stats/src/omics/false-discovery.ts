import { orderOf } from '../numeric/rank.ts'

/**
 * Benjamini-Hochberg adjusted p-values, `min over j >= i of p(j) m / j`; NaN, inside this room only, where there is no p-value, and not
 * counted in m.
 *
 * Source: Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300 (doi 10.1111/j.2517-6161.1995.tb02031.x).
 *
 * @example falseDiscoveryRates([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 */
export const falseDiscoveryRates = (pValues: ArrayLike<number>): Float64Array => {
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN)
  // what cannot be compared must not take part in the ordering
  const known = Array.from(pValues, (_, at) => at).filter((at) => !Number.isNaN(pValues[at]))
  const order = Array.from(orderOf(known.map((at) => pValues[at] ?? 1)), (rank) => known[rank] ?? 0)
  let least = 1
  for (let rank = order.length; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0
    least = Math.min(least, (order.length / rank) * (pValues[at] ?? 1))
    adjusted[at] = least
  }
  return adjusted
}
