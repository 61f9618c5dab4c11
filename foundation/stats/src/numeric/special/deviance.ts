import { demand } from '../demand.ts'
import { stirlingError } from './log-gamma.ts'
import { log1pMinus } from './log-helpers.ts'

/** x log(x/mean) + mean - x without cancellation: half the Poisson deviance of one count. For x >= 0, mean > 0. */
export const devianceTerm = (x: number, mean: number): number => {
  if (x === 0) return mean
  const ratio = (mean - x) / x
  if (ratio < -0.5 || ratio === Infinity) return x * (Math.log(x) - Math.log(mean)) + mean - x
  return -x * log1pMinus(ratio)
}

const halfLogTwoPi = 0.9189385332046728

/**
 * log of mean^x exp(-mean) / Γ(x+1), for real x >= 0: the Poisson probability where x is a count.
 *
 * Source: Loader C. Fast and accurate computation of binomial probabilities. 2000 (saddle-point expansion).
 */
export const logPoissonTerm = (x: number, mean: number): number => {
  demand(x >= 0 && mean >= 0, `Poisson term of ${x} with mean ${mean}: both must not be negative`)
  if (mean === 0) return x === 0 ? 0 : -Infinity
  if (x === 0) return -mean
  if (mean === Infinity || x === Infinity) return -Infinity
  return -stirlingError(x) - devianceTerm(x, mean) - halfLogTwoPi - 0.5 * Math.log(x)
}

/**
 * log of Γ(n+1) / (Γ(x+1) Γ(n-x+1)) p^x q^(n-x), for real 0 <= x <= n: the binomial probability where they are counts. `q` is 1 - p, given by
 * the caller so that neither is rounded.
 *
 * Source: Loader 2000.
 */
export const logBinomialTerm = (x: number, rest: number, p: number, q: number): number => {
  if (p === 0) return x === 0 ? 0 : -Infinity
  if (q === 0) return rest === 0 ? 0 : -Infinity
  const n = x + rest
  if (n === 0) return 0
  if (x === 0) return p < 0.1 ? n * Math.log1p(-p) : n * Math.log(q)
  if (rest === 0) return q < 0.1 ? n * Math.log1p(-q) : n * Math.log(p)
  const error = stirlingError(n) - stirlingError(x) - stirlingError(rest)
  return error - devianceTerm(x, n * p) - devianceTerm(rest, n * q) - halfLogTwoPi - 0.5 * (Math.log(x) + Math.log(rest) - Math.log(n))
}
