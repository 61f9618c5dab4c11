import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { erfc, erfcScaled, expOfSquare } from '../special/erf.ts'
import { type Distribution, distributionOf } from './distribution.ts'

const halfLogTwoPi = 0.9189385332046728

/** log P(Z > z) of a standard normal variable, for hot loops: no checks. */
export const standardLogUpper = (z: number): number => {
  if (z < 0) return Math.log1p(-0.5 * erfcScaled(-z * Math.SQRT1_2) * Math.exp((-z * z) / 2))
  return z === Infinity ? -Infinity : Math.log(0.5 * erfcScaled(z * Math.SQRT1_2)) - (z * z) / 2
}

/** P(Z > z) of a standard normal variable, for hot loops: no checks. Relative accuracy is kept down to the smallest double: z² is never rounded before its exponential is taken. */
export const standardUpper = (z: number): number => {
  if (Math.abs(z) < 0.6) return 0.5 * erfc(z * Math.SQRT1_2)
  if (z < 0) return 1 - standardUpper(-z)
  return z > 40 ? 0 : 0.5 * erfcScaled(z * Math.SQRT1_2) * expOfSquare(z, -0.5)
}

const scale = (x: number, mean: number, sd: number): number => (x - mean) / sd

const check = (x: number, mean: number, sd: number): void => {
  demand(!Number.isNaN(x), 'a distribution has no value at a point that is no number')
  demand(Number.isFinite(mean) && sd > 0 && sd < Infinity, `no normal with mean ${mean} and sd ${sd}`)
}

const general = distributionOf<[mean?: number, sd?: number]>({
  check: (mean = 0, sd = 1) => check(0, mean, sd),
  logDensity: (x, mean = 0, sd = 1) => -0.5 * scale(x, mean, sd) ** 2 - halfLogTwoPi - Math.log(sd),
  logCdf: (x, mean = 0, sd = 1) => standardLogUpper(-scale(x, mean, sd)),
  logUpper: (x, mean = 0, sd = 1) => standardLogUpper(scale(x, mean, sd)),
  quantile: (p, mean = 0, sd = 1) => mean + sd * computeNormalQuantile(p),
  quantileUpper: (p, mean = 0, sd = 1) => mean - sd * computeNormalQuantile(p),
})

/**
 * Normal distribution; parameters mean = 0 and sd = 1 > 0.
 *
 * Source: Cody 1969 for the tails, Wichura 1988 (AS 241) for the quantile.
 *
 * @example
 * normal.upper(1.959963984540054) // 0.025
 */
export const normal: Distribution<[mean?: number, sd?: number]> = Object.freeze({
  ...general,
  density: (x: number, mean = 0, sd = 1) => {
    check(x, mean, sd)
    const z = scale(x, mean, sd)
    return Math.abs(z) > 40 ? 0 : (expOfSquare(z, -0.5) * 0.3989422804014327) / sd
  },
  cdf: (x: number, mean = 0, sd = 1) => {
    check(x, mean, sd)
    return standardUpper(-scale(x, mean, sd))
  },
  upper: (x: number, mean = 0, sd = 1) => {
    check(x, mean, sd)
    return standardUpper(scale(x, mean, sd))
  },
})
