import { fisherF } from '../numeric/distributions/fisher-f.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { inner, times } from './flat-square.ts'

/** How degrees of freedom of a contrast are found. */
export type DegreesOfFreedom = 'satterthwaite' | 'kenward-roger' | 'kenward-roger-linear' | 'between-within'

/** What tests of coefficients are made of. */
export interface CoefficientInference {
  readonly kind: DegreesOfFreedom
  readonly beta: Float64Array
  /** (Σ X'S⁻¹X)⁻¹. */
  readonly phi: Float64Array
  /** The covariance used for standard errors: phi, or what Kenward and Roger make of it. */
  readonly covariance: Float64Array
  /** Derivatives of the inverse of phi in the covariance parameters. */
  readonly slopes: readonly Float64Array[]
  /** Covariance of the covariance parameters; absent where it could not be found. */
  readonly parameterCovariance?: Float64Array
  /** Degrees of freedom of each column, between or within subjects. */
  readonly columnDf?: Float64Array
  /** Used where nothing better can be found. */
  readonly residualDf: number
}

const timesVector = (matrix: Float64Array, vector: ArrayLike<number>): Float64Array => {
  const n = vector.length
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0
    for (let j = 0; j < n; j++) sum += (matrix[i * n + j] as number) * (vector[j] as number)
    return sum
  })
}

const form = (matrix: Float64Array, a: ArrayLike<number>, b: ArrayLike<number> = a): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) sum += (a[i] as number) * (matrix[i * b.length + j] as number) * (b[j] as number)
  return sum
}

const betweenWithin = (columnDf: Float64Array, used: readonly boolean[]): number => {
  let least = Infinity
  used.forEach((own, j) => {
    if (own) least = Math.min(least, columnDf[j] as number)
  })
  return least
}

/**
 * Degrees of freedom of one contrast.
 *
 * Satterthwaite: `2 (c'Φc)² / (g'Ag)`, g the gradient of c'Φc in the covariance parameters, A their covariance; Kenward-Roger has the same
 * for one contrast.
 *
 * Source: Satterthwaite FE. Biometrics Bull 1946;2:110-4 (doi 10.2307/3002019); Kenward MG, Roger JH. Biometrics 1997;53:983-97
 * (doi 10.2307/2533558).
 */
export const contrastDf = (inference: CoefficientInference, contrast: ArrayLike<number>): number => {
  const { kind, phi, slopes, parameterCovariance, columnDf, residualDf } = inference
  if (kind === 'between-within' && columnDf !== undefined)
    return betweenWithin(
      columnDf,
      Array.from(contrast, (value) => value !== 0),
    )
  if (parameterCovariance === undefined) return residualDf
  const turned = timesVector(phi, contrast)
  const gradient = slopes.map((slope) => -form(slope, turned))
  const spread = form(parameterCovariance, gradient)
  const variance = inner(Float64Array.from(contrast), turned)
  return spread > 0 ? (2 * variance * variance) / spread : residualDf
}

/** An F test of several contrasts. */
export interface ContrastTest {
  readonly statistic: number
  readonly df: readonly [number, number]
  readonly pValue: number
}

const product = (rows: readonly Float64Array[], matrix: Float64Array): Matrix => {
  const q = rows.length
  const data = new Float64Array(q * q)
  rows.forEach((a, i) => {
    const turned = timesVector(matrix, a)
    rows.forEach((b, j) => {
      data[i * q + j] = inner(turned, b)
    })
  })
  return { rows: q, columns: q, data }
}

/** Denominator degrees of freedom by Fai and Cornelius: t statistics along the principal axes of LΦL'. */
const satterthwaiteDenominator = (inference: CoefficientInference, rows: readonly Float64Array[]): number => {
  const { vectors } = eigenSymmetric(product(rows, inference.phi))
  const q = rows.length
  let mean = 0
  for (let k = 0; k < q; k++) {
    const contrast = new Float64Array(inference.beta.length)
    rows.forEach((row, i) => {
      row.forEach((value, j) => {
        contrast[j] = (contrast[j] as number) + (vectors.data[i * q + k] as number) * value
      })
    })
    const df = contrastDf(inference, contrast)
    if (df > 2) mean += df / (df - 2)
  }
  return mean > q ? (2 * mean) / (mean - q) : 2
}

/** Scale and denominator degrees of freedom of Kenward and Roger for q contrasts. */
const kenwardRogerScale = (inference: CoefficientInference, rows: readonly Float64Array[], a: Float64Array) => {
  const { phi, slopes, beta } = inference
  const [p, q, count] = [beta.length, rows.length, slopes.length]
  const factor = choleskyFactor(product(rows, phi))
  if (factor === undefined) return undefined
  const middle = choleskyInverse(factor).data
  const theta = new Float64Array(p * p)
  rows.forEach((one, i) => {
    rows.forEach((other, j) => {
      for (let k = 0; k < p; k++)
        for (let m = 0; m < p; m++)
          theta[k * p + m] = (theta[k * p + m] as number) + (one[k] as number) * (middle[i * q + j] as number) * (other[m] as number)
    })
  })
  const turned = slopes.map((slope) => times(times(theta, phi, p), times(slope, phi, p), p))
  const trace = (matrix: Float64Array): number => {
    let sum = 0
    for (let i = 0; i < p; i++) sum += matrix[i * p + i] as number
    return sum
  }
  const traces = turned.map(trace)
  let [a1, a2] = [0, 0]
  for (let h = 0; h < count; h++)
    for (let k = 0; k < count; k++) {
      const weight = a[h * count + k] as number
      a1 += weight * (traces[h] as number) * (traces[k] as number)
      a2 += weight * trace(times(turned[h] as Float64Array, turned[k] as Float64Array, p))
    }
  const b = (a1 + 6 * a2) / (2 * q)
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2)
  const below = 3 * q + 2 * (1 - g)
  const [c1, c2, c3] = [g / below, (q - g) / below, (q + 2 - g) / below]
  const expectation = 1 / (1 - a2 / q)
  const spread = (2 / q) * ((1 + c1 * b) / ((1 - c2 * b) ** 2 * (1 - c3 * b)))
  const ratio = spread / (2 * expectation * expectation)
  const df = 4 + (q + 2) / (q * ratio - 1)
  return { df, scale: df / (expectation * (df - 2)) }
}

/**
 * F test that all of these contrasts of the coefficients are 0.
 *
 * Sources: Fai AHT, Cornelius PL. J Stat Comput Simul 1996;54:363-78 (doi 10.1080/00949659608811740); Kenward MG, Roger JH. Biometrics
 * 1997;53:983-97 (doi 10.2307/2533558).
 *
 * Not estimable: `singular`.
 */
export const testContrasts = (inference: CoefficientInference, rows: readonly Float64Array[]): Estimable<ContrastTest> => {
  const q = rows.length
  const factor = q === 0 ? undefined : choleskyFactor(product(rows, inference.covariance), 1e-10)
  if (factor === undefined)
    return notEstimable('singular', 'The contrasts depend on one another, or the data hold nothing about one of them.')
  const estimates = rows.map((row) => inner(row, inference.beta))
  const wald = choleskySolve(factor, estimates).reduce((total, value, i) => total + value * (estimates[i] as number), 0)
  const { kind, parameterCovariance, columnDf } = inference
  let df = inference.residualDf
  let scale = 1
  const [single] = rows
  if (q === 1 && single !== undefined) df = contrastDf(inference, single)
  else if (kind === 'between-within' && columnDf !== undefined)
    df = betweenWithin(
      columnDf,
      Array.from(columnDf, (_, j) => rows.some((row) => row[j] !== 0)),
    )
  else if (parameterCovariance !== undefined && kind === 'satterthwaite') df = satterthwaiteDenominator(inference, rows)
  else if (parameterCovariance !== undefined) {
    const found = kenwardRogerScale(inference, rows, parameterCovariance)
    if (found !== undefined && found.df > 2 && Number.isFinite(found.df)) {
      df = found.df
      scale = found.scale
    }
  }
  const statistic = (scale * wald) / q
  return { statistic, df: [q, df], pValue: fisherF.upper(statistic, q, df) }
}
