import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { logBinomialTerm } from '../special/deviance.ts'
import { logBetaTails } from '../special/incomplete-beta.ts'
import { discreteQuantile, discreteQuantileUpper } from './discrete-quantile.ts'
import { type Distribution, distributionOf } from './distribution.ts'

/** Probability of success and its complement from the mean, neither rounded. */
const shares = (size: number, mean: number) => ({ p: size / (size + mean), q: mean / (size + mean) })

const logDensity = (k: number, size: number, mean: number): number => {
  if (k < 0 || !Number.isInteger(k)) return -Infinity
  if (mean === 0) return k === 0 ? 0 : -Infinity
  if (k === 0) return mean < size ? -size * Math.log1p(mean / size) : size * Math.log(size / (size + mean))
  const { p, q } = shares(size, mean)
  return logBinomialTerm(size, k, p, q) + Math.log(size / (size + k))
}

const logTails = (x: number, size: number, mean: number) => {
  const k = Math.floor(x)
  if (k < 0) return { lower: -Infinity, upper: 0 }
  if (k === Infinity || mean === 0) return { lower: 0, upper: -Infinity }
  const { p, q } = shares(size, mean)
  return logBetaTails(size, k + 1, p, q)
}

const counts = (size: number, mean: number, tail: number) => ({
  cdf: (k: number) => Math.exp(logTails(k, size, mean).lower),
  upper: (k: number) => Math.exp(logTails(k, size, mean).upper),
  low: 0,
  high: mean === 0 ? 0 : Infinity,
  near: mean + Math.sqrt(mean * (1 + mean / size)) * computeNormalQuantile(tail),
})

/**
 * Negative binomial distribution of a count; parameters size > 0 (one over the dispersion, fractions allowed) and mean >= 0; variance
 * mean + mean²/size. With a probability p of success, the mean is size (1 - p) / p.
 *
 * @example
 * negativeBinomial.density(0, 2, 2) // 0.25
 */
export const negativeBinomial: Distribution<[size: number, mean: number]> = distributionOf<[size: number, mean: number]>({
  check: (size, mean) =>
    demand(size > 0 && size < Infinity && mean >= 0 && mean < Infinity, `no negative binomial with size ${size}, mean ${mean}`),
  logDensity,
  logCdf: (x, size, mean) => logTails(x, size, mean).lower,
  logUpper: (x, size, mean) => logTails(x, size, mean).upper,
  quantile: (p, size, mean) => discreteQuantile(p, counts(size, mean, p)),
  quantileUpper: (p, size, mean) => discreteQuantileUpper(p, counts(size, mean, 1 - p)),
})
