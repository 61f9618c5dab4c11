import { demand } from '../demand.ts'
import { logPoissonTerm } from '../special/deviance.ts'
import { logGammaTails } from '../special/incomplete-gamma.ts'
import { inverseGammaLower, inverseGammaUpper } from '../special/inverse-gamma-beta.ts'
import { type Distribution, distributionOf } from './distribution.ts'

/** log density of a gamma variable with scale 1. */
export const logUnitGammaDensity = (x: number, shape: number): number => {
  if (x < 0 || x === Infinity) return -Infinity
  if (x === 0) return shape < 1 ? Infinity : shape === 1 ? 0 : -Infinity
  // below shape 1 the term of shape - 1 does not exist
  return shape < 1 ? logPoissonTerm(shape, x) + Math.log(shape / x) : logPoissonTerm(shape - 1, x)
}

/**
 * Gamma distribution; parameters shape > 0 and scale = 1 > 0 (mean shape times scale).
 *
 * @example
 * gamma.upper(3, 2) // 0.19914827347145578
 */
export const gamma: Distribution<[shape: number, scale?: number]> = distributionOf<[shape: number, scale?: number]>({
  check: (shape, scale = 1) =>
    demand(shape > 0 && shape < Infinity && scale > 0 && scale < Infinity, `no gamma with shape ${shape}, scale ${scale}`),
  logDensity: (x, shape, scale = 1) => logUnitGammaDensity(x / scale, shape) - Math.log(scale),
  logCdf: (x, shape, scale = 1) => (x <= 0 ? -Infinity : logGammaTails(shape, x / scale).lower),
  logUpper: (x, shape, scale = 1) => (x <= 0 ? 0 : logGammaTails(shape, x / scale).upper),
  quantile: (p, shape, scale = 1) => scale * inverseGammaLower(shape, p),
  quantileUpper: (p, shape, scale = 1) => scale * inverseGammaUpper(shape, p),
})
