import type { Issue, Outcome } from '@dacryon/core'
import { midRanks, tieCorrection } from '../numeric/rank.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers } from '../result/vectors.ts'
import { type ChiSquareInference, chiSquareInference } from './kruskal-wallis.ts'

/** Conditions compared within blocks. */
export interface FriedmanTest {
  readonly blocks: number
  readonly conditions: number
  readonly meanRanks: readonly number[]
  readonly inference: Estimable<ChiSquareInference>
  /** Agreement of the blocks about the order of the conditions, 0 to 1 (Kendall's W, with ties). */
  readonly concordance: Estimable
  readonly method: string
  readonly warnings: readonly Issue[]
}

const shapeIssues = (blocks: readonly Numbers[]): readonly Issue[] => {
  const width = blocks[0]?.length ?? 0
  return [
    ...(blocks.length < 2 || width < 2
      ? [inputError('too-few-values', 'Ranks within blocks need two blocks of two conditions.', 'Give more.', { column: 'blocks' })]
      : []),
    ...(blocks.some((block) => block.length !== width)
      ? [inputError('lengths-differ', 'Blocks differ in their number of conditions.', 'Leave incomplete blocks out.', { column: 'blocks' })]
      : []),
    ...blocks.flatMap((block, at) => finiteIssues(block, `block ${at + 1}`)),
  ]
}

/**
 * Friedman's rank test of conditions within blocks (subjects measured under each condition, items rated by each rater), with Kendall's W.
 *
 * Meaning: do the blocks agree on an order of the conditions. Assumes independent blocks, none incomplete. With few blocks the chi-square
 * approximation is rough.
 *
 * Formula: `Q = 12 Σ (R - b(k+1)/2)² / [b k (k+1) - Σ(t³-t)/(k-1)]`, k - 1 degrees of freedom; `W = Q/(b(k-1))`.
 *
 * Source: Friedman M. J Am Stat Assoc 1937;32:675-701 (doi 10.1080/01621459.1937.10503522); Kendall MG, Babington Smith B. Ann Math Stat
 * 1939;10:275-87 (doi 10.1214/aoms/1177732186).
 *
 * Issues: `too-few-values`, `lengths-differ`, `value-not-finite`.
 *
 * @example
 * testWithinBlocks([[1, 2, 3], [2, 3, 4], [1, 3, 5]]) // Q 6, p 0.0498, W 1
 */
export const testWithinBlocks = (blocks: readonly Numbers[]): Outcome<FriedmanTest> => {
  const issues = shapeIssues(blocks)
  if (issues.length > 0) return failed(...issues)
  const [b, k] = [blocks.length, blocks[0]?.length ?? 0]
  const sums = new Float64Array(k)
  let tied = 0
  for (const block of blocks) {
    const { ranks, ties } = midRanks(block)
    ranks.forEach((rank, at) => {
      sums[at] = (sums[at] ?? 0) + rank
    })
    tied += tieCorrection(ties)
  }
  const spread = b * k * (k + 1) - tied / (k - 1)
  const statistic = (12 * sum(sums.map((total) => (total - (b * (k + 1)) / 2) ** 2))) / spread
  const constant = notEstimable('zero-variance', 'Every block is constant, so there is no order.')
  const varies = spread > 1e-9 * b
  return done({
    blocks: b,
    conditions: k,
    meanRanks: Array.from(sums, (total) => total / b),
    inference: varies ? chiSquareInference(statistic, k - 1) : constant,
    concordance: varies ? statistic / (b * (k - 1)) : constant,
    method: 'Friedman rank test',
    warnings: [],
  })
}
