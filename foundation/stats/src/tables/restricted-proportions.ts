import type { Proportion } from './proportion.ts'

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** Two proportions under a hypothesis. */
export type Restricted = readonly [first: number, second: number]

/** Most likely proportions when the difference, first minus second, is held at `delta`: the one root of the score cubic that lies in range. */
export const restrictedByDifference = (first: Proportion, second: Proportion, delta: number): Restricted => {
  const [x1, n1, x2, n2] = [first.yes, first.of, second.yes, second.of]
  const l3 = n1 + n2
  const l2 = (n1 + 2 * n2) * delta - l3 - x1 - x2
  const l1 = (n2 * delta - l3 - 2 * x2) * delta + x1 + x2
  const l0 = x2 * delta * (1 - delta)
  const third = l2 / (3 * l3)
  const q = third ** 3 - (l1 * l2) / (6 * l3 * l3) + l0 / (2 * l3)
  const size = Math.sqrt(Math.max(0, third * third - l1 / (3 * l3)))
  const p = q < 0 ? -size : size
  const angle = p === 0 ? Math.PI / 2 : Math.acos(within(q / p ** 3, -1, 1))
  const p2 = within(2 * p * Math.cos((Math.PI + angle) / 3) - third, Math.max(0, -delta), Math.min(1, 1 - delta))
  return [within(p2 + delta, 0, 1), p2]
}

/** Most likely proportions when the ratio, first over second, is held at `ratio`: the smaller root of a quadratic. */
export const restrictedByRatio = (first: Proportion, second: Proportion, ratio: number): Restricted => {
  const [x1, n1, x2, n2] = [first.yes, first.of, second.yes, second.of]
  const a = (n1 + n2) * ratio
  const b = ratio * (n1 + x2) + x1 + n2
  const c = x1 + x2
  // the smaller root without the difference of near equals
  const p2 = within((2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))), 0, Math.min(1, 1 / ratio))
  return [within(ratio * p2, 0, 1), p2]
}

/**
 * Second proportion that is most likely when the odds ratio, first over second, is held at `ratio`: the root of a quadratic without the
 * difference of near equals.
 */
export const restrictedByOddsRatio = (first: Proportion, second: Proportion, ratio: number): number => {
  const [n1, n2, s] = [first.of, second.of, first.yes + second.yes]
  const a = n2 * (ratio - 1)
  const b = (n1 - s) * ratio + n2 + s
  const root = Math.sqrt(Math.max(0, b * b + 4 * a * s))
  return within(b >= 0 ? (2 * s) / (b + root) : (root - b) / (2 * a), 0, 1)
}

/** Variance of the difference of two sample proportions at given true ones; times N/(N-1) after Miettinen and Nurminen. */
export const differenceVariance = (first: Proportion, second: Proportion, [p1, p2]: Restricted, corrected: boolean): number => {
  const total = first.of + second.of
  return ((p1 * (1 - p1)) / first.of + (p2 * (1 - p2)) / second.of) * (corrected ? total / (total - 1) : 1)
}
