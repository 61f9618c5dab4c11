import { choleskyFactor, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { minimiseBfgs } from '../numeric/optimise/minimise-bfgs.ts'
import { minimiseScalar } from '../numeric/optimise/minimise-scalar.ts'
import { lowerOf, profiledDeviance } from './profiled-deviance.ts'
import type { RandomEffectsData } from './random-effects-data.ts'
import { type ComponentFit, componentFit, relativeFactor } from './variance-components.ts'

/** Some random effect has no variance of its own. */
const onBoundary = (theta: Float64Array, q: number): boolean => {
  const lower = lowerOf(theta, q)
  return Array.from({ length: q }, (_, a) => Math.abs(lower[a * q + a] as number)).some((size) => size < 1e-4)
}

/** Best relative factor: along a line for a random intercept, else by BFGS; from a second start too where it ends on the boundary. */
const bestFactor = (data: RandomEffectsData): { readonly theta: Float64Array; readonly variance: number } => {
  const profile = profiledDeviance(data)
  const q = data.q
  if (q === 1) {
    let high = 2
    while (high < 1e4 && profile([high]).deviance < profile([high / 2]).deviance) high *= 2
    const { point, value } = minimiseScalar((x) => profile([x]).deviance, 0, high, 1e-9)
    const zero = profile([0]).deviance
    const theta = zero <= value + 1e-9 ? Float64Array.of(0) : Float64Array.of(point)
    return { theta, variance: profile(theta).residualVariance }
  }
  const from = (size: number, tolerance: number) => {
    const theta: number[] = []
    for (let a = 0; a < q; a++) for (let b = 0; b <= a; b++) theta.push(a === b ? size : 0)
    return minimiseBfgs((x) => profile(x).deviance, theta, { tolerance })
  }
  const inside = from(1, 1e-6)
  const best = onBoundary(inside.point, q)
    ? [from(0.3, 1e-8), from(1, 1e-8)].reduce((one, other) => (other.value < one.value ? other : one))
    : inside
  return { theta: best.point, variance: profile(best.point).residualVariance }
}

const entriesOf = (factor: Float64Array, q: number, variance: number): Float64Array => {
  const g: number[] = []
  for (let a = 0; a < q; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let k = 0; k < q; k++) sum += (factor[a * q + k] as number) * (factor[b * q + k] as number)
      g.push(sum * variance)
    }
  return Float64Array.from([...g, variance])
}

/** Newton steps in the variance components until nothing is gained; only inside the boundary. */
const polish = (
  data: RandomEffectsData,
  start: Float64Array,
): { readonly entries: Float64Array; readonly fit: ComponentFit } | undefined => {
  const at = (entries: Float64Array): ComponentFit | undefined => {
    const factor = relativeFactor(entries, data.q)
    return factor === undefined ? undefined : componentFit(data, factor, entries[entries.length - 1] as number)
  }
  let entries = start
  let fit = at(entries)
  for (let round = 0; round < 20 && fit !== undefined; round++) {
    const n = entries.length
    const factor = choleskyFactor({ rows: n, columns: n, data: fit.observed })
    if (factor === undefined) return { entries, fit }
    const { gradient } = fit
    const step = choleskySolve(factor, gradient)
    const gain = step.reduce((total, value, k) => total + value * (gradient[k] as number), 0)
    if (gain < 1e-16 * Math.max(1, Math.abs(fit.logLikelihood))) return { entries, fit }
    let moved = false
    for (let share = 1; share > 1e-6 && !moved; share /= 2) {
      const next = entries.map((value, k) => value + share * (step[k] as number))
      const there = at(next)
      if (there === undefined || there.logLikelihood < fit.logLikelihood - 1e-13 * Math.abs(fit.logLikelihood)) continue
      entries = next
      fit = there
      moved = true
    }
    if (!moved) return { entries, fit }
  }
  return fit === undefined ? undefined : { entries, fit }
}

/** Variance components where the likelihood is highest. */
export interface MixedComponents {
  readonly fit: ComponentFit
  /** Covariance of the random effects, lower triangle row by row, then the residual variance. */
  readonly entries: Float64Array
  readonly singular: boolean
}

/** Maximises over the relative factor and then, inside the boundary, polishes; undefined when the terms depend on one another. */
export const fitComponents = (products: RandomEffectsData): MixedComponents | undefined => {
  const { q } = products
  const first = bestFactor(products)
  const lower = lowerOf(first.theta, q)
  const singular = onBoundary(first.theta, q)
  const start = entriesOf(lower, q, first.variance)
  const polished = singular ? undefined : polish(products, start)
  const fit = polished?.fit ?? componentFit(products, lower, first.variance)
  return fit === undefined ? undefined : { fit, entries: polished?.entries ?? start, singular }
}
