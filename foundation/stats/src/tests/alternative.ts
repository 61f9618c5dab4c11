import { type Limit, limitOf } from '../result/estimable.ts'
import type { Alternative, Interval } from '../result/estimate.ts'

/** A null distribution that is symmetric about 0, parameters filled in. */
export interface SymmetricNull {
  cdf(x: number): number
  upper(x: number): number
  quantileUpper(p: number): number
}

/** p value of a statistic whose null distribution is symmetric about 0; each tail computed directly. */
export const symmetricP = (distribution: SymmetricNull, statistic: number, alternative: Alternative): number => {
  if (alternative === 'less') return distribution.cdf(statistic)
  if (alternative === 'greater') return distribution.upper(statistic)
  return Math.min(1, 2 * distribution.upper(Math.abs(statistic)))
}

/** p value of a statistic with two unequal tails: the smaller tail doubled where two-sided. */
export const doubledP = (lower: number, upper: number, alternative: Alternative): number =>
  alternative === 'less' ? lower : alternative === 'greater' ? upper : Math.min(1, 2 * Math.min(lower, upper))

/** Estimate ± quantile × standard error; open to one side for a one-sided alternative. */
export const intervalAround = (
  estimate: number,
  standardError: number,
  distribution: SymmetricNull,
  level: number,
  alternative: Alternative,
): Interval<Limit> => {
  const reach = distribution.quantileUpper(alternative === 'two-sided' ? (1 - level) / 2 : 1 - level) * standardError
  return {
    low: alternative === 'less' ? '-Infinity' : limitOf(estimate - reach),
    high: alternative === 'greater' ? 'Infinity' : limitOf(estimate + reach),
    level,
  }
}
