import type { CovarianceAt } from './covariance-structures.ts'
import { leading, mirrorUp, take, times } from './flat-square.ts'
import type { MarginalCurvature } from './marginal-curvature.ts'
import type { MarginalData, MarginalFit } from './marginal-likelihood.ts'
import { partsOf } from './pattern-parts.ts'
import { contractWeights } from './pattern-products.ts'

/**
 * What the small-sample adjustment of Kenward and Roger adds to phi: `2 phi {Σ A_hk (Q_hk - P_h phi P_k - R_hk/4)} phi`; linear: without R.
 */
export const kenwardRogerAddition = (
  data: MarginalData,
  fit: MarginalFit,
  covariance: CovarianceAt,
  { slopes }: MarginalCurvature,
  parameterCovariance: Float64Array,
  linear: boolean,
): Float64Array => {
  const { visits, columns: p } = data
  const count = covariance.first.length
  const width = p + 1
  const bend = new Float64Array(visits * visits)
  for (let h = 0; h < count && !linear; h++)
    for (let k = 0; k < count; k++) {
      const weight = parameterCovariance[h * count + k] as number
      covariance.second(h, k).forEach((value, at) => {
        bend[at] = (bend[at] as number) + weight * value
      })
    }
  const sums = new Float64Array(width * width)
  for (const { pattern, t, w, ws, wsw } of partsOf(data, fit, covariance.first)) {
    const weights = times(times(w, take(bend, visits, pattern.visits), t), w, t).map((value) => -value / 4)
    for (let h = 0; h < count; h++) {
      const mixed = new Float64Array(t * t)
      for (let k = 0; k < count; k++) {
        const weight = parameterCovariance[h * count + k] as number
        const one = wsw[k] as Float64Array
        for (let at = 0; at < mixed.length; at++) mixed[at] = (mixed[at] as number) + weight * (one[at] as number)
      }
      times(ws[h] as Float64Array, mixed, t).forEach((value, at) => {
        weights[at] = (weights[at] as number) + value
      })
    }
    contractWeights(
      pattern,
      weights.map((value, at) => (value + (weights[(at % t) * t + Math.floor(at / t)] as number)) / 2),
      width,
      sums,
    )
  }
  const middle = leading(mirrorUp(sums, width), width, p)
  for (let h = 0; h < count; h++) {
    const mixed = new Float64Array(p * p)
    for (let k = 0; k < count; k++) {
      const weight = parameterCovariance[h * count + k] as number
      slopes[k]?.forEach((value, at) => {
        mixed[at] = (mixed[at] as number) + weight * value
      })
    }
    times(times(slopes[h] as Float64Array, fit.phi, p), mixed, p).forEach((value, at) => {
      middle[at] = (middle[at] as number) - value
    })
  }
  return times(times(fit.phi, middle, p), fit.phi, p).map((value) => 2 * value)
}
