import { choleskyFactor } from '../numeric/matrix/cholesky.ts'
import { inner, leading, times, traceProduct } from './flat-square.ts'
import { invertDefinite } from './invert-definite.ts'
import type { RandomEffectsData } from './random-effects-data.ts'

/** Likelihood and its derivatives in the entries of the covariance of random effects (lower triangle, row by row) and the residual variance. */
export interface ComponentFit {
  readonly logLikelihood: number
  readonly beta: Float64Array
  readonly phi: Float64Array
  readonly gradient: Float64Array
  /** Minus second derivatives. */
  readonly observed: Float64Array
  /** Their expectation. */
  readonly expected: Float64Array
  /** Derivatives of the inverse of phi. */
  readonly slopes: readonly Float64Array[]
  /** Per pair of parameters h >= k (row by row): X'V⁻¹V_hV⁻¹V_kV⁻¹X, symmetric part. */
  readonly seconds: readonly Float64Array[]
  /** Predicted random effects, groups by q. */
  readonly effects: Float64Array
  /** Their conditional variances, groups by q. */
  readonly effectVariances: Float64Array
}

const flat = (a: Float64Array, b: Float64Array, rows: number, mid: number, columns: number): Float64Array => {
  const out = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < mid; k++) {
      const factor = a[i * mid + k] as number
      for (let j = 0; j < columns; j++) out[i * columns + j] = (out[i * columns + j] as number) + factor * (b[k * columns + j] as number)
    }
  return out
}

const minus = (a: Float64Array, b: Float64Array, scale = 1): Float64Array => a.map((value, at) => scale * (value - (b[at] as number)))

/** Adds sign times the symmetric part of a'b (q by width each). */
const addProduct = (into: Float64Array, a: Float64Array, b: Float64Array, q: number, width: number, sign: number): void => {
  for (let k = 0; k < q; k++)
    for (let i = 0; i < width; i++) {
      const [x, y] = [(sign / 2) * (a[k * width + i] as number), (sign / 2) * (b[k * width + i] as number)]
      for (let j = 0; j < width; j++)
        into[i * width + j] = (into[i * width + j] as number) + x * (b[k * width + j] as number) + y * (a[k * width + j] as number)
    }
}

interface Sums {
  /** [X y]'V⁻ᵏ[X y] for k = 1, 2, 3. */
  readonly powers: readonly Float64Array[]
  readonly first: readonly Float64Array[]
  readonly second: readonly Float64Array[]
  /** tr(V⁻¹V_h), tr(V⁻¹V_hV⁻¹V_k). */
  readonly traces: Float64Array
  readonly pairs: Float64Array
  readonly logDet: number
  /** Z'V⁻¹[X y] and Z'V⁻¹Z of each group. */
  readonly scores: readonly { readonly u: Float64Array; readonly b: Float64Array }[]
}

const unitsOf = (q: number): readonly Float64Array[] =>
  Array.from({ length: q }, (_, a) =>
    Array.from({ length: a + 1 }, (_, b) => {
      const unit = new Float64Array(q * q)
      unit[a * q + b] = 1
      unit[b * q + a] = 1
      return unit
    }),
  ).flat()

/** (S + sigma² G⁻¹)⁻¹ by way of a symmetric inverse, and log |I + GS/sigma²|. */
const shrinkage = (s: Float64Array, factor: Float64Array, q: number): { readonly k: Float64Array; readonly logDet: number } => {
  const turned = flat(transposed(factor, q), flat(s, factor, q, q, q), q, q, q)
  for (let a = 0; a < q; a++) turned[a * q + a] = (turned[a * q + a] as number) + 1
  const found = invertDefinite(turned, q)
  if (found === undefined) throw new RangeError('A group has no finite covariance.')
  return { k: flat(flat(factor, found.inverse, q, q, q), transposed(factor, q), q, q, q), logDet: found.logDet }
}

const transposed = (m: Float64Array, q: number): Float64Array => m.map((_, at) => m[(at % q) * q + Math.floor(at / q)] as number)

const sumsOf = (data: RandomEffectsData, factor: Float64Array, variance: number): Sums => {
  const { groups, q, p, zz, zx, xx, sizes } = data
  const width = p + 1
  const units = unitsOf(q)
  const count = units.length + 1
  const last = count - 1
  const powers = [1, 2, 3].map((power) => xx.map((value) => value * variance ** -power))
  const first = Array.from({ length: count }, () => new Float64Array(width * width))
  const second = Array.from({ length: (count * (count + 1)) / 2 }, () => new Float64Array(width * width))
  const traces = new Float64Array(count)
  const pairs = new Float64Array(count * count)
  let logDet = 0
  const scores = Array.from({ length: groups }, (_, g) => {
    const s = zz.slice(g * q * q, (g + 1) * q * q)
    const h = zx.slice(g * q * width, (g + 1) * q * width)
    const { k, logDet: own } = shrinkage(s, factor, q)
    logDet += own + (sizes[g] as number) * Math.log(variance)
    const ks = flat(k, s, q, q, q)
    const k2 = k.map((value, at) => 2 * value - (flat(ks, k, q, q, q)[at] as number))
    const k3 = k2.map((value, at) => value + (k[at] as number) - (flat(flat(k2, s, q, q, q), k, q, q, q)[at] as number))
    ;[k, k2, k3].forEach((one, at) => {
      addProduct(powers[at] as Float64Array, h, flat(one, h, q, q, width), q, width, -(variance ** -(at + 1)))
    })
    const u = minus(h, flat(s, flat(k, h, q, q, width), q, q, width), 1 / variance)
    const u2 = minus(h, flat(s, flat(k2, h, q, q, width), q, q, width), variance ** -2)
    const b = minus(s, flat(s, ks, q, q, q), 1 / variance)
    const b2 = minus(s, flat(s, flat(k2, s, q, q, q), q, q, q), variance ** -2)
    const n = sizes[g] as number
    traces[last] = (traces[last] as number) + (n - traceProduct(k, s, q)) / variance
    pairs[last * count + last] = (pairs[last * count + last] as number) + (n - traceProduct(k2, s, q)) / variance ** 2
    units.forEach((unit, i) => {
      const eu = flat(unit, u, q, q, width)
      const beu = flat(b, eu, q, q, width)
      addProduct(first[i] as Float64Array, u, eu, q, width, -1)
      traces[i] = (traces[i] as number) + inner(unit, b)
      pairs[last * count + i] = (pairs[last * count + i] as number) + inner(unit, b2)
      addProduct(second[(last * count) / 2 + i] as Float64Array, eu, u2, q, width, 1)
      for (let j = 0; j <= i; j++) {
        const other = units[j] as Float64Array
        const cell = i * count + j
        pairs[cell] = (pairs[cell] as number) + traceProduct(times(b, unit, q), times(b, other, q), q)
        addProduct(second[(i * (i + 1)) / 2 + j] as Float64Array, flat(other, u, q, q, width), beu, q, width, 1)
      }
    })
    return { u, b }
  })
  first[last] = Float64Array.from(powers[1] as Float64Array, (value) => -value)
  second[second.length - 1] = Float64Array.from(powers[2] as Float64Array)
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) pairs[j * count + i] = pairs[i * count + j] as number
  return { powers, first, second, traces, pairs, logDet, scores }
}

/** Predicted random effects and their conditional variances. */
const predictions = (
  { q, groups, p }: RandomEffectsData,
  factor: Float64Array,
  variance: number,
  scores: Sums['scores'],
  contrast: Float64Array,
): Pick<ComponentFit, 'effects' | 'effectVariances'> => {
  const width = p + 1
  const g = flat(factor, transposed(factor, q), q, q, q).map((value) => value * variance)
  const effects = new Float64Array(groups * q)
  const effectVariances = new Float64Array(groups * q)
  scores.forEach(({ u, b }, at) => {
    effects.set(flat(g, flat(u, contrast, q, width, 1), q, q, 1), at * q)
    const left = flat(flat(g, b, q, q, q), g, q, q, q)
    for (let a = 0; a < q; a++) effectVariances[at * q + a] = Math.max(0, (g[a * q + a] as number) - (left[a * q + a] as number))
  })
  return { effects, effectVariances }
}

/** Everything at one covariance G of the random effects (q by q, its Cholesky factor over the residual sd given) and residual variance. */
export const componentFit = (data: RandomEffectsData, factor: Float64Array, variance: number): ComponentFit | undefined => {
  const { p, rows, restricted } = data
  const width = p + 1
  const { powers, first, second, traces, pairs, logDet, scores } = sumsOf(data, factor, variance)
  const sums = powers[0] as Float64Array
  const information = invertDefinite(leading(sums, width, p), p)
  if (information === undefined) return undefined
  const phi = information.inverse
  const beta = Float64Array.from({ length: p }, (_, i) => {
    let sum = 0
    for (let j = 0; j < p; j++) sum += (phi[i * p + j] as number) * (sums[j * width + p] as number)
    return sum
  })
  const contrast = Float64Array.from({ length: width }, (_, i) => (i === p ? 1 : -(beta[i] as number)))
  const turn = (matrix: Float64Array): Float64Array => flat(matrix, contrast, width, width, 1)
  const squares = inner(turn(sums), contrast)
  const slopes = first.map((one) => leading(one, width, p))
  const seconds = second.map((one) => leading(one, width, p))
  const residual = first.map(turn)
  const turned = slopes.map((slope) => times(phi, slope, p))
  const count = first.length
  const gradient = Float64Array.from(first, (_, h) => {
    const trace = restricted ? inner(phi, slopes[h] as Float64Array) : 0
    return -((traces[h] as number) + trace + inner(residual[h] as Float64Array, contrast)) / 2
  })
  const observed = new Float64Array(count * count)
  const expected = new Float64Array(count * count)
  for (let h = 0; h < count; h++)
    for (let k = 0; k <= h; k++) {
      const bent = second[(h * (h + 1)) / 2 + k] as Float64Array
      const trace = pairs[h * count + k] as number
      const twice = 2 * inner(phi, seconds[(h * (h + 1)) / 2 + k] as Float64Array)
      const cross = traceProduct(turned[h] as Float64Array, turned[k] as Float64Array, p)
      const [rh, rk] = [(residual[h] as Float64Array).slice(0, p), (residual[k] as Float64Array).slice(0, p)]
      const squareBend = 2 * inner(turn(bent), contrast) - 2 * inner(flat(phi, rh, p, p, 1), rk)
      const value = (-trace + (restricted ? twice - cross : 0) + squareBend) / 2
      const mean = (trace - (restricted ? twice - cross : 0)) / 2
      for (const at of [h * count + k, k * count + h]) {
        observed[at] = value
        expected[at] = mean
      }
    }
  const free = restricted ? rows - p : rows
  return {
    logLikelihood: -(free * Math.log(2 * Math.PI) + logDet + (restricted ? information.logDet : 0) + squares) / 2,
    beta,
    phi,
    gradient,
    observed,
    expected,
    slopes,
    seconds,
    ...predictions(data, factor, variance, scores, contrast),
  }
}

/** Relative factor from the covariance of the random effects; undefined where it is not positive definite. */
export const relativeFactor = (entries: ArrayLike<number>, q: number): Float64Array | undefined => {
  const variance = entries[entries.length - 1] as number
  const g = new Float64Array(q * q)
  for (let a = 0, at = 0; a < q; a++)
    for (let b = 0; b <= a; b++, at++) {
      g[a * q + b] = (entries[at] as number) / variance
      g[b * q + a] = g[a * q + b] as number
    }
  return variance > 0 ? choleskyFactor({ rows: q, columns: q, data: g })?.data : undefined
}
