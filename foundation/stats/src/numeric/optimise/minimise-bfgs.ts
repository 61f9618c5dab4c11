import { numericGradient } from './numeric-gradient.ts'

/** The lowest point found, and whether the gradient had vanished there. */
export interface Minimum {
  readonly point: Float64Array
  readonly value: number
  readonly gradient: Float64Array
  readonly steps: number
  readonly converged: boolean
}

export interface BfgsOptions {
  readonly gradient?: (x: Float64Array) => Float64Array
  /** Largest entry of the gradient, in proportion to max(1, |value|), at which to stop. */
  readonly tolerance?: number
  readonly maximumSteps?: number
}

const size = (vector: Float64Array): number => vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const dotOf = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0)

/** Inverse-Hessian update by the last step and change of gradient. */
const update = (h: Float64Array, s: Float64Array, y: Float64Array, sy: number): void => {
  const n = s.length
  const hy = s.map((_, i) => y.reduce((sum, value, j) => sum + (h[i * n + j] as number) * value, 0))
  const factor = (1 + dotOf(y, hy) / sy) / sy
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [si, sj] = [s[i] as number, s[j] as number]
      h[i * n + j] = (h[i * n + j] as number) + factor * si * sj - ((hy[i] as number) * sj + si * (hy[j] as number)) / sy
    }
  }
}

const reset = (h: Float64Array, n: number): void => {
  h.fill(0)
  for (let i = 0; i < n; i++) h[i * n + i] = 1
}

/**
 * Local minimum by the BFGS method: backtracking until the value has fallen enough, restart from steepest descent when stuck. Points at which
 * the function is not a number count as infinitely high.
 *
 * Source: Nocedal J, Wright SJ. Numerical optimization. 2nd ed. 2006, chapter 6.
 */
export const minimiseBfgs = (f: (x: Float64Array) => number, start: ArrayLike<number>, options: BfgsOptions = {}): Minimum => {
  const { tolerance = 1e-9, maximumSteps = 500 } = options
  const gradientOf = options.gradient ?? ((x: Float64Array) => numericGradient(f, x))
  let x = Float64Array.from(start)
  const n = x.length
  let value = f(x)
  let gradient = gradientOf(x)
  const h = new Float64Array(n * n)
  reset(h, n)
  let fresh = true
  let steps = 0
  const done = (): boolean => size(gradient) <= tolerance * Math.max(1, Math.abs(value))
  for (; steps < maximumSteps && !done(); steps++) {
    let direction = x.map((_, i) => -gradient.reduce((sum, g, j) => sum + (h[i * n + j] as number) * g, 0))
    let slope = dotOf(direction, gradient)
    if (!(slope < 0)) {
      reset(h, n)
      fresh = true
      direction = gradient.map((g) => -g)
      slope = dotOf(direction, gradient)
    }
    let length = fresh ? Math.min(1, 1 / size(gradient)) : 1
    let next = x
    let nextValue = Number.NaN
    for (let half = 0; half < 60; half++, length /= 2) {
      next = x.map((xi, i) => xi + length * (direction[i] as number))
      nextValue = f(next)
      if (nextValue <= value + 1e-4 * length * slope) break
    }
    const moved = nextValue <= value && next.some((xi, i) => xi !== x[i])
    if (!moved) {
      if (fresh) break
      reset(h, n)
      fresh = true
      continue
    }
    const nextGradient = gradientOf(next)
    const s = next.map((xi, i) => xi - (x[i] as number))
    const y = nextGradient.map((g, i) => g - (gradient[i] as number))
    const sy = dotOf(s, y)
    if (fresh && sy > 0) for (let i = 0; i < n; i++) h[i * n + i] = sy / dotOf(y, y)
    if (sy > 1e-12 * Math.sqrt(dotOf(s, s) * dotOf(y, y))) {
      update(h, s, y, sy)
      fresh = false
    }
    ;[x, value, gradient] = [next, nextValue, nextGradient]
  }
  return { point: x, value, gradient, steps, converged: done() }
}
