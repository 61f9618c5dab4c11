import { demand } from '../demand.ts'
import { median } from '../quantile.ts'
import { orderOf } from '../rank.ts'

export interface LowessOptions {
  /** Share of the points that each local fit uses. */
  readonly span?: number
  /** Robustness rounds after the first fit. */
  readonly iterations?: number
  /** Points nearer than this to the last fitted one are interpolated; a hundredth of the range when left out. */
  readonly delta?: number
}

/** A weighted straight line through the neighbours, evaluated at one point; undefined where all weights vanish. */
const fitAt = (
  x: Float64Array,
  y: Float64Array,
  robust: Float64Array | undefined,
  point: number,
  left: number,
  right: number,
  weights: Float64Array,
): number | undefined => {
  const n = x.length
  const range = (x[n - 1] as number) - (x[0] as number)
  const h = Math.max(point - (x[left] as number), (x[right] as number) - point)
  const [far, near] = [0.999 * h, 0.001 * h]
  let total = 0
  let j = left
  for (; j < n; j++) {
    weights[j] = 0
    const distance = Math.abs((x[j] as number) - point)
    if (distance <= far) {
      const cube = distance <= near ? 1 : (1 - (distance / h) ** 3) ** 3
      weights[j] = robust === undefined ? cube : cube * (robust[j] as number)
      total += weights[j] as number
    } else if ((x[j] as number) > point) break
  }
  if (!(total > 0)) return undefined
  const last = j - 1
  let centre = 0
  for (let k = left; k <= last; k++) {
    weights[k] = (weights[k] as number) / total
    centre += (weights[k] as number) * (x[k] as number)
  }
  if (h > 0) {
    const offset = point - centre
    let spread = 0
    for (let k = left; k <= last; k++) spread += (weights[k] as number) * ((x[k] as number) - centre) ** 2
    if (Math.sqrt(spread) > 0.001 * range) {
      const slope = offset / spread
      for (let k = left; k <= last; k++) weights[k] = (weights[k] as number) * (slope * ((x[k] as number) - centre) + 1)
    }
  }
  let fit = 0
  for (let k = left; k <= last; k++) fit += (weights[k] as number) * (y[k] as number)
  return fit
}

/** One pass over the sorted points: local fits at points at least delta apart, straight lines between them. */
const pass = (
  x: Float64Array,
  y: Float64Array,
  robust: Float64Array | undefined,
  neighbours: number,
  delta: number,
  fit: Float64Array,
): void => {
  const n = x.length
  const weights = new Float64Array(n)
  let left = 0
  let right = neighbours - 1
  let last = -1
  let i = 0
  for (;;) {
    if (right < n - 1 && (x[i] as number) - (x[left] as number) > (x[right + 1] as number) - (x[i] as number)) {
      left += 1
      right += 1
      continue
    }
    fit[i] = fitAt(x, y, robust, x[i] as number, left, right, weights) ?? (y[i] as number)
    if (last < i - 1) {
      const width = (x[i] as number) - (x[last] as number)
      for (let j = last + 1; j < i; j++) {
        const share = ((x[j] as number) - (x[last] as number)) / width
        fit[j] = share * (fit[i] as number) + (1 - share) * (fit[last] as number)
      }
    }
    last = i
    const cut = (x[last] as number) + delta
    for (i = last + 1; i < n; i++) {
      if ((x[i] as number) > cut) break
      if (x[i] === x[last]) {
        fit[i] = fit[last] as number
        last = i
      }
    }
    i = Math.max(last + 1, i - 1)
    if (last >= n - 1) return
  }
}

/**
 * Lowess: robust locally weighted straight lines. Gives the fitted value of each point, in the order given.
 *
 * Source: Cleveland WS. J Am Stat Assoc 1979;74:829-36 (doi 10.1080/01621459.1979.10481038); the interpolation by delta is that of his program.
 */
export const lowess = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { span = 2 / 3, iterations = 3, delta }: LowessOptions = {},
): Float64Array => {
  const n = x.length
  demand(n > 0 && y.length === n, 'lowess needs as many y as x, at least one')
  const order = orderOf(x)
  const xs = Float64Array.from(order, (at) => x[at] as number)
  const ys = Float64Array.from(order, (at) => y[at] as number)
  const out = new Float64Array(n)
  const fit = ys.slice()
  if (n > 1) {
    const step = delta ?? 0.01 * ((xs[n - 1] as number) - (xs[0] as number))
    const neighbours = Math.max(2, Math.min(n, Math.floor(span * n + 1e-7)))
    let robust: Float64Array | undefined
    for (let round = 0; round <= iterations; round++) {
      pass(xs, ys, robust, neighbours, step, fit)
      if (round === iterations) break
      const residuals = ys.map((value, i) => value - (fit[i] as number))
      const sizes = residuals.map(Math.abs)
      const scale = sizes.reduce((sum, value) => sum + value, 0) / n
      const cut = 6 * median(sizes)
      if (cut < 1e-7 * scale) break
      const [high, low] = [0.999 * cut, 0.001 * cut]
      robust = sizes.map((size) => (size <= low ? 1 : size <= high ? (1 - (size / cut) ** 2) ** 2 : 0))
    }
  }
  order.forEach((at, i) => {
    out[at] = fit[i] as number
  })
  return out
}
