import { streamOf } from '../../numeric/random.ts'
import { rangeOf } from '../../workshop/shared.ts'
import { task } from '../../workshop/task.ts'
import { treeGrower } from '../trees/grow-tree.ts'
import { leafOf, type Tree } from '../trees/tree.ts'
import { type ForestInput, type ForestPiece, majorityOf, shareOf } from './forest-piece.ts'
import { permuteImportance } from './permute-importance.ts'

const drawRows = (input: ForestInput, weights: Float64Array, pool: Int32Array, integer: (low: number, high: number) => number): void => {
  const rows = weights.length
  weights.fill(0)
  if (input.share === undefined) {
    for (let drawn = 0; drawn < rows; drawn++) {
      const row = integer(0, rows - 1)
      weights[row] = (weights[row] as number) + 1
    }
    return
  }
  for (let row = 0; row < rows; row++) pool[row] = row
  const take = Math.max(1, Math.floor(input.share * rows))
  for (let at = 0; at < take; at++) {
    const other = integer(at, rows - 1)
    const row = pool[other] as number
    pool[other] = pool[at] as number
    pool[at] = row
    weights[row] = 1
  }
}

/** Adds what one tree says about the rows it has not seen. */
const voteOutOfBag = (input: ForestInput, tree: Tree, outside: Int32Array, count: number, piece: ForestPiece): void => {
  const { ranked, values, channels, classCount, centre } = input
  for (let at = 0; at < count; at++) {
    const row = outside[at] as number
    const leaf = leafOf(tree, values, ranked.rows, ranked.categories, row)
    piece.times[row] = (piece.times[row] as number) + 1
    if (classCount === 0) {
      piece.votes[row] = (piece.votes[row] as number) + (tree.means[leaf] as number) + centre
      continue
    }
    const vote = row * classCount + majorityOf(tree, leaf, channels.length, classCount)
    piece.votes[vote] = (piece.votes[vote] as number) + 1
    for (let own = 0; own < classCount; own++) {
      const cell = row * classCount + own
      piece.shares[cell] = (piece.shares[cell] as number) + shareOf(tree, leaf, channels.length, own)
    }
  }
}

const addGains = (input: ForestInput, tree: Tree, gains: Float64Array): void => {
  const factor = input.classCount === 2 ? 2 : 1
  for (let node = 0; node < tree.variable.length; node++) {
    const by = tree.variable[node] as number
    if (by >= 0) gains[by] = (gains[by] as number) + factor * (tree.gains[node] as number)
  }
}

/** The trees of a random forest, cut in pieces by their number. */
export const forestTask = task<ForestInput, ForestPiece>({
  id: 'prediction/random-forest',
  pieces: (input) => Math.min(input.trees, 64),
  run: (input, piece) => {
    const { ranked, values, channels, classCount } = input
    const { rows, columns } = ranked
    const { from, to } = rangeOf(input.trees, Math.min(input.trees, 64), piece)
    const trees: Tree[] = []
    const result: ForestPiece = {
      trees,
      votes: new Float64Array(rows * Math.max(1, classCount)),
      shares: new Float64Array(rows * classCount),
      times: new Int32Array(rows),
      gains: new Float64Array(columns),
      losses: new Float64Array(columns),
      lossSquares: new Float64Array(columns),
    }
    const grower = treeGrower(ranked, values, channels, input)
    const weights = new Float64Array(rows)
    const pool = new Int32Array(rows)
    const outside = new Int32Array(rows)
    for (let number = from; number < to; number++) {
      const random = streamOf(input.seed, 'random-forest', number)
      drawRows(input, weights, pool, random.integer)
      const tree = grower.grow(weights, random)
      trees.push(tree)
      let count = 0
      for (let row = 0; row < rows; row++) if (weights[row] === 0) outside[count++] = row
      voteOutOfBag(input, tree, outside, count, result)
      addGains(input, tree, result.gains)
      if (input.importance) permuteImportance(input, tree, outside.subarray(0, count), random, result)
    }
    return result
  },
})
