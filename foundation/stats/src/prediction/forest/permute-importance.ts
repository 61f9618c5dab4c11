import type { Random } from '@dacryon/core'
import { leafOf, type Tree } from '../trees/tree.ts'
import { type ForestInput, type ForestPiece, majorityOf } from './forest-piece.ts'

/** Walks a row down and marks the columns on its way in `marks`. */
const walk = (input: ForestInput, tree: Tree, row: number, marks: Uint8Array, offset: number): number => {
  const { ranked, values } = input
  let node = 0
  for (let by = tree.variable[0] as number; by >= 0; by = tree.variable[node] as number) {
    marks[offset + by] = 1
    const own = values[by * ranked.rows + row] as number
    const at = tree.threshold[node] as number
    const goesLeft = ranked.categories[by] === 0 ? own <= at : ((at >>> own) & 1) === 1
    node = (tree.left[node] as number) + (goesLeft ? 0 : 1)
  }
  return node
}

/**
 * Adds, for every column that the tree uses, how much worse the tree predicts its out-of-bag rows when that column's values are permuted
 * among them: share of wrong classes, or mean squared error. One random order a tree, turned by a random step a column.
 */
export const permuteImportance = (input: ForestInput, tree: Tree, outside: Int32Array, random: Random, piece: ForestPiece): void => {
  const { ranked, values, channels, classCount, classes } = input
  const { rows, columns, categories } = ranked
  const count = outside.length
  if (count === 0) return
  const outcome = channels[0] as Float64Array
  const lossAt = (row: number, leaf: number): number => {
    if (classCount > 0) return majorityOf(tree, leaf, channels.length, classCount) === classes[row] ? 0 : 1
    const miss = (tree.means[leaf] as number) - (outcome[row] as number)
    return miss * miss
  }
  const marks = new Uint8Array(count * columns)
  const order = outside.slice()
  for (let at = count - 1; at > 0; at--) {
    const other = random.integer(0, at)
    const kept = order[at] as number
    order[at] = order[other] as number
    order[other] = kept
  }
  const own = Float64Array.from(order, (row, at) => lossAt(row, walk(input, tree, row, marks, at * columns)))
  const used = new Uint8Array(columns)
  for (const by of tree.variable) if (by >= 0) used[by] = 1
  for (let column = 0; column < columns; column++) {
    if (used[column] === 0) continue
    const step = random.integer(0, count - 1)
    let more = 0
    for (let at = 0; at < count; at++) {
      if (marks[at * columns + column] === 0) continue
      const row = order[at] as number
      const from = at + step
      const value = values[column * rows + (order[from < count ? from : from - count] as number)] as number
      more += lossAt(row, leafOf(tree, values, rows, categories, row, column, value)) - (own[at] as number)
    }
    more /= count
    piece.losses[column] = (piece.losses[column] as number) + more
    piece.lossSquares[column] = (piece.lossSquares[column] as number) + more * more
  }
}
