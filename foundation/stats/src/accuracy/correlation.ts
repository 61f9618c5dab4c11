import { covariance, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Numbers } from '../result/vectors.ts'

/** Pearson correlation of two lists of one length. */
export const correlation = (a: Numbers, b: Numbers): Estimable => {
  const spread = Math.sqrt(variance(a)) * Math.sqrt(variance(b))
  return spread > 0
    ? Math.max(-1, Math.min(1, covariance(a, b) / spread))
    : notEstimable('zero-variance', 'One of the two does not vary, so there is no correlation.')
}
