import { demand } from '../demand.ts'

/**
 * Isotonic regression: the never-falling values nearest to y in weighted least squares, by pooling neighbours that violate the order.
 *
 * Source: Barlow RE et al. Statistical inference under order restrictions. 1972.
 *
 * @example
 * isotonic([1, 3, 2]) // 1, 2.5, 2.5
 */
export const isotonic = (y: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array => {
  demand(weights === undefined || weights.length === y.length, 'isotonic regression needs one weight for each value')
  const blocks: { level: number; weight: number; count: number }[] = []
  for (let at = 0; at < y.length; at++) {
    let block = { level: y[at] as number, weight: weights === undefined ? 1 : (weights[at] as number), count: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.level >= block.level; last = blocks.at(-1)) {
      blocks.pop()
      const weight = last.weight + block.weight
      block = { level: (last.level * last.weight + block.level * block.weight) / weight, weight, count: last.count + block.count }
    }
    blocks.push(block)
  }
  const out = new Float64Array(y.length)
  let at = 0
  for (const { level, count } of blocks) {
    out.fill(level, at, at + count)
    at += count
  }
  return out
}
