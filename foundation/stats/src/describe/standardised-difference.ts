import { generalisedInverse } from '../numeric/matrix/generalised-inverse.ts'
import { zeros } from '../numeric/matrix/matrix.ts'
import { mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'

/**
 * Absolute standardised difference of two groups in a numeric variable: how unbalanced they are, whatever their size.
 *
 * Formula: `|m1 - m2| / √((s1² + s2²)/2)`. Fewer than two values in a group, or no variance in both: not estimable.
 *
 * Source: Austin PC. Stat Med 2009;28:3083-107 (doi 10.1002/sim.3697).
 *
 * @example
 * computeNumericImbalance([1, 2, 3], [2, 3, 7]) // 1
 */
export const computeNumericImbalance = (first: ArrayLike<number>, second: ArrayLike<number>): Estimable => {
  if (first.length < 2 || second.length < 2) return notEstimable('too-few-values', 'A group has fewer than two values.')
  const spread = (variance(first) + variance(second)) / 2
  if (!(spread > 0)) return notEstimable('zero-variance', 'Neither group varies.')
  return Math.abs(mean(first) - mean(second)) / Math.sqrt(spread)
}

/**
 * Absolute standardised difference of two groups in a variable with two or more levels, from the counts of the levels.
 *
 * Formula: with the vectors T and C of the shares without the first level and S the mean of their multinomial covariances,
 * `√((T-C)' S⁻ (T-C))`; for two levels the usual `|p1 - p2|/√((p1 q1 + p2 q2)/2)`. Levels empty in both groups are dropped. Both groups at one
 * and the same level: not estimable.
 *
 * Source: Yang D, Dalton JE. SAS Global Forum 2012, paper 335; Austin PC. Stat Med 2009;28:3083-107 (doi 10.1002/sim.3697).
 *
 * @example
 * computeCategoricalImbalance([16, 84], [34, 66]) // 0.4250
 */
export const computeCategoricalImbalance = (first: readonly number[], second: readonly number[]): Estimable => {
  const used = first.map((count, at) => [count, second[at] ?? 0] as const).filter(([one, other]) => one + other > 0)
  const totals = used.reduce(([a, b], [one, other]) => [a + one, b + other] as const, [0, 0] as const)
  if (totals[0] === 0 || totals[1] === 0) return notEstimable('no-values', 'A group has no value.')
  const shares = used.slice(1).map(([one, other]) => [one / totals[0], other / totals[1]] as const)
  if (shares.length === 0) return notEstimable('zero-variance', 'Both groups have one and the same level.')
  const k = shares.length
  const spread = zeros(k, k)
  shares.forEach(([t, c], i) => {
    shares.forEach(([u, d], j) => {
      spread.data[i * k + j] = i === j ? (t * (1 - t) + c * (1 - c)) / 2 : -(t * u + c * d) / 2
    })
  })
  if (k === 1 && spread.data[0] === 0) return notEstimable('zero-variance', 'Each group is at one level, but not the same.')
  const { inverse } = generalisedInverse(spread)
  let squared = 0
  shares.forEach(([t, c], i) => {
    shares.forEach(([u, d], j) => {
      squared += (t - c) * (inverse.data[i * k + j] ?? 0) * (u - d)
    })
  })
  return Math.sqrt(Math.max(0, squared))
}
