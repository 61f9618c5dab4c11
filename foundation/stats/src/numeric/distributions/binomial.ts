import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { logBinomialTerm } from '../special/deviance.ts'
import { logBetaTails } from '../special/incomplete-beta.ts'
import { discreteQuantile, discreteQuantileUpper } from './discrete-quantile.ts'
import { type Distribution, distributionOf } from './distribution.ts'

const logDensity = (k: number, n: number, p: number): number =>
  k < 0 || k > n || !Number.isInteger(k) ? -Infinity : logBinomialTerm(k, n - k, p, 1 - p)

const logTails = (x: number, n: number, p: number) => {
  const k = Math.floor(x)
  if (k < 0) return { lower: -Infinity, upper: 0 }
  if (k >= n) return { lower: 0, upper: -Infinity }
  return logBetaTails(n - k, k + 1, 1 - p, p)
}

const counts = (n: number, p: number, tail: number) => ({
  cdf: (k: number) => Math.exp(logTails(k, n, p).lower),
  upper: (k: number) => Math.exp(logTails(k, n, p).upper),
  low: p === 1 ? n : 0,
  high: p === 0 ? 0 : n,
  near: n * p + Math.sqrt(n * p * (1 - p)) * computeNormalQuantile(tail),
})

/**
 * Binomial distribution of the count among n with probability p; n a whole number >= 0, p from 0 to 1. P(X <= x) holds for any x.
 *
 * Source: Loader 2000 for the probabilities; tails by the incomplete beta function.
 *
 * @example
 * binomial.upper(7, 10, 0.5) // 0.0546875
 */
export const binomial: Distribution<[n: number, p: number]> = distributionOf<[n: number, p: number]>({
  check: (n, p) => demand(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1, `no binomial with n ${n} and p ${p}`),
  logDensity,
  logCdf: (x, n, p) => logTails(x, n, p).lower,
  logUpper: (x, n, p) => logTails(x, n, p).upper,
  quantile: (q, n, p) => discreteQuantile(q, counts(n, p, q)),
  quantileUpper: (q, n, p) => discreteQuantileUpper(q, counts(n, p, 1 - q)),
})
