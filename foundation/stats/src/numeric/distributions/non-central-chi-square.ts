import { demand } from '../demand.ts'
import { chiSquare } from './chi-square.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { positiveQuantile } from './non-central-quantile.ts'
import { logPoissonMixture } from './poisson-mixture.ts'

const logCdf = (x: number, df: number, lambda: number): number =>
  x <= 0
    ? -Infinity
    : Math.min(
        0,
        logPoissonMixture(lambda / 2, (j) => chiSquare.logCdf(x, df + 2 * j)),
      )

const logUpper = (x: number, df: number, lambda: number): number =>
  x <= 0
    ? 0
    : Math.min(
        0,
        logPoissonMixture(lambda / 2, (j) => chiSquare.logUpper(x, df + 2 * j)),
      )

const logDensity = (x: number, df: number, lambda: number): number => {
  if (x <= 0 || x === Infinity) return x === 0 ? chiSquare.logDensity(0, df) - lambda / 2 : -Infinity
  return logPoissonMixture(lambda / 2, (j) => chiSquare.logDensity(x, df + 2 * j))
}

const parts = (df: number, lambda: number) => ({
  logDensity: (x: number) => logDensity(x, df, lambda),
  logCdf: (x: number) => logCdf(x, df, lambda),
  logUpper: (x: number) => logUpper(x, df, lambda),
  start: df + lambda,
})

/**
 * Non-central chi-square distribution; parameters df > 0 and non-centrality lambda >= 0 (mean df + lambda).
 *
 * Formula: the Poisson mixture of central tails; both tails are sums of positive terms.
 *
 * @example
 * nonCentralChiSquare.upper(3.841458820694124, 1, 7.848879734) // 0.8, the power of a design
 */
export const nonCentralChiSquare: Distribution<[df: number, lambda: number]> = distributionOf<[df: number, lambda: number]>({
  check: (df, lambda) =>
    demand(df > 0 && df < Infinity && lambda >= 0 && lambda < Infinity, `no chi-square with df ${df}, lambda ${lambda}`),
  logDensity,
  logCdf,
  logUpper,
  quantile: (p, df, lambda) => positiveQuantile(p, true, parts(df, lambda)),
  quantileUpper: (p, df, lambda) => positiveQuantile(p, false, parts(df, lambda)),
})
