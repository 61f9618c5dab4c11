import { midRanks } from '../../numeric/rank.ts'
import { covariance } from '../../numeric/sum.ts'

/** Spearman's correlation of two lists of importances; 0 where one of them is constant. For inference use the tests room. */
export const computeRankCorrelation = (first: ArrayLike<number>, second: ArrayLike<number>): number => {
  const [a, b] = [midRanks(first).ranks, midRanks(second).ranks]
  const scale = Math.sqrt(covariance(a, a) * covariance(b, b))
  return scale > 0 ? covariance(a, b) / scale : 0
}
