import { demand } from '../demand.ts'
import { logPoissonTerm } from './deviance.ts'
import { logGamma1p } from './log-gamma.ts'
import { type LogTails, tailsOfLower, tailsOfUpper } from './tails.ts'

/** Σ x^k / ((a+1)...(a+k)) from k = 0. */
const risingSeries = (a: number, x: number): number => {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

/** Legendre's continued fraction (DLMF 8.9.2, even part) by Lentz's method: Q Γ(a) x^-a e^x. */
const fraction = (a: number, x: number): number => {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / (b === 0 ? tiny : b)
  let h = d
  for (let k = 1; k < 1e7; k++) {
    const top = -k * (k - a)
    b += 2
    d = top * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + top / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const factor = d * c
    h *= factor
    if (Math.abs(factor - 1) < 2e-16) break
  }
  return h
}

/** Small x: P = x^a / Γ(a+1) (1 + f), where f is an alternating series; Q by expm1, right also where a is tiny. */
const smallArgument = (a: number, x: number): LogTails => {
  let f = 0
  let power = a
  for (let k = 1; k < 200; k++) {
    power *= -x / k
    const term = power / (a + k)
    f += term
    if (Math.abs(term) < 1e-18 * Math.abs(f)) break
  }
  const leading = a * Math.log(x) - logGamma1p(a)
  const lower = leading + Math.log1p(f)
  if (lower < -0.7) return tailsOfLower(lower)
  const grown = Math.expm1(leading)
  return { lower, upper: Math.log(-(f + grown + f * grown)) }
}

/**
 * Logs of both tails of the regularised incomplete gamma function: P(a, x) (`lower`) and Q(a, x) (`upper`), for a > 0, x >= 0.
 *
 * Formula: power series below a, continued fraction above, both with the saddle-point prefix; no tail is one minus a number near one.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.7.1, 8.7.3, 8.9.2.
 */
export const logGammaTails = (a: number, x: number): LogTails => {
  demand(a > 0 && a < Infinity && x >= 0, `incomplete gamma of shape ${a} at ${x}: needs shape > 0 and a point >= 0`)
  if (x === 0) return { lower: -Infinity, upper: 0 }
  if (x === Infinity) return { lower: 0, upper: -Infinity }
  if (x <= 1) return smallArgument(a, x)
  if (x < a + 0.5 && a >= 1) return tailsOfLower(logPoissonTerm(a, x) + Math.log(risingSeries(a, x)))
  return tailsOfUpper(logPoissonTerm(a, x) + Math.log(a) + Math.log(fraction(a, x)))
}

/** Regularised lower incomplete gamma function P(a, x). @example gammaLower(2, 3) // 0.8008517265285442 */
export const gammaLower = (a: number, x: number): number => Math.exp(logGammaTails(a, x).lower)

/** Regularised upper incomplete gamma function Q(a, x), right down to the smallest double. @example gammaUpper(2, 3) // 0.1991482734714558 */
export const gammaUpper = (a: number, x: number): number => Math.exp(logGammaTails(a, x).upper)
