import type { Outcome } from '@dacryon/core'
import { midRanks, orderOf } from '../numeric/rank.ts'
import { done } from '../result/problems.ts'
import type { Expression } from './expression.ts'
import type { CoverageOptions, GeneSet } from './gene-sets.ts'
import { assembleScores, type SetScores, scoredSets } from './set-scores.ts'

/** Choices of ssGSEA. */
export interface SsgseaOptions extends CoverageOptions {
  /** Power of the rank as weight. Default 0.25. */
  readonly power?: number
  /** Divide by the range of all scores. Default true. */
  readonly normalise?: boolean
}

/**
 * Sum over positions of (weighted share of the set seen so far - share of other genes seen so far), genes from high to low; written as sums
 * over the set only, since a step at position k counts for all positions from k on.
 */
const enrichment = (ranks: Float64Array, positions: Int32Array, rows: readonly number[], genes: number, power: number): number => {
  let [weights, inside, places] = [0, 0, 0]
  for (const row of rows) {
    const weight = (ranks[row] ?? 0) ** power
    const remaining = genes - (positions[row] ?? 0)
    weights += weight
    inside += weight * remaining
    places += remaining
  }
  const others = (genes * (genes + 1)) / 2 - places
  return inside / weights - (genes === rows.length ? 0 : others / (genes - rows.length))
}

/**
 * Single-sample gene set enrichment: genes of a sample from high to low by their rank (ties: mean rank, cut to a whole number, earlier gene
 * first), and the sum of differences between the two running shares. Normalised by the range of all scores of this call, so that adding
 * samples changes all scores; use the raw ones where that matters.
 *
 * Issues: `set-poorly-covered`, `set-empty`, `value-missing`.
 *
 * Source: Barbie DA et al. Nature 2009;462:108-112 (doi 10.1038/nature08460).
 *
 * @example scoreSsgsea(expression, sets, { normalise: false })
 */
export const scoreSsgsea = (expression: Expression, sets: readonly GeneSet[], options: SsgseaOptions = {}): Outcome<SetScores> => {
  const { power = 0.25, normalise = true } = options
  const found = scoredSets(expression, sets, options)
  if (!found.ok) return found
  const [n, genes] = [expression.samples.length, expression.genes.length]
  const byset = found.value.sets.map(() => new Float64Array(n))
  const positions = new Int32Array(genes)
  for (let s = 0; s < n; s++) {
    const column = Float64Array.from(expression.genes, (_, g) => expression.values[g * n + s] ?? 0)
    const ranks = midRanks(column).ranks.map(Math.floor)
    for (const [at, g] of orderOf(ranks.map((rank) => -rank)).entries()) positions[g] = at
    for (const [at, { rows }] of found.value.sets.entries()) {
      const scores = byset[at]
      if (scores !== undefined) scores[s] = enrichment(ranks, positions, rows, genes, power)
    }
  }
  const scores = assembleScores(expression, found.value, 'ssGSEA', (set) => byset[found.value.sets.indexOf(set)] ?? new Float64Array(n))
  if (!normalise) return done(scores)
  const [low, high] = [Math.min(...scores.values), Math.max(...scores.values)]
  return done({ ...scores, values: high > low ? scores.values.map((value) => value / (high - low)) : scores.values })
}
