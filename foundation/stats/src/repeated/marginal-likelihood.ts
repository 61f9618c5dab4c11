import type { CovarianceAt } from './covariance-structures.ts'
import { inner, leading, mirrorUp, take, times } from './flat-square.ts'
import { invertDefinite } from './invert-definite.ts'
import { contractMatrix, contractWeights } from './pattern-products.ts'
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
