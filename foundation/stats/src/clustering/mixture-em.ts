import { choleskyFactor } from '../numeric/matrix/cholesky.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import type { CovarianceFamily } from './covariance-families.ts'
import { familyCovariances, type Scatter } from './mixture-scatter.ts'
import type { Points } from './points.ts'

/** Where expectation-maximisation ended. */
export interface MixtureState {
  readonly shares: Float64Array
  /** One row a component. */
  readonly means: Matrix
  readonly covariances: readonly Matrix[]
  /** Probability of each component for each subject: n by g. */
  readonly posterior: Matrix
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/** Weighted mean and scatter of one component. */
const scatterOf = ({ rows: n, columns: p, data }: Points, z: Matrix, k: number, means: Matrix): Scatter => {
  const g = z.columns
  let size = 0
  const mean = means.data.subarray(k * p, (k + 1) * p)
  mean.fill(0)
  for (let i = 0; i < n; i++) {
    const weight = z.data[i * g + k] ?? 0
    size += weight
    for (let j = 0; j < p; j++) mean[j] = (mean[j] ?? 0) + weight * (data[i * p + j] ?? 0)
  }
  for (let j = 0; j < p; j++) mean[j] = (mean[j] ?? 0) / size
  const w = zeros(p, p)
  for (let i = 0; i < n; i++) {
    const weight = z.data[i * g + k] ?? 0
    if (weight === 0) continue
    for (let a = 0; a < p; a++) {
      const gap = weight * ((data[i * p + a] ?? 0) - (mean[a] ?? 0))
      for (let b = 0; b <= a; b++) w.data[a * p + b] = (w.data[a * p + b] ?? 0) + gap * ((data[i * p + b] ?? 0) - (mean[b] ?? 0))
    }
  }
  for (let a = 0; a < p; a++) for (let b = 0; b < a; b++) w.data[b * p + a] = w.data[a * p + b] ?? 0
  return { w, size }
}

/** Adds the log density of component k, and the log of its share, to column k of `out`. */
const logDensities = (
  { rows: n, columns: p, data }: Points,
  out: Matrix,
  k: number,
  share: number,
  means: Matrix,
  factor: Matrix,
): void => {
  const l = factor.data
  const solved = new Float64Array(p)
  let constant = Math.log(share) - (p / 2) * Math.log(2 * Math.PI)
  for (let a = 0; a < p; a++) constant -= Math.log(l[a * p + a] ?? 1)
  for (let i = 0; i < n; i++) {
    let square = 0
    for (let a = 0; a < p; a++) {
      let value = (data[i * p + a] ?? 0) - (means.data[k * p + a] ?? 0)
      for (let b = 0; b < a; b++) value -= (l[a * p + b] ?? 0) * (solved[b] ?? 0)
      value /= l[a * p + a] ?? 1
      solved[a] = value
      square += value * value
    }
    out.data[i * out.columns + k] = constant - square / 2
  }
}

/** Log terms become probabilities; the log-likelihood is returned. */
const normalise = ({ rows, columns, data }: Matrix): number => {
  let [logLikelihood, lost] = [0, 0]
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns)
    let most = -Infinity
    for (let k = 0; k < columns; k++) most = Math.max(most, row[k] ?? 0)
    let sum = 0
    for (let k = 0; k < columns; k++) sum += Math.exp((row[k] ?? 0) - most)
    const log = most + Math.log(sum)
    for (let k = 0; k < columns; k++) row[k] = Math.exp((row[k] ?? 0) - log)
    const value = log - lost
    const next = logLikelihood + value
    lost = next - logLikelihood - value
    logLikelihood = next
  }
  return logLikelihood
}

/** Why a mixture has no fit. */
export type MixtureFailure = 'singular' | 'too-few-members'

const factorsOf = (covariances: readonly Matrix[]): readonly Matrix[] | undefined => {
  const factors = covariances.map((covariance) => choleskyFactor(covariance, 1e-11))
  return factors.every((factor) => factor !== undefined) ? factors : undefined
}

/** Expectation-maximisation from given probabilities, until the log-likelihood changes by less than `tolerance` of itself. */
export const runMixture = (
  points: Points,
  family: CovarianceFamily,
  start: Matrix,
  tolerance: number,
  most: number,
): MixtureState | MixtureFailure => {
  const { rows: n, columns: p } = points
  const g = start.columns
  const posterior: Matrix = { rows: n, columns: g, data: start.data.slice() }
  const means = zeros(g, p)
  let before = -Infinity
  for (let iteration = 1; ; iteration++) {
    const parts = Array.from({ length: g }, (_, k) => scatterOf(points, posterior, k, means))
    if (parts.some(({ size }) => !(size >= p + 1))) return 'too-few-members'
    const covariances = familyCovariances(family, parts)
    const factors = factorsOf(covariances)
    if (factors === undefined) return 'singular'
    const shares = Float64Array.from(parts, ({ size }) => size / n)
    factors.forEach((factor, k) => {
      logDensities(points, posterior, k, shares[k] ?? 0, means, factor)
    })
    const logLikelihood = normalise(posterior)
    if (!Number.isFinite(logLikelihood)) return 'singular'
    const converged = Math.abs(logLikelihood - before) <= tolerance * (1 + Math.abs(logLikelihood))
    if (converged || iteration >= most) return { shares, means, covariances, posterior, logLikelihood, iterations: iteration, converged }
    before = logLikelihood
  }
}
