/**
 * Covariance of the visits of a subject: `us` unstructured; `toep` Toeplitz (one correlation per distance), `ar1` first-order
 * autoregressive, `ad` ante-dependence (one correlation per step), `cs` compound symmetry; an `h` at the end: each visit its own variance.
 */
export type CovarianceStructure = 'us' | 'toeph' | 'toep' | 'ar1h' | 'ar1' | 'adh' | 'ad' | 'csh' | 'cs'

/** A covariance matrix with its first and second derivatives in unbounded parameters. All matrices flat, visits by visits. */
export interface CovarianceAt {
  readonly sigma: Float64Array
  readonly first: readonly Float64Array[]
  second(h: number, k: number): Float64Array
}

export interface StructureModel {
  readonly parameters: number
  /** Parameters from a positive definite covariance matrix. */
  start(covariance: Float64Array): Float64Array
  at(theta: Float64Array): CovarianceAt
}

/** What is left of the covariance when each visit's scale is taken out: one matrix with its derivatives. */
interface Shape {
  readonly parameters: number
  start(correlation: Float64Array): Float64Array
  at(theta: Float64Array): CovarianceAt
}

const square = (t: number, value: (i: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: t * t }, (_, at) => value(Math.floor(at / t), at % t))

/** x/√(1+x²): any number to one between -1 and 1, with two derivatives. */
const bounded = (x: number): readonly [number, number, number] => {
  const one = 1 + x * x
  return [x / Math.sqrt(one), one ** -1.5, -3 * x * one ** -2.5]
}

const unbounded = (r: number): number => {
  const kept = Math.max(-0.95, Math.min(0.95, r))
  return kept / Math.sqrt(1 - kept * kept)
}

const meanOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)

/** Correlations by distance, their mean over all pairs that far apart. */
const atDistance = (correlation: Float64Array, t: number, lag: number): number =>
  meanOf(Array.from({ length: t - lag }, (_, i) => correlation[i * t + i + lag] ?? 0))

const toeplitz = (t: number): Shape => ({
  parameters: t - 1,
  start: (correlation) => Float64Array.from({ length: t - 1 }, (_, k) => unbounded(atDistance(correlation, t, k + 1))),
  at: (theta) => {
    const parts = Array.from(theta, bounded)
    const only = (k: number, order: 1 | 2): Float64Array => square(t, (i, j) => (Math.abs(i - j) === k + 1 ? (parts[k]?.[order] ?? 0) : 0))
    return {
      sigma: square(t, (i, j) => (i === j ? 1 : (parts[Math.abs(i - j) - 1]?.[0] ?? 0))),
      first: parts.map((_, k) => only(k, 1)),
      second: (h, k) => (h === k ? only(h, 2) : new Float64Array(t * t)),
    }
  },
})

const autoregressive = (t: number): Shape => ({
  parameters: 1,
  start: (correlation) => Float64Array.of(unbounded(atDistance(correlation, t, 1))),
  at: (theta) => {
    const [r, d1, d2] = bounded(theta[0] ?? 0)
    const lag = (i: number, j: number): number => Math.abs(i - j)
    const slope = (d: number): number => (d === 0 ? 0 : d * r ** (d - 1))
    const bend = (d: number): number => (d < 2 ? 0 : d * (d - 1) * r ** (d - 2))
    return {
      sigma: square(t, (i, j) => r ** lag(i, j)),
      first: [square(t, (i, j) => slope(lag(i, j)) * d1)],
      second: () => square(t, (i, j) => bend(lag(i, j)) * d1 * d1 + slope(lag(i, j)) * d2),
    }
  },
})

const anteDependence = (t: number): Shape => ({
  parameters: t - 1,
  start: (correlation) => Float64Array.from({ length: t - 1 }, (_, k) => unbounded(correlation[k * t + k + 1] ?? 0)),
  at: (theta) => {
    const parts = Array.from(theta, bounded)
    /** Product over the steps between two visits, with some steps replaced by their derivatives. */
    const product = (i: number, j: number, order: (step: number) => 0 | 1 | 2): number => {
      let value = 1
      for (let step = Math.min(i, j); step < Math.max(i, j); step++) value *= parts[step]?.[order(step)] ?? 0
      return value
    }
    const spans = (i: number, j: number, step: number): boolean => step >= Math.min(i, j) && step < Math.max(i, j)
    return {
      sigma: square(t, (i, j) => product(i, j, () => 0)),
      first: parts.map((_, k) => square(t, (i, j) => (spans(i, j, k) ? product(i, j, (step) => (step === k ? 1 : 0)) : 0))),
      second: (h, k) =>
        square(t, (i, j) =>
          spans(i, j, h) && spans(i, j, k) ? product(i, j, (step) => (step === h && h === k ? 2 : step === h || step === k ? 1 : 0)) : 0,
        ),
    }
  },
})

/** One correlation, kept above -1/(t-1), below which no such matrix exists. */
const exchangeable = (t: number): Shape => {
  const low = -1 / (t - 1)
  return {
    parameters: 1,
    start: (correlation) => {
      const pairs = Array.from({ length: t - 1 }, (_, k) => (atDistance(correlation, t, k + 1) * (t - 1 - k) * 2) / (t * (t - 1)))
      const r = pairs.reduce((total, value) => total + value, 0)
      const share = Math.max(0.02, Math.min(0.98, (r - low) / (1 - low)))
      return Float64Array.of(Math.log(share / (1 - share)))
    },
    at: (theta) => {
      const p = 1 / (1 + Math.exp(-(theta[0] ?? 0)))
      const [d1, d2] = [p * (1 - p) * (1 - low), p * (1 - p) * (1 - 2 * p) * (1 - low)]
      const off = (value: number, diagonal: number): Float64Array => square(t, (i, j) => (i === j ? diagonal : value))
      return { sigma: off(low + (1 - low) * p, 1), first: [off(d1, 0)], second: () => off(d2, 0) }
    },
  }
}

/** Cholesky factor of a positive definite matrix, flat. */
const factorOf = (matrix: Float64Array, t: number): Float64Array => {
  const lower = new Float64Array(t * t)
  for (let i = 0; i < t; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * t + j] as number
      for (let k = 0; k < j; k++) sum -= (lower[i * t + k] as number) * (lower[j * t + k] as number)
      lower[i * t + j] = i === j ? Math.sqrt(sum) : sum / (lower[j * t + j] as number)
    }
  return lower
}

/** CC' with C lower triangular with ones on its diagonal. */
const triangular = (t: number): Shape => {
  const places = Array.from({ length: t }, (_, i) => Array.from({ length: i }, (_, j) => [i, j] as const)).flat()
  return {
    parameters: places.length,
    start: () => new Float64Array(places.length),
    at: (theta) => {
      const c = square(t, (i, j) => (i === j ? 1 : 0))
      places.forEach(([i, j], k) => {
        c[i * t + j] = theta[k] as number
      })
      const first = places.map(([i, j]) => {
        const out = new Float64Array(t * t)
        for (let m = 0; m < t; m++) {
          out[i * t + m] = (out[i * t + m] as number) + (c[m * t + j] as number)
          out[m * t + i] = (out[m * t + i] as number) + (c[m * t + j] as number)
        }
        return out
      })
      return {
        sigma: square(t, (i, j) => {
          let sum = 0
          for (let k = 0; k <= Math.min(i, j); k++) sum += (c[i * t + k] as number) * (c[j * t + k] as number)
          return sum
        }),
        first,
        second: (h, k) => {
          const out = new Float64Array(t * t)
          const [[i = 0, j = 0] = [], [m = 0, n = 0] = []] = [places[h], places[k]]
          if (j === n) {
            out[i * t + m] = (out[i * t + m] as number) + 1
            out[m * t + i] = (out[m * t + i] as number) + 1
          }
          return out
        },
      }
    },
  }
}

/** Scales each visit (or all alike) by exp of its own parameter; these come first. */
const scaled = (t: number, shape: Shape, own: boolean): StructureModel => {
  const scales = own ? t : 1
  /** How often a scale enters the entry: 0, 1 or 2. */
  const count = (v: number, i: number, j: number): number => (own ? (i === v ? 1 : 0) + (j === v ? 1 : 0) : 2)
  return {
    parameters: scales + shape.parameters,
    start: (covariance) => {
      const sd = Float64Array.from({ length: t }, (_, i) => Math.sqrt(covariance[i * t + i] as number))
      const correlation = square(t, (i, j) => (covariance[i * t + j] as number) / ((sd[i] as number) * (sd[j] as number)))
      const logs = own ? sd.map(Math.log) : [Math.log(meanOf(Array.from(sd, (s) => s * s))) / 2]
      return Float64Array.from([...logs, ...shape.start(correlation)])
    },
    at: (theta) => {
      const inner = shape.at(theta.slice(scales))
      const scale = Float64Array.from({ length: t }, (_, i) => Math.exp(theta[own ? i : 0] as number))
      const spread = (m: Float64Array): Float64Array =>
        square(t, (i, j) => (scale[i] as number) * (m[i * t + j] as number) * (scale[j] as number))
      const sigma = spread(inner.sigma)
      const shapes = inner.first.map(spread)
      const times = (v: number, m: Float64Array): Float64Array => square(t, (i, j) => count(v, i, j) * (m[i * t + j] as number))
      return {
        sigma,
        first: [...Array.from({ length: scales }, (_, v) => times(v, sigma)), ...shapes],
        second: (a, b) => {
          const [h, k] = a < b ? [a, b] : [b, a]
          if (k < scales) return times(h, times(k, sigma))
          if (h < scales) return times(h, shapes[k - scales] ?? sigma)
          return spread(inner.second(h - scales, k - scales))
        },
      }
    },
  }
}

const unstructured = (t: number): StructureModel => {
  const model = scaled(t, triangular(t), true)
  return {
    ...model,
    start: (covariance) => {
      const lower = factorOf(covariance, t)
      const logs = Array.from({ length: t }, (_, i) => Math.log(lower[i * t + i] as number))
      const rest = Array.from({ length: t }, (_, i) =>
        Array.from({ length: i }, (_, j) => (lower[i * t + j] as number) / (lower[i * t + i] as number)),
      )
      return Float64Array.from([...logs, ...rest.flat()])
    },
  }
}

const one = (own: boolean): StructureModel =>
  scaled(
    1,
    {
      parameters: 0,
      start: () => new Float64Array(),
      at: () => ({ sigma: Float64Array.of(1), first: [], second: () => new Float64Array(1) }),
    },
    own,
  )

/** The structure for so many visits. */
export const structureModel = (structure: CovarianceStructure, visits: number): StructureModel => {
  const own = structure.endsWith('h') || structure === 'us'
  if (visits === 1) return one(own)
  if (structure === 'us') return unstructured(visits)
  const shapes = { toep: toeplitz, ar1: autoregressive, ad: anteDependence, cs: exchangeable }
  const shape = shapes[(own ? structure.slice(0, -1) : structure) as keyof typeof shapes]
  return scaled(visits, shape(visits), own)
}
