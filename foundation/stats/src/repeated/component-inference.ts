import { choleskyFactor, choleskyInverse } from '../numeric/matrix/cholesky.ts'
import type { CoefficientInference } from './contrast-inference.ts'
import { times } from './flat-square.ts'
import type { MixedComponents } from './mixed-components.ts'
import { spread, spreadSquare } from './spread.ts'
import type { ComponentFit } from './variance-components.ts'

/** phi + 2 phi {Σ A_hk (Q_hk - P_h phi P_k)} phi: the covariance is linear in its components. */
const adjustedCovariance = ({ phi, slopes, seconds }: ComponentFit, a: Float64Array, p: number): Float64Array => {
  const count = slopes.length
  const middle = new Float64Array(p * p)
  for (let h = 0; h < count; h++)
    for (let k = 0; k < count; k++) {
      const weight = a[h * count + k] as number
      const [i, j] = h >= k ? [h, k] : [k, h]
      const second = seconds[(i * (i + 1)) / 2 + j] as Float64Array
      const product = times(times(slopes[h] as Float64Array, phi, p), slopes[k] as Float64Array, p)
      for (let at = 0; at < middle.length; at++)
        middle[at] = (middle[at] as number) + weight * ((second[at] as number) - (product[at] as number))
    }
  const addition = times(times(phi, middle, p), phi, p)
  return phi.map((value, at) => value + 2 * (addition[at] as number))
}

const inverseOf = (matrix: Float64Array, n: number): Float64Array | undefined => {
  const factor = choleskyFactor({ rows: n, columns: n, data: matrix })
  return factor === undefined ? undefined : choleskyInverse(factor).data
}

/** Only the residual variance is left to be uncertain when the random effects have none. */
const parameterCovarianceOf = (fit: ComponentFit, kind: 'satterthwaite' | 'kenward-roger', singular: boolean): Float64Array | undefined => {
  const n = fit.gradient.length
  if (!singular) return inverseOf(kind === 'satterthwaite' ? fit.observed : fit.expected, n)
  const last = fit.expected[n * n - 1] as number
  const out = new Float64Array(n * n)
  out[n * n - 1] = 1 / last
  return last > 0 ? out : undefined
}

/** What contrasts of the coefficients need, over all columns of the design, with zeros where aliased. */
export const componentInference = (
  { fit, singular }: MixedComponents,
  kind: 'satterthwaite' | 'kenward-roger',
  kept: readonly number[],
  columns: number,
  rows: number,
): CoefficientInference => {
  const p = kept.length
  const parameterCovariance = parameterCovarianceOf(fit, kind, singular)
  const adjusted = kind === 'kenward-roger' && parameterCovariance !== undefined ? adjustedCovariance(fit, parameterCovariance, p) : fit.phi
  return {
    kind,
    beta: spread(fit.beta, kept, columns),
    phi: spreadSquare(fit.phi, kept, columns),
    covariance: spreadSquare(adjusted, kept, columns),
    slopes: fit.slopes.map((slope) => spreadSquare(slope, kept, columns)),
    ...(parameterCovariance !== undefined && { parameterCovariance }),
    residualDf: rows - p,
  }
}
