import type { RankedPredictors } from '../trees/rank-predictors.ts'
import type { Tree } from '../trees/tree.ts'

/** Everything that a piece of a forest is grown from; plain arrays, so that a thread can take it. */
export interface ForestInput {
  readonly ranked: RankedPredictors
  readonly values: Float64Array
  readonly channels: readonly Float64Array[]
  /** Added to what the leaves hold. */
  readonly centre: number
  /** Class of a row; empty where the outcome is a number. */
  readonly classes: Int32Array
  readonly classCount: number
  readonly trees: number
  readonly tried: number
  readonly leastSplit: number
  readonly leastLeaf: number
  readonly deepest: number
  /** Rows of each tree: drawn with replacement as many as there are, or this share without. */
  readonly share: number | undefined
  readonly importance: boolean
  readonly seed: string
}

/** What the trees of one piece add up to. */
export interface ForestPiece {
  readonly trees: readonly Tree[]
  /** Out-of-bag votes a row and class (or, for numbers, sums of predictions a row). */
  readonly votes: Float64Array
  /** Sums of class shares a row and class, out of bag; empty for numbers. */
  readonly shares: Float64Array
  /** How many trees had a row out of bag. */
  readonly times: Int32Array
  readonly gains: Float64Array
  readonly losses: Float64Array
  readonly lossSquares: Float64Array
}

/** Share of each class in a leaf. */
export const shareOf = (tree: Tree, leaf: number, channels: number, at: number): number => {
  if (channels > 1) return tree.means[leaf * channels + at] as number
  const second = tree.means[leaf] as number
  return at === 1 ? second : 1 - second
}

/** The class with the largest share; the first one of equals. */
export const majorityOf = (tree: Tree, leaf: number, channels: number, classes: number): number => {
  let best = 0
  for (let at = 1; at < classes; at++) if (shareOf(tree, leaf, channels, at) > shareOf(tree, leaf, channels, best)) best = at
  return best
}
