import { demand } from '../demand.ts'

/** Where a search ended. */
export interface Root {
  readonly root: number
  /** The function's value there. */
  readonly value: number
  readonly steps: number
  readonly converged: boolean
}

/**
 * Zero of a continuous function between two points at which its signs differ, by Brent's method. Undefined where they do not differ.
 *
 * Source: Brent RP. Algorithms for minimization without derivatives. 1973, chapter 4.
 *
 * @example
 * findRoot((x) => x * x - 2, 0, 2)?.root // 1.4142135623730951
 */
export const findRoot = (f: (x: number) => number, low: number, high: number, tolerance = 0, maximumSteps = 500): Root | undefined => {
  demand(Number.isFinite(low) && Number.isFinite(high), 'a root is searched between two finite points')
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return { root: a, value: 0, steps: 0, converged: true }
  if (fb === 0) return { root: b, value: 0, steps: 0, converged: true }
  if (Number.isNaN(fa) || Number.isNaN(fb) || fa > 0 === fb > 0) return undefined
  let [c, fc] = [a, fa]
  let step = b - a
  let before = step
  for (let steps = 1; steps <= maximumSteps; steps++) {
    if (fb > 0 === fc > 0) {
      ;[c, fc] = [a, fa]
      step = b - a
      before = step
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      ;[a, b, c] = [b, c, b]
      ;[fa, fb, fc] = [fb, fc, fb]
    }
    const least = 2 * 2.220446049250313e-16 * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= least || fb === 0) return { root: b, value: fb, steps, converged: true }
    if (Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p = 2 * half * s
      let q = 1 - s
      if (a !== c) {
        const [r, t] = [fb / fc, fa / fc]
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      else p = -p
      const fits = 2 * p < Math.min(3 * half * q - Math.abs(least * q), Math.abs(before * q))
      before = fits ? step : half
      step = fits ? p / q : half
    } else {
      step = half
      before = half
    }
    ;[a, fa] = [b, fb]
    b += Math.abs(step) > least ? step : half > 0 ? least : -least
    fb = f(b)
  }
  return { root: b, value: fb, steps: maximumSteps, converged: false }
}

/**
 * Zero of a monotone function from a guess: the distance to both sides is doubled until the signs differ, at most to the given limits.
 * Undefined where no change of sign is found.
 */
export const findRootAround = (
  f: (x: number) => number,
  guess: number,
  reach: number,
  limits: readonly [number, number] = [-Infinity, Infinity],
): Root | undefined => {
  const clamp = (x: number): number => Math.min(limits[1], Math.max(limits[0], x))
  let width = reach
  for (let turn = 0; turn < 100; turn++) {
    const [low, high] = [clamp(guess - width), clamp(guess + width)]
    const found = findRoot(f, low, high)
    if (found !== undefined || (low === limits[0] && high === limits[1]) || !Number.isFinite(width * 2)) return found
    width *= 2
  }
  return undefined
}
