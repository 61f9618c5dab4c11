/** Positions in rising order of their values; equal values keep their order. */
export const orderOf = (values: ArrayLike<number>): Int32Array => {
  const order = Int32Array.from({ length: values.length }, (_, at) => at)
  return order.sort((a, b) => {
    const [x, y] = [values[a] as number, values[b] as number]
    return x < y ? -1 : x > y ? 1 : a - b
  })
}

/** Ranks from 1, the mean rank for equal values, and how many values each group of equals has (only groups of two or more). */
export interface Ranks {
  readonly ranks: Float64Array
  readonly ties: readonly number[]
}

/**
 * Mid-ranks. Values are compared exactly: round before, where equal must mean nearly equal.
 *
 * @example
 * midRanks([3, 1, 3]).ranks // 2.5, 1, 2.5
 */
export const midRanks = (values: ArrayLike<number>): Ranks => {
  const order = orderOf(values)
  const ranks = new Float64Array(values.length)
  const ties: number[] = []
  for (let from = 0; from < order.length; ) {
    const value = values[order[from] as number]
    let to = from + 1
    while (to < order.length && values[order[to] as number] === value) to += 1
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + to + 1) / 2
    if (to - from > 1) ties.push(to - from)
    from = to
  }
  return { ranks, ties }
}

/** Σ (t³ - t) over the groups of equal values: what ties take from the variance of a rank statistic. */
export const tieCorrection = (ties: readonly number[]): number => ties.reduce((total, t) => total + (t * t * t - t), 0)
