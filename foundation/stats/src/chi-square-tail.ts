import { standardUpper } from './numeric/distributions/normal.ts'

/**
 * Probability that a chi-square variable with one degree of freedom exceeds `q`: the two-sided p value of a normal deviate √q.
 *
 * Formula: `erfc(√(q/2))`, right from 1 down to the smallest double, so that very small p values are right too. 1 for q at or below 0, 0 for
 * infinity. Other degrees of freedom: `chiSquare.upper` of the numeric foundation.
 *
 * Source: Cody WJ. Math Comp 1969;23:631-7.
 *
 * @example
 * computeChiSquareUpperTail(3.841458820694124) // 0.05
 */
export const computeChiSquareUpperTail = (q: number): number => {
  if (Number.isNaN(q)) throw new RangeError('A chi-square statistic that is no number has no tail')
  return q <= 0 ? 1 : 2 * standardUpper(Math.sqrt(q))
}
