import { studentT } from '../numeric/distributions/student-t.ts'
import { median } from '../numeric/quantile.ts'
import { fitCoefficientPrior } from './coefficient-prior.ts'
import { type GeneFits, usableVariances } from './gene-fits.ts'
import { type ModeratedVariances, type ModerationOptions, moderateVariances } from './moderate-variances.ts'

/** Moderated statistics of all genes, gene by gene; NaN, inside this room only, where a gene has no estimate. */
export interface ModeratedFits extends GeneFits {
  readonly moderated: ModeratedVariances
  readonly t: Float64Array
  readonly pValues: Float64Array
  /** Log odds of a true difference. */
  readonly logOdds: Float64Array
  /** v0 of each coefficient or contrast. */
  readonly coefficientPriors: Float64Array
}

/** Options of the empirical Bayes step. */
export interface EmpiricalBayesOptions extends ModerationOptions {
  /** Share of genes expected to differ, for the log odds. Default 0.01. */
  readonly proportion?: number
  /** Limits of the standard deviation of true log fold changes. Default 0.1 and 4. */
  readonly deviationLimits?: readonly [low: number, high: number]
}

/** Column `b` of an array gene by gene. */
export const columnOfGenes = (values: Float64Array, width: number, b: number): Float64Array =>
  Float64Array.from({ length: values.length / width }, (_, g) => values[g * width + b] ?? 0)

const oddsOf = (t: number, unscaled: number, v0: number, total: number, priorDegrees: number, proportion: number): number => {
  const r = (unscaled * unscaled + v0) / (unscaled * unscaled)
  const t2 = t * t
  const kernel = priorDegrees > 1e6 ? (t2 * (1 - 1 / r)) / 2 : ((1 + total) / 2) * Math.log((t2 + total) / (t2 / r + total))
  return Math.log(proportion / (1 - proportion)) - Math.log(r) / 2 + kernel
}

/**
 * Moderated t statistics `b / (s~ u)` with d0 + d degrees of freedom, two-sided p-values, and log odds B that a gene differs.
 *
 * Assumes that gene-wise variances come from one scaled inverse chi-square prior (given average expression when `trend`). B depends on the
 * guess `proportion` and is for ranking.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027).
 *
 * @example moderateFits(contrasts, { trend: true }).moderated.common.degrees // d0
 */
export const moderateFits = (fits: GeneFits, options: EmpiricalBayesOptions = {}): ModeratedFits => {
  const { proportion = 0.01, deviationLimits = [0.1, 4] } = options
  const { variances, degrees } = usableVariances(fits)
  const moderated = moderateVariances(variances, degrees, fits.averages, options)
  const { posterior, totalDegrees, priorDegrees, priorVariances } = moderated
  const k = fits.names.length
  const [t, pValues, logOdds] = [
    new Float64Array(fits.coefficients.length),
    new Float64Array(fits.coefficients.length),
    new Float64Array(fits.coefficients.length),
  ]
  for (let i = 0; i < t.length; i++) {
    const g = Math.floor(i / k)
    const value = (fits.coefficients[i] ?? 0) / (fits.unscaled[i] ?? 1) / Math.sqrt(posterior[g] ?? 1)
    const df = totalDegrees[g] ?? 0
    const has = Number.isFinite(value) && df > 0
    t[i] = has ? value : Number.NaN
    pValues[i] = has ? 2 * studentT.upper(Math.abs(value), df) : Number.NaN
  }
  const middle = median(priorVariances)
  const limits = [deviationLimits[0] ** 2 / middle, deviationLimits[1] ** 2 / middle] as const
  const coefficientPriors = Float64Array.from(fits.names, (_, b) => {
    const v0 = fitCoefficientPrior(columnOfGenes(t, k, b), totalDegrees, columnOfGenes(fits.unscaled, k, b), proportion, limits)
    return Number.isNaN(v0) ? 1 / middle : v0
  })
  for (let i = 0; i < t.length; i++) {
    const g = Math.floor(i / k)
    logOdds[i] = oddsOf(
      t[i] ?? 0,
      fits.unscaled[i] ?? 1,
      coefficientPriors[i % k] ?? 0,
      totalDegrees[g] ?? 0,
      priorDegrees[g] ?? 0,
      proportion,
    )
  }
  return { ...fits, moderated, t, pValues, logOdds, coefficientPriors }
}
