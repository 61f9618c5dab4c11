import { demand } from '../demand.ts'
import { logGammaTails } from '../special/incomplete-gamma.ts'
import { inverseGammaLower, inverseGammaUpper } from '../special/inverse-gamma-beta.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { logUnitGammaDensity } from './gamma.ts'

/**
 * Chi-square distribution; parameter degrees of freedom > 0, fractions allowed.
 *
 * @example
 * chiSquare.upper(3.841458820694124, 1) // 0.05
 */
export const chiSquare: Distribution<[df: number]> = distributionOf<[df: number]>({
  check: (df) => demand(df > 0 && df < Infinity, `no chi-square with ${df} degrees of freedom`),
  logDensity: (x, df) => logUnitGammaDensity(x / 2, df / 2) - Math.LN2,
  logCdf: (x, df) => (x <= 0 ? -Infinity : logGammaTails(df / 2, x / 2).lower),
  logUpper: (x, df) => (x <= 0 ? 0 : logGammaTails(df / 2, x / 2).upper),
  quantile: (p, df) => 2 * inverseGammaLower(df / 2, p),
  quantileUpper: (p, df) => 2 * inverseGammaUpper(df / 2, p),
})
