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
const middleOf = (below: number, above: number): number => {
  const middle = below + (above - below) / 2
  return middle < above && Number.isFinite(middle) ? middle : below
}

/** The tree that grows, node by node, in memory for the largest one. */
class Nodes {
  count = 1
  readonly variable: Int32Array
  readonly threshold: Float64Array
  readonly left: Int32Array
  readonly means: Float64Array
  readonly sizes: Float64Array
  readonly gains: Float64Array
  readonly #channels: number

  constructor(most: number, channels: number) {
    this.variable = new Int32Array(most)
    this.threshold = new Float64Array(most)
    this.left = new Int32Array(most)
    this.means = new Float64Array(most * channels)
    this.sizes = new Float64Array(most)
    this.gains = new Float64Array(most)
    this.#channels = channels
  }

  makeLeaf(node: number): void {
    this.variable[node] = -1
    this.threshold[node] = 0
    this.left[node] = 0
    this.gains[node] = 0
  }

  /** The tree so far, on its own memory. */
  take(): Tree {
    const { count } = this
    return {
      variable: this.variable.slice(0, count),
      threshold: this.threshold.slice(0, count),
      left: this.left.slice(0, count),
      means: this.means.slice(0, count * this.#channels),
      sizes: this.sizes.slice(0, count),
      gains: this.gains.slice(0, count),
    }
  }
}

/** Nodes that wait to be looked at, the last one first. */
class Waiting {
  count = 0
  readonly from: Int32Array
  readonly to: Int32Array
  readonly node: Int32Array
  readonly depth: Int32Array

  constructor(most: number) {
    this.from = new Int32Array(most)
    this.to = new Int32Array(most)
    this.node = new Int32Array(most)
    this.depth = new Int32Array(most)
  }

  add(from: number, to: number, node: number, depth: number): void {
    const at = this.count++
    this.from[at] = from
    this.to[at] = to
    this.node[at] = node
    this.depth[at] = depth
  }
}

class TreeGrower implements Grower {
  readonly #ranked: RankedPredictors
  readonly #values: Float64Array
  readonly #channels: readonly Float64Array[]
  readonly #rules: GrowthRules
  readonly #index: Int32Array
  readonly #order: Int32Array
  readonly #weights: Float64Array
  readonly #nodes: Nodes
  readonly #waiting: Waiting
  readonly #found: SplitSearch

  constructor(ranked: RankedPredictors, values: Float64Array, channels: readonly Float64Array[], rules: GrowthRules) {
    const { rows, columns } = ranked
    this.#ranked = ranked
    this.#values = values
    this.#channels = channels
    this.#rules = rules
    this.#index = new Int32Array(rows)
    this.#order = new Int32Array(columns)
    this.#weights = new Float64Array(rows)
    this.#nodes = new Nodes(2 * rows, channels.length)
    this.#waiting = new Waiting(2 * rows)
    this.#found = new SplitSearch({ ranked, index: this.#index, weights: this.#weights, channels, leastLeaf: rules.leastLeaf })
  }

  grow(given: Float64Array, random?: Random): Tree {
    const { rows, columns } = this.#ranked
    const nodes = this.#nodes
    const waiting = this.#waiting
    this.#weights.set(given)
    let used = 0
    for (let row = 0; row < rows; row++) if ((this.#weights[row] as number) > 0) this.#index[used++] = row
    for (let column = 0; column < columns; column++) this.#order[column] = column
    nodes.count = 1
    waiting.count = 0
    waiting.add(0, used, 0, 0)
    while (waiting.count > 0) {
      const at = --waiting.count
      const from = waiting.from[at] as number
      const to = waiting.to[at] as number
      const node = waiting.node[at] as number
      const depth = waiting.depth[at] as number
      this.#describe(node, from, to)
      if (!this.#maySplit(node, from, to, depth)) continue
      this.#found.begin(from, to)
      this.#chooseSplit(random)
      if (this.#found.column >= 0) this.#split(node, from, to, depth)
    }
    return nodes.take()
  }

  #describe(node: number, from: number, to: number): void {
    const { means, sizes } = this.#nodes
    const index = this.#index
    const weights = this.#weights
    const channels = this.#channels
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
    this.#nodes.makeLeaf(node)
  }

  #maySplit(node: number, from: number, to: number, depth: number): boolean {
    const { leastSplit, deepest, relabel } = this.#rules
    if ((this.#nodes.sizes[node] as number) < leastSplit || depth >= deepest || to - from < 2) return false
    if (relabel === undefined) return !purityOf(this.#channels, this.#index, from, to)
    relabel(this.#index, from, to)
    return true
  }

  #chooseSplit(random: Random | undefined): void {
    const { columns } = this.#ranked
    const { tried } = this.#rules
    const order = this.#order
    if (random === undefined || tried >= columns) {
      for (let column = 0; column < columns; column++) this.#found.search(column)
      return
    }
    for (let at = 0; at < tried; at++) {
      const other = random.integer(at, columns - 1)
      const column = order[other] as number
      order[other] = order[at] as number
      order[at] = column
      this.#found.search(column)
    }
  }

  #split(node: number, from: number, to: number, depth: number): void {
    const nodes = this.#nodes
    const { column, below, above, score, total } = this.#found
    const nominal = (this.#ranked.categories[column] as number) > 0
    const at = nominal ? below : middleOf(below, above)
    const middle = this.#divide(from, to, column, nominal, at)
    nodes.variable[node] = column
    nodes.threshold[node] = at
    nodes.gains[node] = score / total
    nodes.left[node] = nodes.count
    this.#waiting.add(middle, to, nodes.count + 1, depth + 1)
    this.#waiting.add(from, middle, nodes.count, depth + 1)
    nodes.count += 2
  }

  /** Rows that go left first; gives where the others begin. */
  #divide(from: number, to: number, column: number, nominal: boolean, threshold: number): number {
    const index = this.#index
    const values = this.#values
    const offset = column * this.#ranked.rows
    let low = from
    let high = to - 1
    while (low <= high) {
      const row = index[low] as number
      const value = values[offset + row] as number
      if (nominal ? ((threshold >>> value) & 1) === 1 : value <= threshold) low += 1
      else {
        index[low] = index[high] as number
        index[high] = row
        high -= 1
      }
    }
    return low
  }
}

/**
 * Grows trees by the best split of squared sum over count (the decrease of variance, or of Gini impurity for class indicators), rows divided
 * in place.
 */
export const treeGrower = (ranked: RankedPredictors, values: Float64Array, channels: readonly Float64Array[], rules: GrowthRules): Grower =>
  new TreeGrower(ranked, values, channels, rules)
