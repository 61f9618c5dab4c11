import { demand } from '../demand.ts'
import { logBinomialTerm } from '../special/deviance.ts'
import { logBetaTails } from '../special/incomplete-beta.ts'
import { inverseBetaLower, inverseBetaUpper } from '../special/inverse-gamma-beta.ts'
import { type Distribution, distributionOf } from './distribution.ts'

const atEnd = (shape: number, other: number): number => (shape < 1 ? Infinity : shape === 1 ? Math.log(other) : -Infinity)

/** log density; by the binomial term of the shapes, which needs no beta function. */
const logDensity = (x: number, a: number, b: number): number => {
  if (x < 0 || x > 1) return -Infinity
  if (x === 0) return atEnd(a, b)
  if (x === 1) return atEnd(b, a)
  if (a >= 1 && b >= 1) return Math.log(a + b - 1) + logBinomialTerm(a - 1, b - 1, x, 1 - x)
  return Math.log(a) + Math.log(b / (a + b)) + logBinomialTerm(a, b, x, 1 - x) - Math.log(x) - Math.log1p(-x)
}

/**
 * Beta distribution; parameters a > 0 and b > 0, mean a / (a + b).
 *
 * @example
 * beta.cdf(0.4, 2, 3) // 0.5248
 */
export const beta: Distribution<[a: number, b: number]> = distributionOf<[a: number, b: number]>({
  check: (a, b) => demand(a > 0 && b > 0 && a < Infinity && b < Infinity, `no beta with shapes ${a} and ${b}`),
  logDensity,
  logCdf: (x, a, b) => (x <= 0 ? -Infinity : x >= 1 ? 0 : logBetaTails(a, b, x).lower),
  logUpper: (x, a, b) => (x <= 0 ? 0 : x >= 1 ? -Infinity : logBetaTails(a, b, x).upper),
  quantile: (p, a, b) => inverseBetaLower(a, b, p),
  quantileUpper: (p, a, b) => inverseBetaUpper(a, b, p),
})
