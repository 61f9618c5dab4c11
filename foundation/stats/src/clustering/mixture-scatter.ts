import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import type { CovarianceFamily } from './covariance-families.ts'

/** Weighted scatter of a component around its mean, and the weight of its members. */
export interface Scatter {
  readonly w: Matrix
  readonly size: number
}

const traceOf = ({ rows, data }: Matrix): number => {
  let sum = 0
  for (let i = 0; i < rows; i++) sum += data[i * rows + i] ?? 0
  return sum
}

const scaled = ({ rows, columns, data }: Matrix, factor: number): Matrix => ({ rows, columns, data: data.map((value) => value * factor) })

const total = (parts: readonly Matrix[], weights?: readonly number[]): Matrix => {
  const size = parts[0]?.rows ?? 0
  const out = zeros(size, size)
  parts.forEach(({ data }, k) => {
    const weight = weights?.[k] ?? 1
    for (let at = 0; at < data.length; at++) out.data[at] = (out.data[at] ?? 0) + weight * (data[at] ?? 0)
  })
  return out
}

const diagonalOf = ({ rows, data }: Matrix): Float64Array => Float64Array.from({ length: rows }, (_, i) => data[i * rows + i] ?? 0)

const diagonal = (values: ArrayLike<number>): Matrix => {
  const out = zeros(values.length, values.length)
  for (let i = 0; i < values.length; i++) out.data[i * values.length + i] = values[i] ?? 0
  return out
}

/** Geometric mean. */
const volumeOf = (values: Float64Array): number => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)

const unitVolume = (values: Float64Array): Float64Array => {
  const volume = volumeOf(values)
  return values.map((value) => value / volume)
}

/** D'WD, D in columns. */
const turned = (w: Matrix, d: Matrix): Matrix => {
  const p = w.rows
  const out = zeros(p, p)
  for (let a = 0; a < p; a++)
    for (let b = 0; b < p; b++) {
      let sum = 0
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) sum += (d.data[i * p + a] ?? 0) * (w.data[i * p + j] ?? 0) * (d.data[j * p + b] ?? 0)
      out.data[a * p + b] = sum
    }
  return out
}

/** D diag(values) D'. */
const turnedBack = (values: ArrayLike<number>, d: Matrix): Matrix => {
  const p = d.rows
  const out = zeros(p, p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let a = 0; a < p; a++) sum += (d.data[i * p + a] ?? 0) * (values[a] ?? 0) * (d.data[j * p + a] ?? 0)
      out.data[i * p + j] = sum
    }
  return out
}

const isSettled = (before: readonly number[], after: readonly number[]): boolean =>
  after.every((value, k) => Math.abs(value - (before[k] ?? 0)) <= 1e-12 * Math.abs(value))

/** Volumes that differ over one common shape: alternates between the two. `axes` are what a volume divides, the shape being common. */
const volumesOf = (
  axes: readonly Float64Array[],
  sizes: readonly number[],
): { readonly volumes: readonly number[]; readonly shape: Float64Array } => {
  const p = axes[0]?.length ?? 1
  let volumes = axes.map((values, k) => values.reduce((sum, value) => sum + value, 0) / (p * (sizes[k] ?? 1)))
  let shape: Float64Array = new Float64Array(p).fill(1)
  for (let round = 0; round < 200; round++) {
    const sum = Float64Array.from({ length: p }, (_, j) => axes.reduce((so, values, k) => so + (values[j] ?? 0) / (volumes[k] ?? 1), 0))
    shape = unitVolume(sum)
    const next = axes.map((values, k) => values.reduce((so, value, j) => so + value / (shape[j] ?? 1), 0) / (p * (sizes[k] ?? 1)))
    const settled = isSettled(volumes, next)
    volumes = next
    if (settled) break
  }
  return { volumes, shape }
}

/** Volumes that differ over one common ellipsoid. */
const commonEllipsoid = (parts: readonly Scatter[]): Matrix[] => {
  const p = parts[0]?.w.rows ?? 1
  let volumes = parts.map(({ w, size }) => traceOf(w) / (p * size))
  for (let round = 0; ; round++) {
    const pooled = total(
      parts.map(({ w }) => w),
      volumes.map((volume) => 1 / volume),
    )
    const { values, vectors } = eigenSymmetric(pooled)
    const shape = unitVolume(values)
    const next = parts.map(
      ({ w, size }) => diagonalOf(turned(w, vectors)).reduce((sum, value, j) => sum + value / (shape[j] ?? 1), 0) / (p * size),
    )
    if (isSettled(volumes, next) || round === 200) return next.map((volume) => scaled(turnedBack(shape, vectors), volume))
    volumes = next
  }
}

/** One turn of two axes by the angle that lowers sum over k of tr(D A_k^-1 D' W_k) most: the sum is P cos 2t + Q sin 2t in the angle t. */
const turnPair = (d: Matrix, inner: readonly Matrix[], axes: readonly Float64Array[], l: number, m: number): number => {
  const p = d.rows
  let [cosine, sine] = [0, 0]
  inner.forEach(({ data }, k) => {
    const gap = 1 / (axes[k]?.[l] ?? 1) - 1 / (axes[k]?.[m] ?? 1)
    cosine += (gap * ((data[l * p + l] ?? 0) - (data[m * p + m] ?? 0))) / 2
    sine += gap * (data[l * p + m] ?? 0)
  })
  const angle = Math.atan2(-sine, -cosine) / 2
  if (!(Math.abs(Math.sin(2 * angle)) > 1e-14)) return 0
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  for (let i = 0; i < p; i++) {
    const [a, b] = [d.data[i * p + l] ?? 0, d.data[i * p + m] ?? 0]
    d.data[i * p + l] = c * a + s * b
    d.data[i * p + m] = c * b - s * a
  }
  return Math.abs(angle)
}

/** Common axes, lengths of their own: alternates between the axes (turned in pairs) and the lengths that `lengthsOf` gives. */
const commonAxes = (parts: readonly Scatter[], lengthsOf: (diagonals: readonly Float64Array[]) => readonly Float64Array[]): Matrix[] => {
  const d = eigenSymmetric(total(parts.map(({ w }) => w))).vectors
  const p = d.rows
  for (let round = 0; ; round++) {
    const axes = lengthsOf(parts.map(({ w }) => diagonalOf(turned(w, d))))
    let most = 0
    for (let l = 0; l < p; l++)
      for (let m = l + 1; m < p; m++)
        most = Math.max(
          most,
          turnPair(
            d,
            parts.map(({ w }) => turned(w, d)),
            axes,
            l,
            m,
          ),
        )
    if (most < 1e-9 || round === 100) return axes.map((lengths) => turnedBack(lengths, d))
  }
}

const sumOver = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const sphericalOrAxial = (family: CovarianceFamily, parts: readonly Scatter[], n: number): Matrix[] | undefined => {
  const p = parts[0]?.w.rows ?? 1
  const pooled = total(parts.map(({ w }) => w))
  const diagonals = parts.map(({ w }) => diagonalOf(w))
  const sizes = parts.map(({ size }) => size)
  switch (family) {
    case 'EII':
      return parts.map(() => diagonal(new Float64Array(p).fill(traceOf(pooled) / (n * p))))
    case 'VII':
      return parts.map(({ w, size }) => diagonal(new Float64Array(p).fill(traceOf(w) / (size * p))))
    case 'EEI':
      return parts.map(() => diagonal(diagonalOf(pooled).map((value) => value / n)))
    case 'VEI': {
      const { volumes, shape } = volumesOf(diagonals, sizes)
      return volumes.map((volume) => diagonal(shape.map((value) => value * volume)))
    }
    case 'EVI': {
      const volume = sumOver(diagonals.map(volumeOf)) / n
      return diagonals.map((values) => diagonal(unitVolume(values).map((value) => value * volume)))
    }
    case 'VVI':
      return diagonals.map((values, k) => diagonal(values.map((value) => value / (sizes[k] ?? 1))))
    default:
      return undefined
  }
}

const ownAxes = (family: 'EEV' | 'VEV' | 'EVV', parts: readonly Scatter[], n: number): Matrix[] => {
  const eigens = parts.map(({ w }) => eigenSymmetric(w))
  const axes = eigens.map(({ values }) => values)
  if (family === 'EVV') {
    const volume = sumOver(axes.map(volumeOf)) / n
    return parts.map(({ w }, k) => scaled(w, volume / volumeOf(axes[k] ?? Float64Array.of(1))))
  }
  if (family === 'EEV') {
    const summed = Float64Array.from(axes[0] ?? [], (_, j) => sumOver(axes.map((values) => values[j] ?? 0)) / n)
    return eigens.map(({ vectors }) => turnedBack(summed, vectors))
  }
  const { volumes, shape } = volumesOf(
    axes,
    parts.map(({ size }) => size),
  )
  return eigens.map(({ vectors }, k) => scaled(turnedBack(shape, vectors), volumes[k] ?? 1))
}

/**
 * Covariances of a family that maximise the likelihood given the scatter of each component.
 *
 * Source: Celeux G, Govaert G. Pattern Recognit 1995;28:781-93. doi:10.1016/0031-3203(94)00125-6. The common axes of EVE and VVE are found by
 * turning pairs of axes, as in Flury BN, Gautschi W. SIAM J Sci Stat Comput 1986;7:169-84.
 */
export const familyCovariances = (family: CovarianceFamily, parts: readonly Scatter[]): readonly Matrix[] => {
  const n = sumOver(parts.map(({ size }) => size))
  const simple = sphericalOrAxial(family, parts, n)
  if (simple !== undefined) return simple
  switch (family) {
    case 'EEE':
      return parts.map(() => scaled(total(parts.map(({ w }) => w)), 1 / n))
    case 'VEE':
      return commonEllipsoid(parts)
    case 'EVE':
      return commonAxes(parts, (diagonals) => {
        const volume = sumOver(diagonals.map(volumeOf)) / n
        return diagonals.map((values) => unitVolume(values).map((value) => value * volume))
      })
    case 'VVE':
      return commonAxes(parts, (diagonals) => diagonals.map((values, k) => values.map((value) => value / (parts[k]?.size ?? 1))))
    case 'EEV':
    case 'VEV':
    case 'EVV':
      return ownAxes(family, parts, n)
    default:
      return parts.map(({ w, size }) => scaled(w, 1 / size))
  }
}
