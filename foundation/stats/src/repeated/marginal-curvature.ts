import type { CovarianceAt } from './covariance-structures.ts'
import { inner, leading, mirrorUp, take, times, traceProduct } from './flat-square.ts'
import type { MarginalData, MarginalFit } from './marginal-likelihood.ts'
import { partsOf } from './pattern-parts.ts'
import { contractWeights } from './pattern-products.ts'

/** Second-order quantities at one covariance. */
export interface MarginalCurvature {
  /** Minus the second derivatives of the log-likelihood, parameters by parameters. */
  readonly observed: Float64Array
  /** ½ Σ tr(S⁻¹ S_h S⁻¹ S_k): always positive semi-definite. */
  readonly expected: Float64Array
  /** Derivative of Σ X'S⁻¹X in each parameter. */
  readonly slopes: readonly Float64Array[]
}

/** Curvature of the log-likelihood, exact. */
export const marginalCurvature = (data: MarginalData, fit: MarginalFit, covariance: CovarianceAt): MarginalCurvature => {
  const { visits, columns: p, restricted } = data
  const count = covariance.first.length
  const width = p + 1
  const parts = partsOf(data, fit, covariance.first)
  /** Derivatives of Σ z'S⁻¹z. */
  const sums = covariance.first.map((_, k) => {
    const out = new Float64Array(width * width)
    for (const { pattern, wsw } of parts)
      contractWeights(
        pattern,
        (wsw[k] as Float64Array).map((value) => -value),
        width,
        out,
      )
    return mirrorUp(out, width)
  })
  const slopes = sums.map((sum) => leading(sum, width, p))
  const scores = sums.map((sum) =>
    Float64Array.from({ length: p }, (_, i) => {
      let value = sum[i * width + p] as number
      for (let j = 0; j < p; j++) value -= (sum[i * width + j] as number) * (fit.beta[j] as number)
      return value
    }),
  )
  const turned = slopes.map((slope) => times(fit.phi, slope, p))
  const observed = new Float64Array(count * count)
  const expected = new Float64Array(count * count)
  for (let h = 0; h < count; h++)
    for (let k = 0; k <= h; k++) {
      const bend = covariance.second(h, k)
      let value = 0
      let mean = 0
      for (const { pattern, t, w, contracted, ws, wsw } of parts) {
        const [wh, wk] = [ws[h] as Float64Array, ws[k] as Float64Array]
        const own = take(bend, visits, pattern.visits)
        const wsh = times(wh, wsw[k] as Float64Array, t)
        const bent = times(times(w, own, t), w, t)
        const trace = traceProduct(wh, wk, t)
        value += pattern.subjects * (inner(w, own) - trace) + 2 * inner(wsh, contracted) - inner(bent, contracted)
        mean += (pattern.subjects * trace) / 2
      }
      if (restricted) value -= traceProduct(turned[h] as Float64Array, turned[k] as Float64Array, p)
      const step = scores[k] as Float64Array
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) value -= 2 * (scores[h]?.[i] as number) * (fit.phi[i * p + j] as number) * (step[j] as number)
      observed[h * count + k] = value / 2
      observed[k * count + h] = value / 2
      expected[h * count + k] = mean
      expected[k * count + h] = mean
    }
  return { observed, expected, slopes }
}
