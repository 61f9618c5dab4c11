import { mean, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'

/**
 * R-hat of several chains over the second half of their iterations, each split in two: near 1 when they mix; above 1.05 iterate longer.
 *
 * Source: Gelman A et al. Bayesian data analysis. 3rd ed, 2013, section 11.4.
 *
 * Not estimable: `too-few-iterations` (8 a chain), `zero-variance`.
 *
 * @example computeRHat([[1, 2, 1, 2, 1, 2, 1, 2], [2, 1, 2, 1, 2, 1, 2, 1]])
 */
export const computeRHat = (chains: readonly (readonly number[])[]): Estimable => {
  const length = Math.min(...chains.map((chain) => chain.length))
  if (!(length >= 8) || chains.length < 1) return notEstimable('too-few-iterations', 'R-hat needs eight iterations.')
  const kept = chains.map((chain) => chain.slice(-Math.floor(length / 2)))
  const half = Math.floor((kept[0]?.length ?? 0) / 2)
  const parts = kept.flatMap((chain) => [chain.slice(0, half), chain.slice(-half)])
  const within = mean(parts.map((part) => variance(part)))
  if (!(within > 0)) return notEstimable('zero-variance', 'The chains do not move.')
  const between = half * variance(parts.map((part) => mean(part)))
  return Math.sqrt(((half - 1) / half) * 1 + between / half / within)
}
