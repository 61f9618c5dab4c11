import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { logPoissonTerm } from '../special/deviance.ts'
import { logGammaTails } from '../special/incomplete-gamma.ts'
import { discreteQuantile, discreteQuantileUpper } from './discrete-quantile.ts'
import { type Distribution, distributionOf } from './distribution.ts'

const logTails = (x: number, mean: number) => {
  const k = Math.floor(x)
  if (k < 0) return { lower: -Infinity, upper: 0 }
  if (k === Infinity || mean === 0) return { lower: 0, upper: -Infinity }
  const tails = logGammaTails(k + 1, mean)
  return { lower: tails.upper, upper: tails.lower }
}

const counts = (mean: number, tail: number) => ({
  cdf: (k: number) => Math.exp(logTails(k, mean).lower),
  upper: (k: number) => Math.exp(logTails(k, mean).upper),
  low: 0,
  high: mean === 0 ? 0 : Infinity,
  near: mean + Math.sqrt(mean) * computeNormalQuantile(tail),
})

/**
 * Poisson distribution of a count; parameter mean >= 0.
 *
 * @example
 * poisson.upper(4, 2) // 0.05265301734371115
 */
export const poisson: Distribution<[mean: number]> = distributionOf<[mean: number]>({
  check: (mean) => demand(mean >= 0 && mean < Infinity, `no Poisson with mean ${mean}`),
  logDensity: (k, mean) => (k < 0 || !Number.isInteger(k) ? -Infinity : logPoissonTerm(k, mean)),
  logCdf: (x, mean) => logTails(x, mean).lower,
  logUpper: (x, mean) => logTails(x, mean).upper,
  quantile: (p, mean) => discreteQuantile(p, counts(mean, p)),
  quantileUpper: (p, mean) => discreteQuantileUpper(p, counts(mean, 1 - p)),
})
