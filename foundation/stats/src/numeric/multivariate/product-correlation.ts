import { demand } from '../demand.ts'
import { normal, standardLogUpper, standardUpper } from '../distributions/normal.ts'
import { logIntegratePeak } from '../integrate-peak.ts'
import { logPoissonTerm } from '../special/deviance.ts'
import { log1mExp } from '../special/log-helpers.ts'
import { solveMonotone } from '../special/solve-tail.ts'

/** Correlation of the product form: corr(i, j) = loadings[i] loadings[j], each below 1 in size. */
export interface ProductCorrelation {
  readonly loadings: ArrayLike<number>
  /** Degrees of freedom of the common variance estimate; the normal when left out. */
  readonly df?: number
  /** Whether |T| or T must stay below the limit. */
  readonly sides: 1 | 2
  /** Means of the variables; all 0 when left out. Not with `df`. */
  readonly means?: ArrayLike<number>
}

/** log P(all within their limits) given the scale s of the limits, or of the complement. */
const logNormal = (limits: ArrayLike<number>, s: number, { loadings, sides, means }: ProductCorrelation, lower: boolean): number => {
  const spreads = Float64Array.from(loadings, (loading) => Math.sqrt((1 - loading) * (1 + loading)))
  const log = (x: number): number => {
    let sum = 0
    for (let i = 0; i < spreads.length; i++) {
      const shift = (loadings[i] as number) * x + (means === undefined ? 0 : (means[i] as number))
      const spread = spreads[i] as number
      const limit = (limits[i] as number) * s
      const above = standardUpper((limit - shift) / spread)
      const outside = sides === 1 ? above : above + standardUpper((limit + shift) / spread)
      if (outside < 0.9) sum += Math.log1p(-outside)
      else if (sides === 1) sum += standardLogUpper((shift - limit) / spread)
      else {
        // the interval lies on one side of the centre: subtract on the side where tails are small
        const far = Math.abs(shift)
        const [nearEnd, farEnd] = [standardLogUpper((far - limit) / spread), standardLogUpper((far + limit) / spread)]
        sum += nearEnd + log1mExp(Math.min(0, farEnd - nearEnd))
      }
    }
    return -0.5 * x * x - 0.9189385332046728 + (lower ? sum : Math.log(-Math.expm1(sum)))
  }
  return logIntegratePeak(log, 0, 0.5, 1e-13)
}

const logTail = (limits: ArrayLike<number>, correlation: ProductCorrelation, lower: boolean): number => {
  const { df = Infinity } = correlation
  for (let i = 0; i < correlation.loadings.length; i++) {
    demand(Math.abs(correlation.loadings[i] as number) < 1, 'loadings must be below 1 in size')
    if (correlation.sides === 2 && (limits[i] as number) <= 0) return lower ? -Infinity : 0
  }
  if (df === Infinity) return Math.min(0, logNormal(limits, 1, correlation, lower))
  const log = (u: number): number =>
    Math.LN2 + Math.log(df / 2) + logPoissonTerm(df / 2, (df / 2) * Math.exp(2 * u)) + logNormal(limits, Math.exp(u), correlation, lower)
  return Math.min(0, logIntegratePeak(log, 0, 1 / Math.sqrt(2 * df + 1), 1e-11))
}

/**
 * P(T_i <= limit_i for all i), or P(|T_i| <= limit_i for all i), of normal or t variables whose correlations are products of loadings.
 *
 * Many comparisons with one control have this form: loading √(n_i / (n_i + n_0)); equal correlation rho has loadings √rho.
 *
 * Formula: the integral over the common factor of products of normal probabilities, and over the scale for t; by the trapezoid rule.
 *
 * Source: Dunnett CW, Sobel M. Biometrika 1955;42:258-60; Dunnett CW. J Am Stat Assoc 1955;50:1096-121.
 *
 * @example
 * productCorrelationCdf([2.2121, 2.2121], { loadings: [Math.SQRT1_2, Math.SQRT1_2], sides: 2 }) // about 0.95
 */
export const productCorrelationCdf = (limits: ArrayLike<number>, correlation: ProductCorrelation): number =>
  Math.exp(logTail(limits, correlation, true))

/** One minus `productCorrelationCdf`, computed directly: the adjusted p value where all limits are one observed statistic. */
export const productCorrelationUpper = (limits: ArrayLike<number>, correlation: ProductCorrelation): number =>
  Math.exp(logTail(limits, correlation, false))

/** The one limit for all variables that is kept with probability 1 - alpha: the critical value. */
export const productCorrelationCritical = (alpha: number, correlation: ProductCorrelation): number => {
  demand(alpha > 0 && alpha < 1, `a level of ${alpha} is not possible`)
  const target = Math.log(alpha)
  const limits = new Float64Array(correlation.loadings.length)
  const at = (c: number) => {
    const value = logTail(limits.fill(c), correlation, false)
    const slope = (logTail(limits.fill(c + 1e-5), correlation, false) - value) / 1e-5
    return { value: value - target, slope }
  }
  const start = normal.quantileUpper(Math.min(0.45, alpha / correlation.sides / limits.length))
  return solveMonotone(at, start, false, 1e-7)
}
