import { demand } from '../demand.ts'
import { devianceTerm } from '../special/deviance.ts'
import { logBetaTails } from '../special/incomplete-beta.ts'
import { inverseBetaLogit } from '../special/inverse-gamma-beta.ts'
import { stirlingError } from '../special/log-gamma.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { normal } from './normal.ts'

/** log of P(|T| > |t|) and of P(|T| <= |t|). */
const logTwoSided = (t: number, df: number): { readonly beyond: number; readonly within: number } => {
  const size = Math.abs(t)
  const ratio = size > 1e150 ? Infinity : (size * size) / df
  const logRatio = 2 * Math.log(size) - Math.log(df)
  const x = ratio > 1e300 ? 0 : 1 / (1 + ratio)
  const y = ratio > 1e300 ? 1 : ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + 1 / ratio)
  const logX = ratio > 1 ? -logRatio - Math.log1p(Math.exp(-logRatio)) : -Math.log1p(ratio)
  const logY = ratio > 1 ? -Math.log1p(Math.exp(-logRatio)) : logRatio - Math.log1p(ratio)
  const tails = logBetaTails(df / 2, 0.5, x, y, logX, logY)
  return { beyond: tails.lower, within: tails.upper }
}

/**
 * From so many degrees of freedom on t is told from the normal by Hill's expansion: there the incomplete beta function loses digits (1e-12 at
 * 1e5, 1e-9 at 1e8), while the expansion has 1e-12 out to 30 standard deviations.
 *
 * Source: Hill GW. Commun ACM 1970;13:617-9 (algorithm 395). doi:10.1145/355598.355599
 */
const nearNormal = 1e4

/** What Hill's expansion adds to the leading deviate z. */
const hillTerms = (z: number, a: number): number => {
  const b = 48 * a * a
  const z2 = z * z
  const second = (z * (855 + z2 * (240 + z2 * (33 + 4 * z2)))) / (10 * b * (b + 0.8 * z2 * z2 + 100))
  return (z * (z2 + 3)) / b - (Number.isFinite(second) ? second : 0)
}

/** The normal deviate with the tail of t. */
const normalOf = (t: number, df: number): number => {
  const a = df - 0.5
  const size = Math.abs(t)
  const log = size > 1e150 ? 2 * Math.log(size) - Math.log(df) : Math.log1p((size * size) / df)
  const z = Math.sqrt(a * log)
  return Math.sign(t) * (z + hillTerms(z, a))
}

/** The t > 0 with the tail of a normal deviate. */
const fromNormal = (w: number, df: number): number => {
  const a = df - 0.5
  let z = w
  for (let round = 0; round < 4; round++) z = w - hillTerms(z, a)
  return Math.sqrt(df * Math.expm1((z * z) / a))
}

/** log P(T > t). */
const logUpper = (t: number, df: number): number => {
  if (df === Infinity) return normal.logUpper(t)
  if (t === 0) return -Math.LN2
  if (Math.abs(t) === Infinity) return t > 0 ? -Infinity : 0
  if (df >= nearNormal) return normal.logUpper(normalOf(t, df))
  const { beyond, within } = logTwoSided(t, df)
  if (t > 0) return beyond - Math.LN2
  return within < -0.7 ? Math.log1p(Math.exp(within)) - Math.LN2 : Math.log1p(-0.5 * Math.exp(beyond))
}

const logDensity = (t: number, df: number): number => {
  if (df === Infinity) return normal.logDensity(t)
  if (Math.abs(t) === Infinity) return -Infinity
  const constant = stirlingError((df + 1) / 2) - stirlingError(df / 2) - devianceTerm(df / 2, (df + 1) / 2)
  const ratio = (t * t) / df
  const log = ratio > 1e15 || !Number.isFinite(ratio) ? 2 * Math.log(Math.abs(t)) - Math.log(df) : Math.log1p(ratio)
  // Γ((df+1)/2) / Γ(df/2) by Loader's terms, so that large df costs no digits
  const half = (df + 1) / 2
  return constant - half * log - 0.9189385332046728
}

/** The t > 0 that a share p <= 1/2 lies above. */
const positive = (p: number, df: number, central: number): number => {
  if (df === Infinity) return normal.quantileUpper(p)
  if (p === 0) return Infinity
  if (central === 0) return 0
  if (df >= nearNormal) return fromNormal(normal.quantileUpper(p), df)
  const u = p <= 0.25 ? inverseBetaLogit(df / 2, 0.5, 2 * p, true) : inverseBetaLogit(df / 2, 0.5, central, false)
  return Math.sqrt(df) * Math.exp(-u / 2)
}

/**
 * Student's t distribution; parameter degrees of freedom > 0, fractions allowed, Infinity for the normal.
 *
 * @example
 * studentT.quantile(0.975, 10) // 2.2281388519649385
 */
export const studentT: Distribution<[df: number]> = distributionOf<[df: number]>({
  check: (df) => demand(df > 0, `no t with ${df} degrees of freedom`),
  logDensity,
  logCdf: (t, df) => logUpper(-t, df),
  logUpper,
  quantile: (p, df) => (p <= 0.5 ? -positive(p, df, 1 - 2 * p) + 0 : positive(1 - p, df, 2 * p - 1)),
  quantileUpper: (p, df) => (p <= 0.5 ? positive(p, df, 1 - 2 * p) : -positive(1 - p, df, 2 * p - 1) + 0),
})
