import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { logBinomialTerm } from '../special/deviance.ts'
import { discreteQuantile, discreteQuantileUpper } from './discrete-quantile.ts'
import { type Distribution, distributionOf } from './distribution.ts'

const range = (white: number, black: number, drawn: number) => ({ low: Math.max(0, drawn - black), high: Math.min(white, drawn) })

const logDensity = (k: number, white: number, black: number, drawn: number): number => {
  const { low, high } = range(white, black, drawn)
  if (!Number.isInteger(k) || k < low || k > high) return -Infinity
  const total = white + black
  if (drawn === 0 || total === 0) return 0
  const p = drawn / total
  const q = (total - drawn) / total
  return (
    logBinomialTerm(k, white - k, p, q) + logBinomialTerm(drawn - k, black - drawn + k, p, q) - logBinomialTerm(drawn, total - drawn, p, q)
  )
}

/** log P(X <= k) by the ratios of neighbours, from k away from the centre. */
const logLower = (k: number, white: number, black: number, drawn: number): number => {
  const { low, high } = range(white, black, drawn)
  if (k < low) return -Infinity
  if (k >= high) return 0
  let term = 1
  let sum = 1
  for (let j = k; j > low && term > sum * 1e-18; j--) {
    term *= (j * (black - drawn + j)) / ((white - j + 1) * (drawn - j + 1))
    sum += term
  }
  return logDensity(k, white, black, drawn) + Math.log(sum)
}

/** log P(X > k), likewise. */
const logUpper = (k: number, white: number, black: number, drawn: number): number => {
  const { low, high } = range(white, black, drawn)
  if (k < low) return 0
  if (k >= high) return -Infinity
  let term = 1
  let sum = 1
  for (let j = k + 1; j < high && term > sum * 1e-18; j++) {
    term *= ((white - j) * (drawn - j)) / ((j + 1) * (black - drawn + j + 1))
    sum += term
  }
  return logDensity(k + 1, white, black, drawn) + Math.log(sum)
}

/** Each tail by its own sum on its own side of the centre; on the other side by the complement of the smaller. */
const logTail = (x: number, lower: boolean, white: number, black: number, drawn: number): number => {
  const k = Math.floor(x)
  const left = k < (drawn * white) / (white + black)
  if (left === lower) return lower ? logLower(k, white, black, drawn) : logUpper(k, white, black, drawn)
  const other = lower ? logUpper(k, white, black, drawn) : logLower(k, white, black, drawn)
  if (other === 0) return -Infinity
  return other > -1 ? (lower ? logLower(k, white, black, drawn) : logUpper(k, white, black, drawn)) : Math.log1p(-Math.exp(other))
}

const counts = (white: number, black: number, drawn: number, tail: number) => {
  const total = white + black
  const variance = total > 1 ? (drawn * (white / total) * (black / total) * (total - drawn)) / (total - 1) : 0
  return {
    cdf: (k: number) => Math.exp(logTail(k, true, white, black, drawn)),
    upper: (k: number) => Math.exp(logTail(k, false, white, black, drawn)),
    ...range(white, black, drawn),
    near: (total === 0 ? 0 : (drawn * white) / total) + Math.sqrt(variance) * computeNormalQuantile(tail),
  }
}

/**
 * Hypergeometric distribution: white ones among `drawn` from an urn of `white` and `black`; whole numbers >= 0, drawn at most all.
 *
 * Source: Loader 2000 for the probabilities; tails by summing them away from the centre.
 *
 * @example
 * hypergeometric.upper(2, 4, 4, 4) // 0.24285714285714285, the tea test
 */
export const hypergeometric: Distribution<[white: number, black: number, drawn: number]> = distributionOf<
  [white: number, black: number, drawn: number]
>({
  check: (white, black, drawn) =>
    demand(
      [white, black, drawn].every((count) => Number.isInteger(count) && count >= 0) && drawn <= white + black,
      `no hypergeometric with ${white} white, ${black} black, ${drawn} drawn`,
    ),
  logDensity,
  logCdf: (x, white, black, drawn) => logTail(x, true, white, black, drawn),
  logUpper: (x, white, black, drawn) => logTail(x, false, white, black, drawn),
  quantile: (p, white, black, drawn) => discreteQuantile(p, counts(white, black, drawn, p)),
  quantileUpper: (p, white, black, drawn) => discreteQuantileUpper(p, counts(white, black, drawn, 1 - p)),
})
