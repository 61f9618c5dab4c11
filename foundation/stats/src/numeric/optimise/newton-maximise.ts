import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts'
import type { Matrix } from '../matrix/matrix.ts'

/** A log likelihood at one point: its value, its score, and the information (minus the second derivative, or what is expected of it). */
export interface Likelihood {
  readonly value: number
  readonly score: Float64Array
  readonly information: Matrix
}

/** Where Newton's method ended. */
export interface Maximum extends Likelihood {
  readonly point: Float64Array
  readonly steps: number
  readonly converged: boolean
  /** The information could not be inverted: no unique maximum here. */
  readonly singular: boolean
}

export interface NewtonOptions {
  /** Largest entry of score' information^-1 score at which to stop: the squared distance left, in standard errors. */
  readonly tolerance?: number
  readonly maximumSteps?: number
  /** Longest step of one parameter. */
  readonly maximumStep?: number
}

/**
 * Maximum by Newton's method (Fisher scoring where the information is the expected one): a step that does not raise the value is halved.
 *
 * Stops when the Newton decrement score' information^-1 score is below the tolerance, which does not depend on the scale of the parameters.
 */
export const newtonMaximise = (
  evaluate: (x: Float64Array) => Likelihood,
  start: ArrayLike<number>,
  { tolerance = 1e-18, maximumSteps = 100, maximumStep = Infinity }: NewtonOptions = {},
): Maximum => {
  let point: Float64Array = Float64Array.from(start)
  let here = evaluate(point)
  for (let steps = 0; ; steps++) {
    const factor = choleskyFactor(here.information)
    if (factor === undefined) return { ...here, point, steps, converged: false, singular: true }
    const step = choleskySolve(factor, here.score)
    const decrement = step.reduce((sum, value, i) => sum + value * (here.score[i] as number), 0)
    const longest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (decrement <= tolerance) {
      // one last full step costs little and doubles the digits
      const next = point.map((value, i) => value + (step[i] as number))
      const there = evaluate(next)
      const better = there.value >= here.value
      return { ...(better ? there : here), point: better ? next : point, steps, converged: true, singular: false }
    }
    if (steps >= maximumSteps) {
      return { ...here, point, steps, converged: decrement <= Math.max(tolerance, 1e-12), singular: false }
    }
    let share = longest > maximumStep ? maximumStep / longest : 1
    let better: { readonly next: Float64Array; readonly there: Likelihood } | undefined
    for (let half = 0; half < 40 && better === undefined; half++, share /= 2) {
      const next = point.map((value, i) => value + share * (step[i] as number))
      const there = evaluate(next)
      const slack = 1e-14 * Math.abs(here.value)
      if (there.value >= here.value - slack) better = { next, there }
    }
    if (better === undefined) return { ...here, point, steps, converged: decrement <= 1e-10, singular: false }
    point = better.next
    here = better.there
  }
}
