import { streamOf } from '../../numeric/random.ts'
import { treeGrower } from '../../prediction/trees/grow-tree.ts'
import type { RankedPredictors } from '../../prediction/trees/rank-predictors.ts'
import { leafOf } from '../../prediction/trees/tree.ts'
import { rangeOf } from '../../workshop/shared.ts'
import { task } from '../../workshop/task.ts'

/** Residuals of outcome and treatment, and how trees are grown. */
export interface CausalInput {
  readonly ranked: RankedPredictors
  readonly values: Float64Array
  /** Outcome minus what is expected without knowing the arm. */
  readonly outcome: Float64Array
  /** Arm minus chance of being treated. */
  readonly arm: Float64Array
  readonly trees: number
  readonly tried: number
  readonly leastLeaf: number
  /** Share of patients of a tree. */
  readonly share: number
  readonly seed: string
}

/** Weighted sums of products, by patient spoken for. */
export interface CausalPiece {
  /** Σ weight · arm · outcome, and Σ weight · arm², over neighbours and trees that have not seen the patient. */
  readonly products: Float64Array
  readonly squares: Float64Array
}

const relabelling =
  (input: CausalInput, label: Float64Array) =>
  (index: Int32Array, from: number, to: number): void => {
    const { outcome, arm } = input
    const n = to - from
    let [sumY, sumW] = [0, 0]
    for (let at = from; at < to; at++) {
      sumY += outcome[index[at] as number] as number
      sumW += arm[index[at] as number] as number
    }
    const [meanY, meanW] = [sumY / n, sumW / n]
    let [cross, square] = [0, 0]
    for (let at = from; at < to; at++) {
      const w = (arm[index[at] as number] as number) - meanW
      cross += w * ((outcome[index[at] as number] as number) - meanY)
      square += w * w
    }
    const effect = square > 0 ? cross / square : 0
    for (let at = from; at < to; at++) {
      const row = index[at] as number
      const w = (arm[row] as number) - meanW
      label[row] = square > 0 ? (w * ((outcome[row] as number) - meanY - effect * w) * n) / square : 0
    }
  }

/**
 * Honest causal trees: half of a tree's patients choose the splits (by the gradient of the effect), the other half fill the leaves. Each
 * patient that the tree has not drawn collects the sums of its leaf.
 */
export const causalTask = task<CausalInput, CausalPiece>({
  id: 'subgroups/causal-forest',
  pieces: (input) => Math.min(input.trees, 64),
  run: (input, piece) => {
    const { ranked, values, outcome, arm } = input
    const { rows } = ranked
    const { from, to } = rangeOf(input.trees, Math.min(input.trees, 64), piece)
    const label = new Float64Array(rows)
    const grower = treeGrower(ranked, values, [label], {
      tried: input.tried,
      leastSplit: 2 * input.leastLeaf,
      leastLeaf: input.leastLeaf,
      deepest: Number.MAX_SAFE_INTEGER,
      relabel: relabelling(input, label),
    })
    const result: CausalPiece = { products: new Float64Array(rows), squares: new Float64Array(rows) }
    const order = new Int32Array(rows)
    const weights = new Float64Array(rows)
    const drawn = Math.max(2, Math.floor(input.share * rows))
    const half = Math.floor(drawn / 2)
    for (let number = from; number < to; number++) {
      const random = streamOf(input.seed, 'causal-forest', number)
      for (let row = 0; row < rows; row++) order[row] = row
      for (let at = 0; at < drawn; at++) {
        const other = random.integer(at, rows - 1)
        const kept = order[at] as number
        order[at] = order[other] as number
        order[other] = kept
      }
      weights.fill(0)
      for (let at = 0; at < half; at++) weights[order[at] as number] = 1
      const tree = grower.grow(weights, random)
      const nodes = tree.variable.length
      const [count, product, square] = [new Float64Array(nodes), new Float64Array(nodes), new Float64Array(nodes)]
      for (let at = half; at < drawn; at++) {
        const row = order[at] as number
        const leaf = leafOf(tree, values, rows, ranked.categories, row)
        const w = arm[row] as number
        count[leaf] = (count[leaf] as number) + 1
        product[leaf] = (product[leaf] as number) + w * (outcome[row] as number)
        square[leaf] = (square[leaf] as number) + w * w
      }
      for (let at = drawn; at < rows; at++) {
        const row = order[at] as number
        const leaf = leafOf(tree, values, rows, ranked.categories, row)
        const size = count[leaf] as number
        if (size === 0) continue
        result.products[row] = (result.products[row] as number) + (product[leaf] as number) / size
        result.squares[row] = (result.squares[row] as number) + (square[leaf] as number) / size
      }
    }
    return result
  },
})
