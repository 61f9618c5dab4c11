import { demand } from '../demand.ts'
import { logIntegratePeak } from '../integrate-peak.ts'
import { logPoissonTerm } from '../special/deviance.ts'
import { log1mExp } from '../special/log-helpers.ts'
import { solveMonotone } from '../special/solve-tail.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { standardLogUpper } from './normal.ts'

/** log of the normal probability of a narrow interval about m. */
const logSlice = (m: number, w: number): number => Math.log(w) - (m * m) / 2 - 0.9189385332046728 + Math.log1p(((m * m - 1) * w * w) / 24)

/** Probability that k normal deviates lie within a range w, and that they do not. */
const ofRange = (w: number, k: number, lower: boolean): number => {
  if (w <= 0) return lower ? -Infinity : 0
  const log = (z: number): number => {
    const below = standardLogUpper(-z)
    const others = (k - 1) * (w < 2e-3 ? logSlice(z - w / 2, w) - below : log1mExp(Math.min(0, standardLogUpper(w - z) - below)))
    return (-z * z) / 2 - 0.9189385332046728 + (k - 1) * below + (lower ? others : Math.log(-Math.expm1(others)))
  }
  return Math.log(k) + logIntegratePeak(log, w / 2, 0.5, 1e-13)
}

const logTail = (q: number, k: number, df: number, lower: boolean): number => {
  if (q <= 0) return lower ? -Infinity : 0
  if (q === Infinity) return lower ? 0 : -Infinity
  if (df === Infinity) return Math.min(0, ofRange(q, k, lower))
  const log = (u: number): number =>
    Math.LN2 + Math.log(df / 2) + logPoissonTerm(df / 2, (df / 2) * Math.exp(2 * u)) + ofRange(q * Math.exp(u), k, lower)
  return Math.min(0, logIntegratePeak(log, 0, 1 / Math.sqrt(2 * df + 1), 1e-12))
}

/** By the central difference of the smaller tail. */
const logDensity = (q: number, k: number, df: number): number => {
  if (q <= 0 || q === Infinity) return -Infinity
  const step = 1e-4 * q
  const lower = logTail(q, k, df, true) < -0.7
  const at = (x: number): number => Math.exp(logTail(x, k, df, lower))
  const slope = (8 * (at(q + step) - at(q - step)) - (at(q + 2 * step) - at(q - 2 * step))) / (12 * step)
  return Math.log(Math.abs(slope))
}

const quantile = (p: number, k: number, df: number, lower: boolean): number => {
  if (p === 0 || p === 1) return (p === 0) === lower ? 0 : Infinity
  const useLower = p <= 0.5 === lower
  const target = Math.log(p <= 0.5 ? p : 1 - p)
  const at = (u: number) => {
    const value = logTail(Math.exp(u), k, df, useLower)
    const slope = (logTail(Math.exp(u + 1e-5), k, df, useLower) - value) / 1e-5
    return { value: value - target, slope }
  }
  return Math.exp(solveMonotone(at, Math.log(3), useLower, 1e-7))
}

/**
 * Studentized range of k means with df degrees of freedom (Infinity: known variance); k a whole number >= 2. Tukey's procedure.
 *
 * Formula: nested integrals over the greatest deviate and over the scale, by the trapezoid rule; the upper tail by its own integral.
 *
 * Source: Copenhaver MD, Holland BS. J Stat Comput Simul 1988;30:1-15.
 *
 * @example
 * studentizedRange.quantile(0.95, 3, 10) // 3.8775...
 */
export const studentizedRange: Distribution<[k: number, df: number]> = distributionOf<[k: number, df: number]>({
  check: (k, df) => demand(Number.isInteger(k) && k >= 2 && df > 0, `no studentized range of ${k} means with ${df} degrees of freedom`),
  logDensity,
  logCdf: (q, k, df) => logTail(q, k, df, true),
  logUpper: (q, k, df) => logTail(q, k, df, false),
  quantile: (p, k, df) => quantile(p, k, df, true),
  quantileUpper: (p, k, df) => quantile(p, k, df, false),
})
