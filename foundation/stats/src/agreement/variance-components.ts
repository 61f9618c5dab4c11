import { minimiseBfgs } from '../numeric/optimise/minimise-bfgs.ts'

/** Groups whose effects are random: which group each row is in. */
export interface RandomFactor {
  readonly name: string
  readonly codes: ArrayLike<number>
  readonly levels: number
}

/** Estimated variances. */
export interface VarianceComponents {
  /** In the order of the factors. */
  readonly variances: readonly number[]
  readonly residual: number
  /** Of the fixed part. */
  readonly coefficients: readonly number[]
  /** -2 restricted log-likelihood. */
  readonly deviance: number
  readonly converged: boolean
}

interface Layout {
  /** Rows of the factor with most levels, which is eliminated first. */
  readonly first: RandomFactor | undefined
  readonly rest: readonly RandomFactor[]
  readonly restLevels: number
  readonly fixed: number
  readonly rows: number
  /** Counts of the first factor's levels. */
  readonly sizes: Float64Array
  /** Products of the first factor's indicators with [other factors, fixed, y]. */
  readonly across: Float64Array
  /** Products of [other factors, fixed, y] with themselves. */
  readonly inner: Float64Array
}

/** Sums of products, from which every deviance is computed. */
const layoutOf = (y: ArrayLike<number>, fixed: readonly ArrayLike<number>[], factors: readonly RandomFactor[]): Layout => {
  const order = factors.toSorted((a, b) => b.levels - a.levels)
  const [first, ...rest] = order
  const restLevels = rest.reduce((total, { levels }) => total + levels, 0)
  const width = restLevels + fixed.length + 1
  const sizes = new Float64Array(first?.levels ?? 0)
  const across = new Float64Array(sizes.length * width)
  const inner = new Float64Array(width * width)
  const [places, values] = [new Int32Array(rest.length + fixed.length + 1), new Float64Array(rest.length + fixed.length + 1)]
  for (let row = 0; row < y.length; row++) {
    let at = 0
    let offset = 0
    for (const factor of rest) {
      places[at] = offset + (factor.codes[row] ?? 0)
      values[at++] = 1
      offset += factor.levels
    }
    for (const column of fixed) {
      places[at] = offset++
      values[at++] = column[row] ?? 0
    }
    places[at] = offset
    values[at++] = y[row] ?? 0
    const own = first?.codes[row] ?? 0
    if (first !== undefined) sizes[own] = (sizes[own] ?? 0) + 1
    for (let i = 0; i < at; i++) {
      const [place, value] = [places[i] ?? 0, values[i] ?? 0]
      if (first !== undefined) across[own * width + place] = (across[own * width + place] ?? 0) + value
      for (let j = 0; j < at; j++) {
        const cell = place * width + (places[j] ?? 0)
        inner[cell] = (inner[cell] ?? 0) + value * (values[j] ?? 0)
      }
    }
  }
  return { first, rest, restLevels, fixed: fixed.length, rows: y.length, sizes, across, inner }
}

/** Scale of each row of [other factors, fixed, y] under relative standard deviations. */
const scalesOf = ({ rest, restLevels, fixed }: Layout, thetaOf: (factor: RandomFactor) => number): Float64Array => {
  const scales = new Float64Array(restLevels + fixed + 1).fill(1)
  let offset = 0
  for (const factor of rest) {
    scales.fill(thetaOf(factor), offset, offset + factor.levels)
    offset += factor.levels
  }
  return scales
}

/** Cholesky in place of the lower triangle; the diagonal holds the pivots' roots. False where a pivot is not positive before `until`. */
const factorise = (a: Float64Array, width: number, until: number): boolean => {
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let value = a[i * width + j] ?? 0
      for (let k = 0; k < Math.min(j, until); k++) value -= (a[i * width + k] ?? 0) * (a[j * width + k] ?? 0)
      if (j >= until) a[i * width + j] = value
      else if (i !== j) a[i * width + j] = value / (a[j * width + j] ?? 1)
      else if (value > 1e-12 * Math.abs(a[i * width + i] ?? 1)) a[i * width + i] = Math.sqrt(value)
      else return false
    }
  return true
}

const profile = (layout: Layout, thetaOf: (factor: RandomFactor | undefined) => number) => {
  const { first, restLevels, fixed, rows, sizes, across, inner } = layout
  const width = restLevels + fixed + 1
  const scales = scalesOf(layout, thetaOf)
  const a = inner.map((value, at) => value * (scales[Math.floor(at / width)] ?? 1) * (scales[at % width] ?? 1))
  for (let i = 0; i < restLevels; i++) a[i * width + i] = (a[i * width + i] ?? 0) + 1
  const own = thetaOf(first) ** 2
  let logs = 0
  const line = new Float64Array(width)
  sizes.forEach((size, level) => {
    const pivot = 1 + own * size
    logs += Math.log(pivot)
    for (let i = 0; i < width; i++) line[i] = (across[level * width + i] ?? 0) * (scales[i] ?? 1)
    for (let i = 0; i < width; i++) {
      const share = ((line[i] ?? 0) * own) / pivot
      if (share === 0) continue
      for (let j = 0; j <= i; j++) a[i * width + j] = (a[i * width + j] ?? 0) - share * (line[j] ?? 0)
    }
  })
  if (!factorise(a, width, width - 1)) return undefined
  for (let i = 0; i < width - 1; i++) logs += 2 * Math.log(a[i * width + i] ?? 1)
  const squares = a[width * width - 1] ?? 0
  const free = rows - fixed
  if (!(squares > 0)) return undefined
  const deviance = logs + free * (1 + Math.log((2 * Math.PI * squares) / free))
  return { deviance, residual: squares / free, factor: a, width }
}

/** Coefficients of the fixed part from the factor: the last row holds L⁻¹X'y. */
const coefficientsOf = (factor: Float64Array, width: number, restLevels: number): readonly number[] => {
  const solved = factor.slice((width - 1) * width, width * width - 1)
  for (let i = width - 2; i >= restLevels; i--) {
    solved[i] = (solved[i] ?? 0) / (factor[i * width + i] ?? 1)
    for (let k = restLevels; k < i; k++) solved[k] = (solved[k] ?? 0) - (factor[i * width + k] ?? 0) * (solved[i] ?? 0)
  }
  return [...solved.subarray(restLevels, width - 1)]
}

/**
 * Variance components of crossed or nested random intercepts by restricted maximum likelihood, unbalanced data allowed: the deviance with
 * residual variance and fixed part at their best, as a function of the relative standard deviations. Undefined where the fixed part is
 * singular or nothing is left to estimate from.
 *
 * Source: Bates D, Mächler M, Bolker B, Walker S. J Stat Softw 2015;67(1) (doi 10.18637/jss.v067.i01), section 3.
 */
export const fitVarianceComponents = (
  y: ArrayLike<number>,
  fixed: readonly ArrayLike<number>[],
  factors: readonly RandomFactor[],
): VarianceComponents | undefined => {
  const layout = layoutOf(y, fixed, factors)
  const at = (theta: ArrayLike<number>) => profile(layout, (factor) => (factor === undefined ? 0 : (theta[factors.indexOf(factor)] ?? 0)))
  if (at(factors.map(() => 1)) === undefined) return undefined
  const deviance = (theta: ArrayLike<number>): number => at(theta)?.deviance ?? Infinity
  const found = [1, 0.3].map((start) =>
    minimiseBfgs(
      deviance,
      factors.map(() => start),
      { tolerance: 1e-9 },
    ),
  )
  const best = found.reduce((one, other) => (other.value < one.value - 1e-9 ? other : one))
  // a component whose removal costs nothing is 0
  const theta = best.point.map(Math.abs)
  theta.forEach((value, k) => {
    const without = theta.map((other, l) => (l === k ? 0 : other))
    if (value < 1e-2 && deviance(without) <= best.value + 1e-9) theta[k] = 0
  })
  const fit = at(theta)
  if (fit === undefined) return undefined
  return {
    variances: [...theta].map((relative) => relative * relative * fit.residual),
    residual: fit.residual,
    coefficients: coefficientsOf(fit.factor, fit.width, layout.restLevels),
    deviance: fit.deviance,
    converged: best.converged,
  }
}
