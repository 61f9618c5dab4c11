import { studentT } from '../numeric/distributions/student-t.ts'
import { type GeneFits, usableVariances } from './gene-fits.ts'
import { type ModerationOptions, moderateVariances } from './moderate-variances.ts'

/** Statistics of the test against a smallest interesting change; gene by gene. */
export interface TreatFits extends GeneFits {
  readonly t: Float64Array
  readonly pValues: Float64Array
  readonly threshold: number
}

/**
 * Tests |log fold change| <= `threshold` against larger ones: p is `P(T > (|b| - l)/se) + P(T > (|b| + l)/se)`; t is the distance beyond the
 * threshold in standard errors, 0 inside it. With threshold 0 it is the moderated t test.
 *
 * Source: McCarthy DJ, Smyth GK. Bioinformatics 2009;25:765-771 (doi 10.1093/bioinformatics/btp053).
 *
 * @example testAgainstThreshold(contrasts, Math.log2(1.2)).pValues
 */
export const testAgainstThreshold = (fits: GeneFits, threshold: number, options: ModerationOptions = {}): TreatFits => {
  const { variances, degrees } = usableVariances(fits)
  const { posterior, totalDegrees } = moderateVariances(variances, degrees, fits.averages, options)
  const k = fits.names.length
  const [t, pValues] = [new Float64Array(fits.coefficients.length), new Float64Array(fits.coefficients.length)]
  for (let i = 0; i < t.length; i++) {
    const g = Math.floor(i / k)
    const [b, df] = [fits.coefficients[i] ?? 0, totalDegrees[g] ?? 0]
    const se = (fits.unscaled[i] ?? 0) * Math.sqrt(posterior[g] ?? 0)
    const [near, far] = [(Math.abs(b) - threshold) / se, (Math.abs(b) + threshold) / se]
    const has = Number.isFinite(near) && df > 0
    t[i] = has ? Math.sign(b) * Math.max(0, near) : Number.NaN
    pValues[i] = has ? studentT.upper(near, df) + studentT.upper(far, df) : Number.NaN
  }
  return { ...fits, t, pValues, threshold }
}
