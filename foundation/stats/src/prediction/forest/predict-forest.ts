import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../../result/problems.ts'
import type { Predictors } from '../predictors.ts'
import { leafOf } from '../trees/tree.ts'
import type { RandomForest } from './assemble-forest.ts'
import { majorityOf, shareOf } from './forest-piece.ts'

/** What a forest says of new rows. */
export interface ForestPrediction {
  /** Class codes, or numbers. */
  readonly predicted: Float64Array
  /** Share of the votes a class, row by row; empty for numbers. */
  readonly votes: readonly Float64Array[]
  /** Mean share of a class in the leaves, row by row; empty for numbers. */
  readonly shares: readonly Float64Array[]
}

/** Predicts new rows with every tree. The columns must be those of the forest. Issues: `columns-differ`. */
export const predictForest = (forest: RandomForest, predictors: Predictors): Outcome<ForestPrediction> => {
  if (predictors.names.length !== forest.names.length || predictors.names.some((name, at) => name !== forest.names[at]))
    return failed(
      inputError('columns-differ', 'The columns are not those of the forest.', `Give ${forest.names.join(', ')}, in this order.`, {
        expected: forest.names.join(', '),
      }),
    )
  const classes = forest.levels.length
  const channels = classes > 2 ? classes : 1
  const predicted = new Float64Array(predictors.rows)
  const votes: Float64Array[] = []
  const shares: Float64Array[] = []
  for (let row = 0; row < predictors.rows; row++) {
    const vote = new Float64Array(classes)
    const share = new Float64Array(classes)
    let total = 0
    for (const tree of forest.trees) {
      const leaf = leafOf(tree, predictors.values, predictors.rows, forest.categories, row)
      if (classes === 0) total += (tree.means[leaf] as number) + forest.centre
      else {
        const own = majorityOf(tree, leaf, channels, classes)
        vote[own] = (vote[own] as number) + 1 / forest.trees.length
        for (let at = 0; at < classes; at++) share[at] = (share[at] as number) + shareOf(tree, leaf, channels, at) / forest.trees.length
      }
    }
    if (classes === 0) predicted[row] = total / forest.trees.length
    else {
      predicted[row] = vote.indexOf(Math.max(...vote))
      votes.push(vote)
      shares.push(share)
    }
  }
  return done({ predicted, votes, shares })
}
