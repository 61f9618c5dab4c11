import type { Issue } from '@dacryon/core'

/** Linear models of all genes on one design; gene by gene in every array. NaN, inside this room only, where a gene has no estimate. */
export interface GeneFits {
  readonly genes: readonly string[]
  /** Names of coefficients or contrasts. */
  readonly names: readonly string[]
  readonly coefficients: Float64Array
  /** Unscaled standard deviations: root of the diagonal of the unscaled covariance. */
  readonly unscaled: Float64Array
  /** Unscaled covariance of the complete design, row by row. */
  readonly shared: Float64Array
  /** Unscaled covariance gene by gene, where weights or missing values make them differ. */
  readonly perGene?: Float64Array
  /** Residual variance. */
  readonly variances: Float64Array
  /** Residual degrees of freedom. */
  readonly degrees: Float64Array
  /** Mean of the measured values of a gene. */
  readonly averages: Float64Array
  readonly warnings: readonly Issue[]
}

/** Copies of the residual variance and degrees where there are some; for moderation. */
export const usableVariances = ({
  variances,
  degrees,
}: GeneFits): { readonly variances: Float64Array; readonly degrees: Float64Array } => ({
  variances: variances.map((variance, g) => ((degrees[g] ?? 0) > 0 ? variance : Number.NaN)),
  degrees,
})
