import { demand } from '../demand.ts'
import { type Matrix, matrixOf, zeros } from '../matrix/matrix.ts'
import { pivotedQr } from '../matrix/pivoted-qr.ts'
import { quantile } from '../quantile.ts'
import { cubicSplines } from './cubic-splines.ts'

/** A basis of natural cubic splines and where its knots are. */
export interface NaturalSpline {
  readonly basis: Matrix
  readonly knots: readonly number[]
  readonly boundary: readonly [number, number]
  /** The basis at other points; straight lines outside the boundary. */
  at(x: ArrayLike<number>): Matrix
}

export interface NaturalSplineOptions {
  /** Columns of the basis; inner knots are df - 1 quantiles (type 7) of the values inside the boundary. */
  readonly df?: number
  readonly knots?: readonly number[]
  readonly boundary?: readonly [number, number]
}

/**
 * Basis of natural cubic splines without intercept: cubic between knots, straight outside the boundary. The columns are those that R's
 * `splines::ns` gives: B-splines with the second derivatives at the boundary projected out by Householder reflections.
 *
 * Source: Hastie T, Tibshirani R, Friedman J. The elements of statistical learning, section 5.2; de Boor C. A practical guide to splines.
 */
export const naturalSpline = (x: ArrayLike<number>, options: NaturalSplineOptions = {}): NaturalSpline => {
  demand(x.length > 0, 'a spline of no values')
  const values = Float64Array.from(x)
  const [low, high] = options.boundary ?? [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  demand(high > low, 'a spline needs two different boundary knots')
  const inner = values.filter((value) => value >= low && value <= high)
  const df = options.df ?? (options.knots === undefined ? 1 : options.knots.length + 1)
  const knots = options.knots ?? Array.from({ length: df - 1 }, (_, k) => quantile(inner, (k + 1) / df))
  const all = [low, low, low, low, ...knots, high, high, high, high]
  const count = all.length - 4
  const constraint = zeros(count - 1, 2)
  ;[low, high].forEach((end, column) => {
    const second = cubicSplines(all, end, 2)
    for (let i = 1; i < count; i++) constraint.data[(i - 1) * 2 + column] = second[i] as number
  })
  const qr = pivotedQr(constraint)
  const row = (point: number): Float64Array => {
    const end = point < low ? low : point > high ? high : point
    const splines = cubicSplines(all, end, 0).slice(1, count)
    if (end !== point) {
      const slope = cubicSplines(all, end, 1)
      for (let i = 0; i < splines.length; i++) splines[i] = (splines[i] as number) + (point - end) * (slope[i + 1] as number)
    }
    return qr.effects(splines).slice(2)
  }
  const at = (points: ArrayLike<number>): Matrix => matrixOf(Array.from(points, row))
  return { basis: at(values), knots, boundary: [low, high], at }
}
