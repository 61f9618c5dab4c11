import type { Random } from '@dacryon/core'
import { SplitSearch } from './find-split.ts'
import type { RankedPredictors } from './rank-predictors.ts'
import type { Tree } from './tree.ts'

/** When a node is split, and by what. */
export interface GrowthRules {
  /** Columns looked at in each node; all, in their order, when it is the number of columns. */
  readonly tried: number
  /** A node of less weight is a leaf. */
  readonly leastSplit: number
  /** Smallest weight of a child. */
  readonly leastLeaf: number
  readonly deepest: number
  /** Rewrites the channels for the rows of a node before it is split (rows `from` to `to` of the index). */
  readonly relabel?: (index: Int32Array, from: number, to: number) => void
}

/** A grower keeps its working memory; one tree after the other is grown in it. */
export interface Grower {
  /** Rows that count, and how often; `random` chooses the columns tried. */
  grow(weights: Float64Array, random?: Random): Tree
}

const purityOf = (channels: readonly Float64Array[], index: Int32Array, from: number, to: number): boolean => {
  for (const channel of channels) {
    const value = channel[index[from] as number]
    for (let at = from + 1; at < to; at++) if (channel[index[at] as number] !== value) return false
  }
  return true
}

/** Middle of two neighbours; the lower one where there is no number between them. */
export const middleOf = (below: number, above: number): number => {
  const middle = below + (above - below) / 2
  return middle < above && Number.isFinite(middle) ? middle : below
}

/**
 * Grows trees by the best split of squared sum over count (the decrease of variance, or of Gini impurity for class indicators), rows divided
 * in place.
 */
export const treeGrower = (
  ranked: RankedPredictors,
  values: Float64Array,
  channels: readonly Float64Array[],
  rules: GrowthRules,
): Grower => {
  const { rows, columns, categories } = ranked
  const most = 2 * rows
  const index = new Int32Array(rows)
  const order = new Int32Array(columns)
  const variable = new Int32Array(most)
  const threshold = new Float64Array(most)
  const left = new Int32Array(most)
  const means = new Float64Array(most * channels.length)
  const sizes = new Float64Array(most)
  const gains = new Float64Array(most)
  const stackFrom = new Int32Array(most)
  const stackTo = new Int32Array(most)
  const stackNode = new Int32Array(most)
  const stackDepth = new Int32Array(most)
  const weights = new Float64Array(rows)
  const found = new SplitSearch({ ranked, index, weights, channels, leastLeaf: rules.leastLeaf })

  const describe = (node: number, from: number, to: number): void => {
    let size = 0
    for (let at = from; at < to; at++) size += weights[index[at] as number] as number
    sizes[node] = size
    for (let channel = 0; channel < channels.length; channel++) {
      const own = channels[channel] as Float64Array
      let total = 0
      for (let at = from; at < to; at++) {
        const row = index[at] as number
        total += (weights[row] as number) * (own[row] as number)
      }
      means[node * channels.length + channel] = total / size
    }
    variable[node] = -1
    threshold[node] = 0
    left[node] = 0
    gains[node] = 0
  }

  const chooseSplit = (random: Random | undefined): void => {
    if (random === undefined || rules.tried >= columns) {
      for (let column = 0; column < columns; column++) found.search(column)
      return
    }
    for (let at = 0; at < rules.tried; at++) {
      const other = random.integer(at, columns - 1)
      const column = order[other] as number
      order[other] = order[at] as number
      order[at] = column
      found.search(column)
    }
  }

  const divide = (from: number, to: number): number => {
    const column = found.column
    const offset = column * rows
    const nominal = (categories[column] as number) > 0
    const at = nominal ? found.below : middleOf(found.below, found.above)
    let low = from
    let high = to - 1
    while (low <= high) {
      const row = index[low] as number
      const value = values[offset + row] as number
      if (nominal ? ((at >>> value) & 1) === 1 : value <= at) low += 1
      else {
        index[low] = index[high] as number
        index[high] = row
        high -= 1
      }
    }
    return low
  }

  const grow = (given: Float64Array, random?: Random): Tree => {
    weights.set(given)
    let used = 0
    for (let row = 0; row < rows; row++) if ((weights[row] as number) > 0) index[used++] = row
    for (let column = 0; column < columns; column++) order[column] = column
    let nodes = 1
    let waiting = 1
    stackFrom[0] = 0
    stackTo[0] = used
    stackNode[0] = 0
    stackDepth[0] = 0
    while (waiting > 0) {
      waiting -= 1
      const from = stackFrom[waiting] as number
      const to = stackTo[waiting] as number
      const node = stackNode[waiting] as number
      const depth = stackDepth[waiting] as number
      describe(node, from, to)
      if ((sizes[node] as number) < rules.leastSplit || depth >= rules.deepest || to - from < 2) continue
      if (rules.relabel === undefined) {
        if (purityOf(channels, index, from, to)) continue
      } else rules.relabel(index, from, to)
      found.begin(from, to)
      chooseSplit(random)
      if (found.column < 0) continue
      const middle = divide(from, to)
      variable[node] = found.column
      threshold[node] = (categories[found.column] as number) > 0 ? found.below : middleOf(found.below, found.above)
      gains[node] = found.score / found.total
      left[node] = nodes
      for (const right of [true, false]) {
        stackFrom[waiting] = right ? middle : from
        stackTo[waiting] = right ? to : middle
        stackNode[waiting] = nodes + (right ? 1 : 0)
        stackDepth[waiting] = depth + 1
        waiting += 1
      }
      nodes += 2
    }
    return {
      variable: variable.slice(0, nodes),
      threshold: threshold.slice(0, nodes),
      left: left.slice(0, nodes),
      means: means.slice(0, nodes * channels.length),
      sizes: sizes.slice(0, nodes),
      gains: gains.slice(0, nodes),
    }
  }
  return { grow }
}
