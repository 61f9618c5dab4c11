import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../../result/problems.ts'

/** How a covariate may be divided. */
export type SplitScale = 'ordinal' | 'nominal'

/** 1: difference of the children's effects; 2: the better child's effect. */
export type SplitCriterion = 1 | 2

/** Left halves of all splits, as shares of equally likely levels: bits of levels. */
const leftSets = (levels: number, scale: SplitScale): readonly number[] =>
  scale === 'ordinal'
    ? Array.from({ length: levels - 1 }, (_, at) => 2 ** (at + 1) - 1)
    : Array.from({ length: 2 ** (levels - 1) - 1 }, (_, at) => at + 1)

const countBits = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count += 1
  return count
}

/** E|X||Y| of standard normals with correlation r. */
const absoluteProduct = (r: number): number => {
  const inside = Math.min(1, Math.max(-1, r))
  return (2 / Math.PI) * (inside * Math.asin(inside) + Math.sqrt(1 - inside * inside))
}

/** Correlation of the criterion of two splits when the treatment does nothing. */
const correlationOf = (one: number, other: number, all: number, criterion: SplitCriterion): number => {
  const overlap = (a: number, b: number): number => countBits(a & b) / Math.sqrt(countBits(a) * countBits(b))
  const [a, b] = [all & ~one, all & ~other]
  const [c11, c12, c21, c22] = [overlap(one, other), overlap(one, b), overlap(a, other), overlap(a, b)]
  const difference = (c11 - c12 - c21 + c22) / 2
  const product = absoluteProduct(difference)
  if (criterion === 1) return (product - 2 / Math.PI) / (1 - 2 / Math.PI)
  /** max(X1, X2) = (X1 + X2 + |X1 - X2|) / 2; mean 1/√π, variance 1 - 1/π. */
  const sums = c11 + c12 + c21 + c22
  return (sums / 4 + product / 2 - 1 / Math.PI) / (1 - 1 / Math.PI)
}

/**
 * Number of independent splits that would give as much chance of a small p as the correlated splits of one covariate.
 *
 * Formula: `G* = G^(1 - r̄)`, G the number of splits (levels - 1, or 2^(levels-1) - 1), r̄ the mean correlation of the criterion over pairs of
 * splits for equally frequent levels; closed form through the overlap of the children. The smallest p is adjusted to `1 - (1 - p)^G*`.
 *
 * Source: Lipkovich I, Dmitrienko A, Denne J, Enas G. Stat Med 2011;30:2601-21 (doi 10.1002/sim.4289).
 *
 * Issues: `option-invalid` for fewer than 2 levels, or more than 12 unordered ones.
 *
 * @example
 * computeEffectiveSplits(3, 'ordinal') // 1.7575447
 */
export const computeEffectiveSplits = (levels: number, scale: SplitScale, criterion: SplitCriterion = 1): Outcome<number> => {
  if (!Number.isInteger(levels) || levels < 2 || (scale === 'nominal' ? levels > 12 : levels > 31))
    return failed(
      inputError('option-invalid', `There are ${levels} levels.`, 'Give 2 to 31 ordered, or 2 to 12 unordered levels.', {
        column: 'levels',
      }),
    )
  const sets = leftSets(levels, scale)
  if (sets.length === 1) return done(1)
  const all = 2 ** levels - 1
  let total = 0
  for (let one = 0; one < sets.length; one++)
    for (let other = one + 1; other < sets.length; other++)
      total += correlationOf(sets[one] as number, sets[other] as number, all, criterion)
  const mean = total / ((sets.length * (sets.length - 1)) / 2)
  return done(sets.length ** (1 - mean))
}
