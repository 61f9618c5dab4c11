import { demand } from '../demand.ts'
import { logIntegratePeak } from '../integrate-peak.ts'
import { logPoissonTerm } from '../special/deviance.ts'
import { log1mExp } from '../special/log-helpers.ts'
import { solveMonotone } from '../special/solve-tail.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { normal, standardLogUpper } from './normal.ts'
import { studentT } from './student-t.ts'

/** log density of u = log √(chi-square / df). */
const logScaleDensity = (u: number, df: number): number => {
  const half = (df / 2) * Math.exp(2 * u)
  return Math.LN2 + Math.log(df / 2) + logPoissonTerm(df / 2, half)
}

/** Stride of the search for the peak: about the sd of log √(chi-square / df). */
const strideOf = (df: number): number => 1 / Math.sqrt(2 * df + 1)

const logTail = (t: number, df: number, delta: number, lower: boolean): number => {
  if (t === Infinity || t === -Infinity) return t > 0 === lower ? 0 : -Infinity
  const tail = (z: number): number => standardLogUpper(lower ? -z : z)
  if (df === Infinity) return tail(t - delta)
  if (delta === 0) return lower ? studentT.logCdf(t, df) : studentT.logUpper(t, df)
  if (t === 0) return tail(-delta)
  const other = delta > t === lower ? null : logTail(t, df, delta, !lower)
  if (other !== null && other < -3) return log1mExp(other)
  return Math.min(
    0,
    logIntegratePeak((u) => logScaleDensity(u, df) + tail(t * Math.exp(u) - delta), 0, strideOf(df)),
  )
}

const logDensity = (t: number, df: number, delta: number): number => {
  if (Math.abs(t) === Infinity) return -Infinity
  if (df === Infinity) return normal.logDensity(t - delta)
  if (delta === 0) return studentT.logDensity(t, df)
  return logIntegratePeak((u) => logScaleDensity(u, df) + u + -0.5 * (t * Math.exp(u) - delta) ** 2 - 0.9189385332046728, 0, strideOf(df))
}

const quantile = (p: number, df: number, delta: number, lower: boolean): number => {
  if (p === 0 || p === 1) return (p === 0) === lower ? -Infinity : Infinity
  const useLower = p <= 0.5 === lower
  const small = p <= 0.5 ? p : 1 - p
  const target = Math.log(small)
  // sinh spreads the far tails of few degrees of freedom over a short range
  const at = (u: number) => {
    const t = Math.sinh(u)
    const tail = logTail(t, df, delta, useLower)
    const slope = Math.exp(logDensity(t, df, delta) - tail) * Math.cosh(u)
    return { value: tail - target, slope: useLower ? slope : -slope }
  }
  const centre = useLower ? studentT.quantile(small, df) : studentT.quantileUpper(small, df)
  return Math.sinh(solveMonotone(at, Math.asinh(centre + delta), useLower))
}

/**
 * Non-central t distribution: (Z + delta) / √(chi-square / df); parameters df > 0 and delta. The power of t tests.
 *
 * Formula: the integral over the scale of the normal tail, so that both tails are sums of positive terms for every delta.
 *
 * Source: Johnson NL, Kotz S, Balakrishnan N. Continuous univariate distributions, vol 2, chapter 31; checked against AS 243.
 *
 * @example
 * nonCentralT.upper(2, 10, 1) // 0.19773...
 */
export const nonCentralT: Distribution<[df: number, delta: number]> = distributionOf<[df: number, delta: number]>({
  check: (df, delta) => demand(df > 0 && Number.isFinite(delta), `no non-central t with ${df} degrees of freedom and delta ${delta}`),
  logDensity,
  logCdf: (t, df, delta) => logTail(t, df, delta, true),
  logUpper: (t, df, delta) => logTail(t, df, delta, false),
  quantile: (p, df, delta) => quantile(p, df, delta, true),
  quantileUpper: (p, df, delta) => quantile(p, df, delta, false),
})
