import { aliasedReason, type Coefficient, waldEstimate } from '../regression/coefficient.ts'
import type { ModelFrame } from '../regression/model-frame.ts'
import { type CoefficientInference, contrastDf } from './contrast-inference.ts'

/** Coefficients with their own degrees of freedom, the reason where aliased. */
export const coefficientsOf = (data: ModelFrame, inference: CoefficientInference, aliased: Uint8Array): readonly Coefficient[] => {
  const p = data.design.columns
  return data.design.names.map((name, j) => {
    if (aliased[j] === 1) return { name, value: aliasedReason(name) }
    const contrast = new Float64Array(p)
    contrast[j] = 1
    const se = Math.sqrt(inference.covariance[j * p + j] as number)
    return { name, value: waldEstimate(inference.beta[j] as number, se, data.level, contrastDf(inference, contrast)) }
  })
}
