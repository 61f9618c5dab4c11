import { demand } from '../demand.ts'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../matrix/cholesky.ts'
import { type Matrix, zeros } from '../matrix/matrix.ts'
import { findRootAround } from '../optimise/find-root.ts'
import { minimiseScalar } from '../optimise/minimise-scalar.ts'
import { cubicSplines } from './cubic-splines.ts'

/** A fitted smoothing spline. */
export interface SmoothingSpline {
  /** Distinct x, rising, and the fit there. */
  readonly x: Float64Array
  readonly fitted: Float64Array
  /** Trace of the smoother. */
  readonly df: number
  readonly lambda: number
  /** The fit anywhere; straight outside the data. */
  at(x: number): number
}

/** Distinct x with the mean of y and the number of values at each. */
const distinct = (x: ArrayLike<number>, y: ArrayLike<number>) => {
  const groups = new Map<number, { total: number; count: number }>()
  for (let at = 0; at < x.length; at++) {
    const group = groups.get(x[at] as number) ?? { total: 0, count: 0 }
    group.total += y[at] as number
    group.count += 1
    groups.set(x[at] as number, group)
  }
  return [...groups].sort(([a], [b]) => a - b).map(([value, { total, count }]) => ({ x: value, y: total / count, weight: count }))
}

/** Integrals of products of second derivatives, which are straight between knots; `third` is the integral of t² over 0 to 1. */
const penalty = (knots: readonly number[], count: number, third: number): Matrix => {
  const out = zeros(count, count)
  for (let k = 3; k < count; k++) {
    const [low, high] = [knots[k] as number, knots[k + 1] as number]
    // a knot belongs to the next interval, so the other end is found from the middle
    const left = cubicSplines(knots, low, 2)
    const rise = cubicSplines(knots, (low + high) / 2, 2).map((value, i) => 2 * (value - (left[i] as number)))
    for (let i = k - 3; i <= k; i++) {
      for (let j = k - 3; j <= k; j++) {
        const [a, b, c, d] = [left[i] as number, left[j] as number, rise[i] as number, rise[j] as number]
        const sum = a * b + (a * d + b * c) / 2 + third * c * d
        out.data[i * count + j] = (out.data[i * count + j] as number) + (high - low) * sum
      }
    }
  }
  return out
}

/** Weighted cross products of the splines at the points, and with y. */
const normalEquations = (points: ReturnType<typeof distinct>, splines: readonly Float64Array[], count: number) => {
  const gram = zeros(count, count)
  const right = new Float64Array(count)
  points.forEach(({ y: value, weight }, at) => {
    const row = splines[at] as Float64Array
    for (let i = 0; i < count; i++) {
      const share = weight * (row[i] as number)
      if (share === 0) continue
      right[i] = (right[i] as number) + share * value
      for (let j = 0; j < count; j++) gram.data[i * count + j] = (gram.data[i * count + j] as number) + share * (row[j] as number)
    }
  })
  return { gram, right }
}

/** Ratio of the traces of the cross products and the penalty, without the splines at the ends. */
const traceRatio = (gram: Matrix, rough: Matrix): number => {
  const count = gram.columns
  let [traceGram, traceRough] = [0, 0]
  for (let i = 2; i < count - 3; i++) {
    traceGram += gram.data[i * count + i] as number
    traceRough += rough.data[i * count + i] as number
  }
  return traceGram / traceRough
}

/**
 * Cubic smoothing spline with a knot at every distinct x and the asked-for degrees of freedom.
 *
 * Formula: the spline minimises Σ w (y - f)² + λ ∫ f''², with the λ at which the trace of the smoother is df.
 *
 * `historical` gives the answers of the program that R's `smooth.spline` runs, on which published q values of Storey rest: λ = r 256^(3s - 1)
 * with r the ratio of two traces; s is the last point that Brent's search tried on [-1.5, 1.5] for the least (df(s) - df)² at tolerance 1e-4;
 * and the penalty has 0.333 for a third. It meets df only to about 1e-3. For fewer than 50 distinct x; that program thins the knots of more.
 *
 * Source: Green PJ, Silverman BW. Nonparametric regression and generalized linear models. 1994, chapter 2.
 */
export const smoothingSpline = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { df, historical = false }: { readonly df: number; readonly historical?: boolean },
): SmoothingSpline => {
  demand(x.length === y.length, 'a smoothing spline needs as many y as x')
  const points = distinct(x, y)
  const n = points.length
  demand(n >= 4, 'a smoothing spline needs four different x')
  demand(df > 1 && df <= n, `no smoothing spline of ${n} different x with ${df} degrees of freedom`)
  const [first, last] = [points[0]?.x as number, points[n - 1]?.x as number]
  const unit = points.map((point) => (point.x - first) / (last - first))
  const knots = [0, 0, 0, ...unit, 1, 1, 1]
  const count = n + 2
  const splines = unit.map((value) => cubicSplines(knots, value, 0))
  const { gram, right } = normalEquations(points, splines, count)
  const rough = penalty(knots, count, historical ? 0.333 : 1 / 3)
  const ratio = traceRatio(gram, rough)
  const lambdaOf = (spar: number): number => ratio * 256 ** (3 * spar - 1)
  const factorOf = (lambda: number): Matrix => {
    const factor = choleskyFactor({ ...gram, data: gram.data.map((value, at) => value + lambda * (rough.data[at] as number)) }, 1e-18)
    demand(factor !== undefined, 'the smoothing spline is not determined')
    return factor
  }
  const dfOf = (lambda: number): number => {
    const inverse = choleskyInverse(factorOf(lambda)).data
    return inverse.reduce((sum, value, at) => sum + value * (gram.data[at] as number), 0)
  }
  let spar = 0
  const miss = (s: number): number => {
    spar = s
    return 3 + (dfOf(lambdaOf(s)) - df) ** 2
  }
  if (historical) minimiseScalar(miss, -1.5, 1.5, 1e-4)
  else spar = findRootAround((s) => dfOf(lambdaOf(s)) - df, 0.5, 1, [-3, 6])?.root ?? minimiseScalar(miss, -3, 6).point
  const lambda = lambdaOf(spar)
  const coefficients = choleskySolve(factorOf(lambda), right)
  const value = (splinesAt: Float64Array): number => splinesAt.reduce((sum, b, i) => sum + b * (coefficients[i] as number), 0)
  return {
    x: Float64Array.from(points, (point) => point.x),
    fitted: Float64Array.from(splines, value),
    df: dfOf(lambda),
    lambda,
    at: (point) => {
      const place = (point - first) / (last - first)
      const inside = Math.min(1, Math.max(0, place))
      const level = value(cubicSplines(knots, inside, 0))
      return inside === place ? level : level + (place - inside) * value(cubicSplines(knots, inside, 1))
    },
  }
}
