import type { CovarianceAt } from './covariance-structures.ts'
import type { Pattern } from './subject-patterns.ts'

/** Normal data whose subjects are independent, with one covariance of visits. */
export interface MarginalData {
  readonly patterns: readonly Pattern[]
  /** Visits planned. */
  readonly visits: number
  /** Columns of the design. */
  readonly columns: number
  readonly rows: number
  readonly restricted: boolean
}

/** Everything at one covariance: the likelihood, the coefficients that maximise it there, and its gradient in the covariance. */
export interface MarginalFit {
  readonly logLikelihood: number
  readonly beta: Float64Array
  /** (Σ X'S⁻¹X)⁻¹. */
  readonly phi: Float64Array
  /** Inverse covariance of each pattern. */
  readonly inverses: readonly Float64Array[]
  /** Per pattern: products of pairs of visits contracted with (-b, 1)(-b, 1)' and, restricted, with phi. */
  readonly contracted: readonly Float64Array[]
}

/** Inverse of the lower triangle's symmetric matrix, and the log determinant; undefined when it is not positive definite. */
export const invertDefinite = (
  matrix: Float64Array,
  n: number,
): { readonly inverse: Float64Array; readonly logDet: number } | undefined => {
  const l = new Float64Array(n * n)
  let logDet = 0
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number)
      if (i !== j) l[i * n + j] = sum / (l[j * n + j] as number)
      else {
        if (!(sum > 1e-14 * Math.abs(matrix[i * n + i] as number)) || sum === Infinity) return undefined
        l[i * n + i] = Math.sqrt(sum)
        logDet += Math.log(sum)
      }
    }
  for (let i = 0; i < n; i++) {
    const pivot = 1 / (l[i * n + i] as number)
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= (l[i * n + k] as number) * (l[k * n + j] as number)
      l[i * n + j] = sum * pivot
    }
    l[i * n + i] = pivot
  }
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < n; k++) sum += (l[k * n + i] as number) * (l[k * n + j] as number)
      inverse[i * n + j] = sum
      inverse[j * n + i] = sum
    }
  return { inverse, logDet }
}

const take = (matrix: Float64Array, visits: number, chosen: Int32Array): Float64Array => {
  const t = chosen.length
  const out = new Float64Array(t * t)
  for (let a = 0; a < t; a++)
    for (let b = 0; b < t; b++) out[a * t + b] = matrix[(chosen[a] as number) * visits + (chosen[b] as number)] as number
  return out
}

/** Adds the sum over pairs of visits of weight times products, full and symmetric, to `into` (width by width). */
export const contractWeights = (pattern: Pattern, weights: Float64Array, width: number, into: Float64Array): void => {
  const t = pattern.visits.length
  const { products } = pattern
  let at = 0
  for (let a = 0; a < t; a++)
    for (let b = 0; b <= a; b++) {
      const weight = weights[a * t + b] as number
      for (let i = 0; i < width; i++)
        for (let j = 0; j <= i; j++) {
          const cell = i * width + j
          into[cell] = (into[cell] as number) + weight * (products[at++] as number)
        }
    }
}

/** The upper triangle takes what the lower has. */
export const mirrorUp = (matrix: Float64Array, n: number): Float64Array => {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j] as number
  return matrix
}

/** Inner products of the products of each pair of visits with one symmetric matrix: visits by visits. */
const contractMatrix = (pattern: Pattern, weights: Float64Array, width: number): Float64Array => {
  const t = pattern.visits.length
  const out = new Float64Array(t * t)
  const { products } = pattern
  let at = 0
  for (let a = 0; a < t; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < i; j++) sum += 2 * (weights[i * width + j] as number) * (products[at++] as number)
        sum += (weights[i * width + i] as number) * (products[at++] as number)
      }
      const value = a === b ? sum : sum / 2
      out[a * t + b] = value
      out[b * t + a] = value
    }
  return out
}

const leading = (matrix: Float64Array, width: number, n: number): Float64Array => {
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = matrix[i * width + j] as number
  return out
}

/** Log-likelihood (restricted or full) at one covariance matrix; undefined where it, or the information, is not positive definite. */
export const marginalFit = (data: MarginalData, sigma: Float64Array): MarginalFit | undefined => {
  const { patterns, visits, columns: p, rows, restricted } = data
  const width = p + 1
  const sums = new Float64Array(width * width)
  const inverses: Float64Array[] = []
  let logDets = 0
  for (const pattern of patterns) {
    const found = invertDefinite(take(sigma, visits, pattern.visits), pattern.visits.length)
    if (found === undefined) return undefined
    inverses.push(found.inverse)
    logDets += pattern.subjects * found.logDet
    contractWeights(pattern, found.inverse, width, sums)
  }
  mirrorUp(sums, width)
  const information = invertDefinite(leading(sums, width, p), p)
  if (information === undefined) return undefined
  const { inverse: phi, logDet } = information
  const beta = new Float64Array(p)
  let squares = sums[p * width + p] as number
  for (let i = 0; i < p; i++) {
    let sum = 0
    for (let j = 0; j < p; j++) sum += (phi[i * p + j] as number) * (sums[j * width + p] as number)
    beta[i] = sum
    squares -= sum * (sums[i * width + p] as number)
  }
  const weights = new Float64Array(width * width)
  const u = (i: number): number => (i === p ? 1 : -(beta[i] as number))
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++) weights[i * width + j] = u(i) * u(j) + (restricted && i < p && j < p ? (phi[i * p + j] as number) : 0)
  const free = restricted ? rows - p : rows
  return {
    logLikelihood: -(free * Math.log(2 * Math.PI) + logDets + (restricted ? logDet : 0) + squares) / 2,
    beta,
    phi,
    inverses,
    contracted: patterns.map((pattern) => contractMatrix(pattern, weights, width)),
  }
}

/** Product of flat square matrices. */
export const times = (a: Float64Array, b: Float64Array, n: number): Float64Array => {
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k] as number
      if (factor === 0) continue
      for (let j = 0; j < n; j++) out[i * n + j] = (out[i * n + j] as number) + factor * (b[k * n + j] as number)
    }
  return out
}

/** Sum of the products of corresponding entries. */
export const inner = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** Gradient of the log-likelihood in the parameters of the covariance. */
export const marginalGradient = ({ patterns, visits }: MarginalData, fit: MarginalFit, { first }: CovarianceAt): Float64Array => {
  const slope = new Float64Array(visits * visits)
  patterns.forEach((pattern, at) => {
    const t = pattern.visits.length
    const w = fit.inverses[at] as Float64Array
    const wgw = times(times(w, fit.contracted[at] as Float64Array, t), w, t)
    for (let a = 0; a < t; a++)
      for (let b = 0; b < t; b++) {
        const cell = (pattern.visits[a] as number) * visits + (pattern.visits[b] as number)
        slope[cell] = (slope[cell] as number) + (wgw[a * t + b] as number) - pattern.subjects * (w[a * t + b] as number)
      }
  })
  return Float64Array.from(first, (derivative) => inner(slope, derivative) / 2)
}

/** Second-order quantities at one covariance. */
export interface MarginalCurvature {
  /** Minus the second derivatives of the log-likelihood, parameters by parameters. */
  readonly observed: Float64Array
  /** ½ Σ tr(S⁻¹ S_h S⁻¹ S_k): always positive semi-definite. */
  readonly expected: Float64Array
  /** Derivative of Σ X'S⁻¹X in each parameter. */
  readonly slopes: readonly Float64Array[]
}

interface PatternParts {
  readonly pattern: Pattern
  readonly t: number
  readonly w: Float64Array
  readonly contracted: Float64Array
  /** S⁻¹ S_k. */
  readonly ws: readonly Float64Array[]
  /** S⁻¹ S_k S⁻¹. */
  readonly wsw: readonly Float64Array[]
}

const partsOf = ({ patterns, visits }: MarginalData, fit: MarginalFit, first: readonly Float64Array[]): readonly PatternParts[] =>
  patterns.map((pattern, at) => {
    const t = pattern.visits.length
    const w = fit.inverses[at] as Float64Array
    const ws = first.map((derivative) => times(w, take(derivative, visits, pattern.visits), t))
    return { pattern, t, w, contracted: fit.contracted[at] as Float64Array, ws, wsw: ws.map((one) => times(one, w, t)) }
  })

const traceOf = (a: Float64Array, b: Float64Array, n: number): number => {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += (a[i * n + j] as number) * (b[j * n + i] as number)
  return sum
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
        const trace = traceOf(wh, wk, t)
        value += pattern.subjects * (inner(w, own) - trace) + 2 * inner(wsh, contracted) - inner(bent, contracted)
        mean += (pattern.subjects * trace) / 2
      }
      if (restricted) value -= traceOf(turned[h] as Float64Array, turned[k] as Float64Array, p)
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
