import { demand } from '../demand.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { fisherF } from './fisher-f.ts'
import { positiveQuantile } from './non-central-quantile.ts'
import { logPoissonMixture } from './poisson-mixture.ts'

/** F of a central variable with df1 + 2j that has the same ratio of sums of squares. */
const shrunk = (f: number, df1: number, j: number): number => (f * df1) / (df1 + 2 * j)

const logCdf = (f: number, df1: number, df2: number, lambda: number): number =>
  f <= 0
    ? -Infinity
    : Math.min(
        0,
        logPoissonMixture(lambda / 2, (j) => fisherF.logCdf(shrunk(f, df1, j), df1 + 2 * j, df2)),
      )

const logUpper = (f: number, df1: number, df2: number, lambda: number): number =>
  f <= 0
    ? 0
    : Math.min(
        0,
        logPoissonMixture(lambda / 2, (j) => fisherF.logUpper(shrunk(f, df1, j), df1 + 2 * j, df2)),
      )

const logDensity = (f: number, df1: number, df2: number, lambda: number): number => {
  if (f <= 0 || f === Infinity) return f === 0 ? fisherF.logDensity(0, df1, df2) - lambda / 2 : -Infinity
  return logPoissonMixture(lambda / 2, (j) => fisherF.logDensity(shrunk(f, df1, j), df1 + 2 * j, df2) + Math.log(df1 / (df1 + 2 * j)))
}

const parts = (df1: number, df2: number, lambda: number) => ({
  logDensity: (f: number) => logDensity(f, df1, df2, lambda),
  logCdf: (f: number) => logCdf(f, df1, df2, lambda),
  logUpper: (f: number) => logUpper(f, df1, df2, lambda),
  start: 1 + lambda / df1,
})

/**
 * Non-central F distribution; parameters df1 > 0, df2 > 0 and non-centrality lambda >= 0 of the numerator. The power of an analysis of variance.
 *
 * Formula: the Poisson mixture of central tails; both tails are sums of positive terms.
 *
 * @example
 * nonCentralF.upper(3, 2, 27, 8) // 0.66..., the power at that critical value
 */
export const nonCentralF: Distribution<[df1: number, df2: number, lambda: number]> = distributionOf<
  [df1: number, df2: number, lambda: number]
>({
  check: (df1, df2, lambda) =>
    demand(df1 > 0 && df1 < Infinity && df2 > 0 && lambda >= 0 && lambda < Infinity, `no F with df ${df1} and ${df2}, lambda ${lambda}`),
  logDensity,
  logCdf,
  logUpper,
  quantile: (p, df1, df2, lambda) => positiveQuantile(p, true, parts(df1, df2, lambda)),
  quantileUpper: (p, df1, df2, lambda) => positiveQuantile(p, false, parts(df1, df2, lambda)),
})
