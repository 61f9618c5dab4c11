import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { gamma } from '../distributions/gamma.ts'
import { normal, standardUpper } from '../distributions/normal.ts'
import { entry, type Matrix } from '../matrix/matrix.ts'
import { streamOf } from '../random.ts'

/** A probability and how far it may be off (about three standard errors). */
export interface Probability {
  readonly value: number
  readonly error: number
  /** Points at which the integrand was evaluated. */
  readonly points: number
  readonly converged: boolean
}

export interface RectangleOptions {
  /** Absolute error at which to stop. */
  readonly tolerance?: number
  readonly maximumPoints?: number
  readonly seed?: string
  /** Degrees of freedom of a multivariate t; the normal when left out. */
  readonly df?: number
}

interface Prepared {
  readonly factor: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly n: number
}

/** Orders the variables so that the least probable is integrated first, and factors the correlation matrix on the way. */
const prepare = (lower: ArrayLike<number>, upper: ArrayLike<number>, covariance: Matrix): Prepared => {
  const n = covariance.rows
  const sd = Float64Array.from({ length: n }, (_, i) => Math.sqrt(entry(covariance, i, i)))
  const low = Float64Array.from(sd, (s, i) => (lower[i] as number) / s)
  const high = Float64Array.from(sd, (s, i) => (upper[i] as number) / s)
  const c = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    return entry(covariance, i, j) / ((sd[i] as number) * (sd[j] as number))
  })
  const l = new Float64Array(n * n)
  const mean = new Float64Array(n)
  const swapRows = (a: Float64Array, i: number, j: number, columns: number): void => {
    for (let k = 0; k < columns; k++)
      [a[i * columns + k], a[j * columns + k]] = [a[j * columns + k] as number, a[i * columns + k] as number]
  }
  for (let i = 0; i < n; i++) {
    let best = i
    let least = Infinity
    for (let j = i; j < n; j++) {
      let [variance, centre] = [c[j * n + j] as number, 0]
      for (let k = 0; k < i; k++) {
        variance -= (l[j * n + k] as number) ** 2
        centre += (l[j * n + k] as number) * (mean[k] as number)
      }
      const s = Math.sqrt(Math.max(variance, 1e-20))
      const chance = normal.cdf(((high[j] as number) - centre) / s) - normal.cdf(((low[j] as number) - centre) / s)
      if (variance > 1e-12 && chance < least) [best, least] = [j, chance]
    }
    if (best !== i) {
      swapRows(c, i, best, n)
      for (let k = 0; k < n; k++) [c[k * n + i], c[k * n + best]] = [c[k * n + best] as number, c[k * n + i] as number]
      swapRows(l, i, best, n)
      swapRows(low, i, best, 1)
      swapRows(high, i, best, 1)
    }
    let [variance, centre] = [c[i * n + i] as number, 0]
    for (let k = 0; k < i; k++) {
      variance -= (l[i * n + k] as number) ** 2
      centre += (l[i * n + k] as number) * (mean[k] as number)
    }
    const s = variance > 1e-12 ? Math.sqrt(variance) : 0
    l[i * n + i] = s
    if (s === 0) continue
    for (let j = i + 1; j < n; j++) {
      let sum = c[j * n + i] as number
      for (let k = 0; k < i; k++) sum -= (l[j * n + k] as number) * (l[i * n + k] as number)
      l[j * n + i] = sum / s
    }
    const [a, b] = [((low[i] as number) - centre) / s, ((high[i] as number) - centre) / s]
    const chance = normal.cdf(b) - normal.cdf(a)
    mean[i] = chance > 1e-300 ? (normal.density(a) - normal.density(b)) / chance : Number.isFinite(a) ? a : b
  }
  return { factor: l, low, high, n }
}

/** Genz's transformed integrand: one factor after the other at the point `w` of the unit cube; `scale` is the t's chi divided by √df. */
const integrand = ({ factor, low, high, n }: Prepared, w: Float64Array, y: Float64Array, scale: number): number => {
  let product = 1
  for (let i = 0; i < n; i++) {
    let shift = 0
    for (let k = 0; k < i; k++) shift += (factor[i * n + k] as number) * (y[k] as number)
    const s = factor[i * n + i] as number
    const [a, b] = [(low[i] as number) * scale - shift, (high[i] as number) * scale - shift]
    if (s === 0) {
      if (a > 0 || b < 0) return 0
      y[i] = 0
      continue
    }
    // the side on which the tails are small keeps the digits
    const flip = a > 0
    const from = standardUpper(flip ? b / s : -a / s)
    const to = standardUpper(flip ? a / s : -b / s)
    const width = to - from
    if (!(width > 0)) return 0
    product *= width
    if (i < n - 1) {
      const share = Math.min(1 - 1e-16, Math.max(1e-300, from + (w[i] as number) * width))
      y[i] = (flip ? -1 : 1) * computeNormalQuantile(share)
    }
  }
  return product
}

/** √(chi-square / df) as a function of the normal deviate of its probability: a table, by cubics between; the error is below 1e-9. */
const scaleTable = (df: number): ((z: number) => number) => {
  const [reach, count] = [8.2, 1024]
  const step = (2 * reach) / count
  const table = Float64Array.from({ length: count + 4 }, (_, at) => {
    const z = -reach + (at - 1) * step
    const chi = z < 0 ? gamma.quantile(standardUpper(-z), df / 2, 2) : gamma.quantileUpper(standardUpper(z), df / 2, 2)
    return Math.sqrt(chi / df)
  })
  return (z) => {
    const place = (Math.min(reach, Math.max(-reach, z)) + reach) / step
    const at = Math.min(count - 1, Math.floor(place))
    const t = place - at
    const [a, b, c, d] = [table[at] as number, table[at + 1] as number, table[at + 2] as number, table[at + 3] as number]
    return b + (t / 6) * (-2 * a - 3 * b + 6 * c - d + t * (3 * (a - 2 * b + c) + t * (-a + 3 * b - 3 * c + d)))
  }
}

const primes = [31, 73, 127, 251, 509, 1021, 2039, 4093, 8191, 16381, 32749, 65521, 131071, 262139, 524287]

/**
 * Probability that a multivariate normal vector with mean 0 (or a multivariate t) lies in a rectangle; limits may be infinite and the matrix
 * singular. Randomly shifted lattices of square roots of primes with the tent transformation, 12 shifts; the same seed gives the same answer.
 *
 * Source: Genz A, Bretz F. Computation of multivariate normal and t probabilities. 2009 (doi 10.1007/978-3-642-01689-9), chapter 4.
 */
export const rectangleProbability = (
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  covariance: Matrix,
  { tolerance = 1e-6, maximumPoints = 3_000_000, seed = 'rectangle', df = Infinity }: RectangleOptions = {},
): Probability => {
  const n = covariance.rows
  demand(n >= 1 && lower.length === n && upper.length === n && covariance.columns === n, 'limits and covariance must be of one size')
  demand(df > 0, `no multivariate t with ${df} degrees of freedom`)
  for (let i = 0; i < n; i++) if (!((lower[i] as number) < (upper[i] as number))) return { value: 0, error: 0, points: 0, converged: true }
  const prepared = prepare(lower, upper, covariance)
  const scaleAt = df < Infinity ? scaleTable(df) : undefined
  const dimensions = n - 1 + (scaleAt === undefined ? 0 : 1)
  const [w, y] = [new Float64Array(dimensions), new Float64Array(n)]
  if (dimensions === 0) return { value: integrand(prepared, w, y, 1), error: 1e-15, points: 1, converged: true }
  const generators = Float64Array.from(rootsOfPrimes(dimensions))
  const shifts = 12
  let points = 0
  let best: Probability = { value: 0, error: Infinity, points: 0, converged: false }
  let [weighted, weights] = [0, 0]
  for (const [round, size] of primes.entries()) {
    if (points + 2 * shifts * size > maximumPoints) break
    const random = streamOf(seed, 'rectangle', round)
    const means = Array.from({ length: shifts }, () => {
      const shift = Float64Array.from({ length: dimensions }, () => random.uniform())
      let sum = 0
      for (let at = 1; at <= size; at++) {
        for (const side of [0, 1]) {
          for (let j = 0; j < dimensions; j++) {
            const place = at * (generators[j] as number) + (shift[j] as number)
            const tent = Math.abs(2 * (place - Math.floor(place)) - 1)
            w[j] = side === 0 ? tent : 1 - tent
          }
          const scale = scaleAt === undefined ? 1 : scaleAt(computeNormalQuantile(w[n - 1] as number))
          sum += integrand(prepared, w, y, scale)
        }
      }
      return sum / (2 * size)
    })
    points += 2 * shifts * size
    const mean = means.reduce((sum, value) => sum + value, 0) / shifts
    const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (shifts * (shifts - 1))
    const weight = 1 / Math.max(variance, 1e-34)
    weighted += weight * mean
    weights += weight
    best = { value: weighted / weights, error: 3 / Math.sqrt(weights), points, converged: 3 / Math.sqrt(weights) <= tolerance }
    if (best.converged && round >= 1) break
  }
  return best
}

/** Square roots of the first primes: the generators of the lattice. */
function rootsOfPrimes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found.map(Math.sqrt)
}
