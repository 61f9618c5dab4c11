import type { RankedPredictors } from './rank-predictors.ts'

/** What a search for splits reads. */
export interface SplitSource {
  readonly ranked: RankedPredictors
  readonly index: Int32Array
  /** How often a row counts. */
  readonly weights: Float64Array
  /** Response, channel by channel: the outcome itself, or one indicator a class. May change between nodes. */
  readonly channels: readonly Float64Array[]
  /** Smallest weight of a child. */
  readonly leastLeaf: number
}

const widest = ({ starts, columns }: RankedPredictors): number => {
  let most = 1
  for (let column = 0; column < columns; column++) most = Math.max(most, (starts[column + 1] as number) - (starts[column] as number))
  return most
}

/**
 * Exact search of the best split of a node by one column after the other, in time of the node's rows, without sorting and without
 * allocation: rows are added to a bin for each distinct value, and a two-level set of bits gives the filled bins in rising order.
 *
 * A split scores Σ_channels (s W - S w)² / (w (W - w)), with w, s weight and sum of the left child and W, S of the node: the gain in
 * Σ sum²/weight, times W. For counts it is computed from whole numbers, so that equal splits score equal.
 */
export class SplitSearch {
  /** Column of the best split; -1 for none. */
  column = -1
  score = -1
  /** Measured: the largest value that goes left. Categories: the codes that go left, as bits. */
  below = 0
  /** Measured: the smallest value that goes right. */
  above = 0
  total = 0

  readonly #source: SplitSource
  readonly #count: number
  readonly #binWeight: Float64Array
  readonly #binSum: Float64Array
  readonly #bits: Int32Array
  readonly #top: Int32Array
  readonly #order: Int32Array
  readonly #sums: Float64Array
  readonly #left: Float64Array
  readonly #weight: Float64Array
  readonly #value: Float64Array
  #from = 0
  #to = 0

  constructor(source: SplitSource) {
    this.#source = source
    this.#count = source.channels.length
    const most = widest(source.ranked)
    this.#binWeight = new Float64Array(most)
    this.#binSum = new Float64Array(most * this.#count)
    this.#bits = new Int32Array((most >>> 5) + 1)
    this.#top = new Int32Array((most >>> 10) + 1)
    this.#order = new Int32Array(most)
    this.#sums = new Float64Array(this.#count)
    this.#left = new Float64Array(this.#count)
    this.#weight = new Float64Array(source.index.length)
    this.#value = new Float64Array(source.index.length)
  }

  /** Begins a node: rows `from` to `to` of the index. */
  begin(from: number, to: number): void {
    const { index, weights, channels } = this.#source
    this.#from = from
    this.#to = to
    this.column = -1
    this.score = -1
    this.total = 0
    this.#sums.fill(0)
    const only = channels[0] as Float64Array
    for (let at = from; at < to; at++) {
      const row = index[at] as number
      const weight = weights[row] as number
      this.total += weight
      this.#weight[at] = weight
      this.#value[at] = weight * (only[row] as number)
      for (let channel = 0; channel < this.#count; channel++)
        this.#sums[channel] = (this.#sums[channel] as number) + weight * ((channels[channel] as Float64Array)[row] as number)
    }
  }

  /** Takes a split by this column where it is better than the best so far. */
  search(column: number): void {
    const nominal = (this.#source.ranked.categories[column] as number) > 0
    if (this.#count === 1) {
      this.#gatherOne(column)
      if (!nominal) {
        this.#scanOne(column)
        return
      }
    } else this.#gatherMany(column)
    const filled = this.#drain()
    if (nominal) this.#orderCategories(filled)
    this.#scanMany(column, filled, nominal)
  }

  #gatherOne(column: number): void {
    const { ranks, rows } = this.#source.ranked
    const index = this.#source.index
    const [binWeight, binSum, bits, top] = [this.#binWeight, this.#binSum, this.#bits, this.#top]
    const [weights, values] = [this.#weight, this.#value]
    const offset = column * rows
    const to = this.#to
    for (let at = this.#from; at < to; at++) {
      const bin = ranks[offset + (index[at] as number)] as number
      binWeight[bin] = (binWeight[bin] as number) + (weights[at] as number)
      binSum[bin] = (binSum[bin] as number) + (values[at] as number)
      const word = bin >>> 5
      bits[word] = (bits[word] as number) | (1 << (bin & 31))
      top[word >>> 5] = (top[word >>> 5] as number) | (1 << (word & 31))
    }
  }

  /** Scans and empties the bins in rising order. */
  #scanOne(column: number): void {
    const { distinct, starts } = this.#source.ranked
    const { leastLeaf } = this.#source
    const [binWeight, binSum, bits, top] = [this.#binWeight, this.#binSum, this.#bits, this.#top]
    const total = this.total
    const sum = this.#sums[0] as number
    let best = this.score
    let below = -1
    let above = -1
    let previous = -1
    let leftWeight = 0
    let leftSum = 0
    for (let high = 0; high < top.length; high++) {
      let upper = top[high] as number
      top[high] = 0
      while (upper !== 0) {
        const word = (high << 5) + 31 - Math.clz32(upper & -upper)
        upper &= upper - 1
        let lower = bits[word] as number
        bits[word] = 0
        while (lower !== 0) {
          const bin = (word << 5) + 31 - Math.clz32(lower & -lower)
          lower &= lower - 1
          const rightWeight = total - leftWeight
          if (leftWeight >= leastLeaf && rightWeight >= leastLeaf) {
            const distance = leftSum * total - sum * leftWeight
            const score = (distance * distance) / (leftWeight * rightWeight)
            if (score > best) {
              best = score
              below = previous
              above = bin
            }
          }
          previous = bin
          leftWeight += binWeight[bin] as number
          leftSum += binSum[bin] as number
          binWeight[bin] = 0
          binSum[bin] = 0
        }
      }
    }
    if (below < 0) return
    const start = starts[column] as number
    this.score = best
    this.column = column
    this.below = distinct[start + below] as number
    this.above = distinct[start + above] as number
  }

  #gatherMany(column: number): void {
    const { ranks, rows } = this.#source.ranked
    const { index, channels } = this.#source
    const count = this.#count
    for (let at = this.#from; at < this.#to; at++) {
      const row = index[at] as number
      const bin = ranks[column * rows + row] as number
      const weight = this.#weight[at] as number
      this.#binWeight[bin] = (this.#binWeight[bin] as number) + weight
      for (let channel = 0; channel < count; channel++) {
        const cell = bin * count + channel
        this.#binSum[cell] = (this.#binSum[cell] as number) + weight * ((channels[channel] as Float64Array)[row] as number)
      }
      const word = bin >>> 5
      this.#bits[word] = (this.#bits[word] as number) | (1 << (bin & 31))
      this.#top[word >>> 5] = (this.#top[word >>> 5] as number) | (1 << (word & 31))
    }
  }

  /** Filled bins in rising order into `#order`; how many there are. */
  #drain(): number {
    let filled = 0
    for (let high = 0; high < this.#top.length; high++) {
      let upper = this.#top[high] as number
      this.#top[high] = 0
      while (upper !== 0) {
        const word = (high << 5) + 31 - Math.clz32(upper & -upper)
        upper &= upper - 1
        let lower = this.#bits[word] as number
        this.#bits[word] = 0
        while (lower !== 0) {
          this.#order[filled++] = (word << 5) + 31 - Math.clz32(lower & -lower)
          lower &= lower - 1
        }
      }
    }
    return filled
  }

  /** Categories by their share of the channel that is largest in the node: exact for one channel, a good order for more classes. */
  #orderCategories(filled: number): void {
    const [order, count] = [this.#order, this.#count]
    let lead = 0
    for (let channel = 1; channel < count; channel++) if ((this.#sums[channel] as number) > (this.#sums[lead] as number)) lead = channel
    const meanOf = (bin: number): number => (this.#binSum[bin * count + lead] as number) / (this.#binWeight[bin] as number)
    for (let at = 1; at < filled; at++) {
      const bin = order[at] as number
      const mean = meanOf(bin)
      let place = at
      for (; place > 0 && meanOf(order[place - 1] as number) > mean; place--) order[place] = order[place - 1] as number
      order[place] = bin
    }
  }

  #scanMany(column: number, filled: number, nominal: boolean): void {
    const [order, count, left] = [this.#order, this.#count, this.#left]
    let leftWeight = 0
    let cut = -1
    left.fill(0)
    for (let at = 0; at < filled; at++) {
      const bin = order[at] as number
      leftWeight += this.#binWeight[bin] as number
      this.#binWeight[bin] = 0
      const rightWeight = this.total - leftWeight
      let score = 0
      for (let channel = 0; channel < count; channel++) {
        const sum = (left[channel] as number) + (this.#binSum[bin * count + channel] as number)
        this.#binSum[bin * count + channel] = 0
        left[channel] = sum
        const distance = sum * this.total - (this.#sums[channel] as number) * leftWeight
        score += distance * distance
      }
      if (at === filled - 1 || leftWeight < this.#source.leastLeaf || rightWeight < this.#source.leastLeaf) continue
      score /= leftWeight * rightWeight
      if (score > this.score) {
        this.score = score
        cut = at
      }
    }
    if (cut >= 0) this.#take(column, cut, nominal)
  }

  #take(column: number, cut: number, nominal: boolean): void {
    const { distinct, starts } = this.#source.ranked
    this.column = column
    if (nominal) {
      this.below = 0
      for (let at = 0; at <= cut; at++) this.below = (this.below | (1 << (this.#order[at] as number))) >>> 0
      return
    }
    const start = starts[column] as number
    this.below = distinct[start + (this.#order[cut] as number)] as number
    this.above = distinct[start + (this.#order[cut + 1] as number)] as number
  }
}
