import { choleskyFactor, choleskyInverse, logDeterminant } from '../numeric/matrix/cholesky.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { digamma, logGamma } from '../numeric/special/index.ts'

/** Broad priors of precisions: shape and rate. */
const [priorShape, priorRate] = [1e-3, 1e-3]

/** Beliefs about one view: weights of each feature with their covariance, precision of each weight (a factor each) and of noise (a feature each). */
export interface ViewBelief {
  readonly y: Matrix
  /** Features by factors. */
  readonly weights: Float64Array
  /** Covariance of the weights of each feature: features by factors by factors. */
  readonly spread: Float64Array
  readonly relevance: { shape: number; readonly rate: Float64Array }
  readonly noise: { shape: number; readonly rate: Float64Array }
  /** log determinants of the spreads, summed. */
  logSpread: number
}

/** Beliefs about factors: means (subjects by factors) and one covariance for all subjects. */
export interface FactorBelief {
  readonly n: number
  readonly k: number
  readonly means: Float64Array
  covariance: Matrix
  logCovariance: number
}

const inverseOf = (precision: Matrix): { readonly inverse: Matrix; readonly logDeterminant: number } => {
  const factor = choleskyFactor(precision)
  if (factor === undefined) throw new RangeError('A precision is not positive definite.')
  return { inverse: choleskyInverse(factor), logDeterminant: -logDeterminant(factor) }
}

/** Expected sum over subjects of z z'. */
const secondMoment = ({ n, k, means, covariance }: FactorBelief): Float64Array => {
  const out = covariance.data.map((value) => value * n)
  for (let i = 0; i < n; i++)
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) out[a * k + b] = (out[a * k + b] ?? 0) + (means[i * k + a] ?? 0) * (means[i * k + b] ?? 0)
  return out
}

/** Weights of every feature given the factors. */
export const updateWeights = (view: ViewBelief, z: FactorBelief): void => {
  const { n, k } = z
  const { y, relevance, noise } = view
  const zz = secondMoment(z)
  view.logSpread = 0
  for (let j = 0; j < y.columns; j++) {
    const tau = noise.shape / (noise.rate[j] ?? 1)
    const precision = zeros(k, k)
    for (let at = 0; at < k * k; at++) precision.data[at] = tau * (zz[at] ?? 0)
    for (let a = 0; a < k; a++) precision.data[a * k + a] = (precision.data[a * k + a] ?? 0) + relevance.shape / (relevance.rate[a] ?? 1)
    const found = inverseOf(precision)
    view.logSpread += found.logDeterminant
    view.spread.set(found.inverse.data, j * k * k)
    const cross = new Float64Array(k)
    for (let i = 0; i < n; i++)
      for (let a = 0; a < k; a++) cross[a] = (cross[a] ?? 0) + tau * (z.means[i * k + a] ?? 0) * (y.data[i * y.columns + j] ?? 0)
    for (let a = 0; a < k; a++) {
      let sum = 0
      for (let b = 0; b < k; b++) sum += (found.inverse.data[a * k + b] ?? 0) * (cross[b] ?? 0)
      view.weights[j * k + a] = sum
    }
  }
}

/** Expected w w' of a feature. */
const weightMoment = (view: ViewBelief, k: number, j: number, a: number, b: number): number =>
  (view.spread[j * k * k + a * k + b] ?? 0) + (view.weights[j * k + a] ?? 0) * (view.weights[j * k + b] ?? 0)

/** Factors of every subject given the weights. */
export const updateFactors = (views: readonly ViewBelief[], z: FactorBelief): void => {
  const { n, k } = z
  const precision = zeros(k, k)
  for (let a = 0; a < k; a++) precision.data[a * k + a] = 1
  const cross = new Float64Array(n * k)
  for (const view of views)
    for (let j = 0; j < view.y.columns; j++) {
      const tau = view.noise.shape / (view.noise.rate[j] ?? 1)
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++) precision.data[a * k + b] = (precision.data[a * k + b] ?? 0) + tau * weightMoment(view, k, j, a, b)
      for (let i = 0; i < n; i++) {
        const value = tau * (view.y.data[i * view.y.columns + j] ?? 0)
        for (let a = 0; a < k; a++) cross[i * k + a] = (cross[i * k + a] ?? 0) + value * (view.weights[j * k + a] ?? 0)
      }
    }
  const found = inverseOf(precision)
  z.covariance = found.inverse
  z.logCovariance = found.logDeterminant
  for (let i = 0; i < n; i++)
    for (let a = 0; a < k; a++) {
      let sum = 0
      for (let b = 0; b < k; b++) sum += (found.inverse.data[a * k + b] ?? 0) * (cross[i * k + b] ?? 0)
      z.means[i * k + a] = sum
    }
}

/** Expected squared residual of every feature, summed over subjects. */
const residuals = (view: ViewBelief, z: FactorBelief): Float64Array => {
  const { n, k } = z
  const { y } = view
  const zz = secondMoment(z)
  return Float64Array.from({ length: y.columns }, (_, j) => {
    let sum = 0
    for (let i = 0; i < n; i++) {
      const value = y.data[i * y.columns + j] ?? 0
      let fitted = 0
      for (let a = 0; a < k; a++) fitted += (z.means[i * k + a] ?? 0) * (view.weights[j * k + a] ?? 0)
      sum += value * (value - 2 * fitted)
    }
    for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) sum += (zz[a * k + b] ?? 0) * weightMoment(view, k, j, a, b)
    return sum
  })
}

/** Precisions of weights and noise. */
export const updatePrecisions = (view: ViewBelief, z: FactorBelief): void => {
  const { k, n } = z
  const p = view.y.columns
  view.relevance.shape = priorShape + p / 2
  for (let a = 0; a < k; a++) {
    let sum = 0
    for (let j = 0; j < p; j++) sum += weightMoment(view, k, j, a, a)
    view.relevance.rate[a] = priorRate + sum / 2
  }
  view.noise.shape = priorShape + n / 2
  view.noise.rate.set(residuals(view, z).map((sum) => priorRate + sum / 2))
}

/** Minus the divergence of a gamma belief from its prior. */
const gammaTerm = (shape: number, rate: number): number =>
  priorShape * Math.log(priorRate) -
  logGamma(priorShape) +
  (priorShape - shape) * (digamma(shape) - Math.log(rate)) -
  priorRate * (shape / rate) +
  shape -
  shape * Math.log(rate) +
  logGamma(shape)

/** The bound on the log evidence that every update raises. */
export const lowerBound = (views: readonly ViewBelief[], z: FactorBelief): number => {
  const { n, k } = z
  let bound = (n * (k + z.logCovariance)) / 2
  const zz = secondMoment(z)
  for (let a = 0; a < k; a++) bound -= (zz[a * k + a] ?? 0) / 2
  for (const view of views) {
    const p = view.y.columns
    bound += view.logSpread / 2 + (p * k) / 2
    residuals(view, z).forEach((sum, j) => {
      const rate = view.noise.rate[j] ?? 1
      bound +=
        (n * (digamma(view.noise.shape) - Math.log(rate) - Math.log(2 * Math.PI))) / 2 -
        ((view.noise.shape / rate) * sum) / 2 +
        gammaTerm(view.noise.shape, rate)
    })
    for (let a = 0; a < k; a++) {
      const rate = view.relevance.rate[a] ?? 1
      let squares = 0
      for (let j = 0; j < p; j++) squares += weightMoment(view, k, j, a, a)
      bound +=
        (p * (digamma(view.relevance.shape) - Math.log(rate))) / 2 -
        ((view.relevance.shape / rate) * squares) / 2 +
        gammaTerm(view.relevance.shape, rate)
    }
  }
  return bound
}
