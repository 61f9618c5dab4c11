import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../../result/problems.ts'
import type { Predictors } from '../predictors.ts'
import { channelsOf, type Response, responseIssues } from '../response.ts'
import { treeGrower } from '../trees/grow-tree.ts'
import { rankPredictors } from '../trees/rank-predictors.ts'
import type { CartNode } from './cart-node.ts'
import { cartOf } from './cart-of.ts'
import { pruneCart } from './prune-cart.ts'

/** How far a tree is grown. */
export interface CartOptions {
  /** A node of fewer rows is a leaf; default 20. */
  readonly leastSplit?: number
  /** Smallest leaf; default a third of `leastSplit`, rounded. */
  readonly leastLeaf?: number
  /** Depth of the deepest node, the root being 0; default 30. */
  readonly deepest?: number
  /** Splits that lower the risk by at most this share of the root's risk per leaf are cut back; default 0.01. */
  readonly complexity?: number
}

/** A grown and pruned tree. */
export interface Cart {
  readonly method: 'Classification tree' | 'Regression tree'
  readonly n: number
  readonly root: CartNode
  readonly names: readonly string[]
  readonly levels: readonly string[]
  /** Largest penalty per leaf at which something is cut, in shares of the root's risk, with the leaves left: from the full tree to the root. */
  readonly sequence: readonly { readonly complexity: number; readonly leaves: number; readonly risk: number }[]
}

/**
 * Classification and regression tree: binary splits that lower Gini impurity or the sum of squares most, cut back by cost complexity.
 *
 * Meaning: nested yes-no rules on single predictors. Assumes nothing about shape; misleads by its instability: a few other patients give
 * another tree, and the risk on the data it was grown on is too good. Splits are midpoints between adjacent values; the first column wins
 * between equal splits; the child with the lower mean (of the class code for classes) is the left one. Categories are ordered by their mean,
 * which is exact for numbers and two classes.
 *
 * Formula: a node t is kept when (R(t) - R(T_t)) / (leaves(T_t) - 1) exceeds α = `complexity` · R(root); R counts misclassified rows or is
 * the sum of squares.
 *
 * Source: Breiman L, Friedman JH, Olshen RA, Stone CJ. Classification and regression trees. Wadsworth 1984.
 *
 * Issues: those of the response; `no-predictor`, `option-invalid`.
 *
 * @example
 * fitCart(predictors, numberResponse([1, 2, 9, 10]), { leastSplit: 2, leastLeaf: 1, complexity: 0 })
 */
export const fitCart = (predictors: Predictors, response: Response, options: CartOptions = {}): Outcome<Cart> => {
  const { leastSplit = 20, leastLeaf = Math.round(leastSplit / 3), deepest = 30, complexity = 0.01 } = options
  const issues = [...responseIssues(response, predictors.rows)]
  if (predictors.names.length === 0) issues.push(inputError('no-predictor', 'There is no predictor.', 'Give at least one column.'))
  if (!(complexity >= 0))
    issues.push(inputError('option-invalid', `complexity is ${complexity}.`, 'Give a number from 0.', { column: 'complexity' }))
  if (issues.length > 0) return failed(...issues)
  const { channels } = channelsOf(response)
  const rules = { tried: predictors.names.length, leastSplit: Math.max(2, leastSplit), leastLeaf: Math.max(1, leastLeaf), deepest }
  const tree = treeGrower(rankPredictors(predictors), predictors.values, channels, rules).grow(new Float64Array(predictors.rows).fill(1))
  const full = cartOf(tree, predictors, response)
  const { root, sequence } = pruneCart(full, complexity * full.risk)
  const share = full.risk > 0 ? full.risk : 1
  return done({
    method: response.kind === 'class' ? 'Classification tree' : 'Regression tree',
    n: predictors.rows,
    root,
    names: predictors.names,
    levels: response.kind === 'class' ? response.levels : [],
    sequence: sequence.map((step) => ({ ...step, complexity: step.complexity / share })),
  })
}
