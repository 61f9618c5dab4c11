import { normal } from '../numeric/distributions/normal.ts'
import type { Alternative } from '../result/estimate.ts'
import { type SymmetricNull, symmetricP } from './alternative.ts'

/** The normal distribution as a null. */
export const normalNull: SymmetricNull = {
  cdf: (x) => normal.cdf(x),
  upper: (x) => normal.upper(x),
  quantileUpper: (p) => normal.quantileUpper(p),
}

/** Half a step toward the mean, as the alternative has it. */
export const halfStep = (distance: number, alternative: Alternative): number =>
  alternative === 'two-sided' ? Math.sign(distance) * 0.5 : alternative === 'greater' ? 0.5 : -0.5

/** Standardised rank statistic and its p value by the normal distribution. */
export const rankNormal = (
  distance: number,
  variance: number,
  alternative: Alternative,
  continuity: boolean,
): { readonly z: number; readonly pValue: number } => {
  const z = (distance - (continuity ? halfStep(distance, alternative) : 0)) / Math.sqrt(variance)
  return { z, pValue: symmetricP(normalNull, z, alternative) }
}
