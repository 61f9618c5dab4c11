import { demand } from '../demand.ts'
import { logBinomialTerm } from './deviance.ts'
import { logBeta, logGamma1p, logGammaRise } from './log-gamma.ts'
import { type LogTails, tailsOfLower } from './tails.ts'

/** Continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method. */
const fraction = (a: number, b: number, x: number): number => {
  const tiny = 1e-300
  const keep = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 1e7; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    const factor = d * c
    h *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return h
}

/** log of x^a y^b / (a B(a, b)). */
const logPrefix = (a: number, b: number, x: number, y: number, logX: number): number =>
  x < 1e-200 ? a * logX - Math.log(a) - logBeta(a, b) : Math.log(b) - Math.log(a + b) + logBinomialTerm(a, b, x, y)

/** log of a B(a, b), right also for tiny a, where it is near 0. */
const logScaledBeta = (a: number, b: number): number => logGamma1p(a) - logGammaRise(a, b)

/** Power series in x for small a (DLMF 8.17.7): both tails without cancellation, b x below about 1. */
const smallShape = (a: number, b: number, logX: number, x: number): LogTails => {
  let f = 0
  let power = a
  for (let k = 1; k < 2000; k++) {
    power *= ((k - b) * x) / k
    const term = power / (a + k)
    f += term
    if (Math.abs(term) < 1e-18 * Math.abs(f) || power === 0) break
  }
  const leading = a * logX - logScaledBeta(a, b)
  const lower = leading + Math.log1p(f)
  if (lower < -0.7) return tailsOfLower(lower)
  const grown = Math.expm1(leading)
  return { lower, upper: Math.log(-(f + grown + f * grown)) }
}

const swap = ({ lower, upper }: LogTails): LogTails => ({ lower: upper, upper: lower })

/**
 * Logs of both tails of the regularised incomplete beta function, I_x(a, b) (`lower`) and 1 - I_x(a, b) (`upper`), for a, b > 0. The caller
 * gives x and y = 1 - x, so that neither has been rounded, and the log of the smaller one where it may underflow.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.7 and 8.17.22; the prefix by Loader's saddle point.
 */
export const logBetaTails = (a: number, b: number, x: number, y = 1 - x, logX = Math.log(x), logY = Math.log(y)): LogTails => {
  demand(a > 0 && b > 0 && a < Infinity && b < Infinity, `incomplete beta of shapes ${a} and ${b}: both must be positive`)
  demand(x >= 0 && y >= 0 && x <= 1 && y <= 1, `incomplete beta at ${x}: needs 0 to 1`)
  if (logX === -Infinity) return { lower: -Infinity, upper: 0 }
  if (logY === -Infinity) return { lower: 0, upper: -Infinity }
  if (a < 1 && x <= 0.7 && b * x <= 1) return smallShape(a, b, logX, x)
  if (b < 1 && y <= 0.7 && a * y <= 1) return swap(smallShape(b, a, logY, y))
  if (x * (a + b) <= a) return tailsOfLower(logPrefix(a, b, x, y, logX) + Math.log(fraction(a, b, x)))
  return swap(tailsOfLower(logPrefix(b, a, y, x, logY) + Math.log(fraction(b, a, y))))
}

/** Regularised incomplete beta function I_x(a, b). @example betaLower(2, 3, 0.4) // 0.5248 */
export const betaLower = (a: number, b: number, x: number): number => Math.exp(logBetaTails(a, b, x).lower)

/** Complement 1 - I_x(a, b), computed directly. @example betaUpper(2, 3, 0.4) // 0.4752 */
export const betaUpper = (a: number, b: number, x: number): number => Math.exp(logBetaTails(a, b, x).upper)
