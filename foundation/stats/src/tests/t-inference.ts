import { studentT } from '../numeric/distributions/student-t.ts'
import { type Estimable, type Limit, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { intervalAround, type SymmetricNull, symmetricP } from './alternative.ts'
import type { TestOptions } from './options.ts'

/** What a t statistic says about an estimate. */
export interface TInference {
  readonly statistic: number
  readonly degreesOfFreedom: number
  readonly standardError: number
  readonly pValue: number
  readonly interval: Interval<Limit>
}

/** Student's t with its degrees of freedom filled in. */
export const tNull = (df: number): SymmetricNull => ({
  cdf: (x) => studentT.cdf(x, df),
  upper: (x) => studentT.upper(x, df),
  quantileUpper: (p) => studentT.quantileUpper(p, df),
})

/**
 * Test and interval of an estimate with a standard error and degrees of freedom. `scale` is the size of the values: a standard error that
 * is only their rounding counts as 0, and then there is nothing to test.
 */
export const tInference = (
  estimate: number,
  standardError: number,
  degreesOfFreedom: number,
  { alternative, level, hypothesis }: Required<TestOptions>,
  scale: number,
): Estimable<TInference> => {
  if (!(standardError > 10 * 2.220446049250313e-16 * scale))
    return notEstimable('zero-variance', 'The values do not vary, so the estimate has no standard error.')
  const distribution = tNull(degreesOfFreedom)
  const statistic = (estimate - hypothesis) / standardError
  return {
    statistic,
    degreesOfFreedom,
    standardError,
    pValue: symmetricP(distribution, statistic, alternative),
    interval: intervalAround(estimate, standardError, distribution, level, alternative),
  }
}
