import { demand } from '../demand.ts'
import { logBinomialTerm } from '../special/deviance.ts'
import { logBetaTails } from '../special/incomplete-beta.ts'
import { inverseBetaLogit } from '../special/inverse-gamma-beta.ts'
import type { LogTails } from '../special/tails.ts'
import { chiSquare } from './chi-square.ts'
import { type Distribution, distributionOf } from './distribution.ts'

/** Share of the numerator's sum of squares, and what is left, with their logs. */
const shares = (f: number, df1: number, df2: number) => {
  const logRatio = Math.log(f) + Math.log(df1) - Math.log(df2)
  const ratio = (f * df1) / df2
  const x = ratio === Infinity ? 1 : ratio / (1 + ratio)
  const y = 1 / (1 + ratio)
  const logX = ratio > 1 ? -Math.log1p(1 / ratio) : logRatio - Math.log1p(ratio)
  const logY = ratio > 1 ? -logRatio - Math.log1p(1 / ratio) : -Math.log1p(ratio)
  return { x, y, logX, logY }
}

const logTails = (f: number, df1: number, df2: number): LogTails => {
  if (f <= 0) return { lower: -Infinity, upper: 0 }
  if (f === Infinity) return { lower: 0, upper: -Infinity }
  if (df2 === Infinity) return { lower: chiSquare.logCdf(f * df1, df1), upper: chiSquare.logUpper(f * df1, df1) }
  if (df1 === Infinity) return { lower: chiSquare.logUpper(df2 / f, df2), upper: chiSquare.logCdf(df2 / f, df2) }
  const { x, y, logX, logY } = shares(f, df1, df2)
  return logBetaTails(df1 / 2, df2 / 2, x, y, logX, logY)
}

const logDensity = (f: number, df1: number, df2: number): number => {
  if (f < 0 || f === Infinity) return -Infinity
  if (f === 0) return df1 < 2 ? Infinity : df1 === 2 ? 0 : -Infinity
  if (df2 === Infinity) return chiSquare.logDensity(f * df1, df1) + Math.log(df1)
  if (df1 === Infinity) return chiSquare.logDensity(df2 / f, df2) + Math.log(df2) - 2 * Math.log(f)
  const { x, y } = shares(f, df1, df2)
  return logBinomialTerm(df1 / 2, df2 / 2, x, y) + Math.log(df1 / 2) + Math.log(df2 / (df1 + df2)) - Math.log(f)
}

const quantile = (p: number, df1: number, df2: number, lower: boolean): number => {
  if (df2 === Infinity) return (lower ? chiSquare.quantile(p, df1) : chiSquare.quantileUpper(p, df1)) / df1
  if (df1 === Infinity) return df2 / (lower ? chiSquare.quantileUpper(p, df2) : chiSquare.quantile(p, df2))
  return Math.exp(inverseBetaLogit(df1 / 2, df2 / 2, p, lower)) * (df2 / df1)
}

/**
 * Fisher's F distribution; parameters df1 > 0 and df2 > 0, fractions allowed, one of them may be Infinity.
 *
 * @example
 * fisherF.upper(4, 2, 10) // 0.05290885...
 */
export const fisherF: Distribution<[df1: number, df2: number]> = distributionOf<[df1: number, df2: number]>({
  check: (df1, df2) => demand(df1 > 0 && df2 > 0 && (df1 < Infinity || df2 < Infinity), `no F with ${df1} and ${df2} degrees of freedom`),
  logDensity,
  logCdf: (f, df1, df2) => logTails(f, df1, df2).lower,
  logUpper: (f, df1, df2) => logTails(f, df1, df2).upper,
  quantile: (p, df1, df2) => quantile(p, df1, df2, true),
  quantileUpper: (p, df1, df2) => quantile(p, df1, df2, false),
})
