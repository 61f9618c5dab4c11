import { mean as meanOf, sumOfSquares } from '../../numeric/sum.ts'
import type { Predictors } from '../predictors.ts'
import type { Response } from '../response.ts'
import type { Tree } from '../trees/tree.ts'
import type { CartNode, CartSplit } from './cart-node.ts'

/** Rows of a node, and what they say. */
interface Described {
  readonly n: number
  readonly predicted: number
  readonly counts: readonly number[]
  readonly risk: number
  /** Mean outcome, or mean class code: the child with the lower one goes left. */
  readonly height: number
}

const describe = (response: Response, rows: readonly number[]): Described => {
  const n = rows.length
  if (response.kind === 'number') {
    const own = rows.map((row) => response.values[row] as number)
    const mean = meanOf(own)
    return { n, predicted: mean, counts: [], risk: sumOfSquares(own, mean), height: mean }
  }
  const counts = response.levels.map(() => 0)
  let height = 0
  for (const row of rows) {
    const code = response.codes[row] as number
    counts[code] = (counts[code] ?? 0) + 1
    height += code
  }
  const most = Math.max(...counts)
  return { n, predicted: counts.indexOf(most), counts, risk: n - most, height: height / n }
}

/** Where two neighbours have no number between them, the upper one is the cut: values below it go one way. */
const cutOf = (predictors: Predictors, column: number, threshold: number, rows: readonly number[]): number => {
  let above = Infinity
  let touched = false
  for (const row of rows) {
    const value = predictors.values[column * predictors.rows + row] as number
    if (value === threshold) touched = true
    if (value > threshold && value < above) above = value
  }
  return touched ? above : threshold
}

const splitOf = (tree: Tree, at: number, predictors: Predictors, rows: readonly number[], lowFirst: boolean): CartSplit => {
  const column = tree.variable[at] as number
  const name = predictors.names[column] ?? ''
  const levels = predictors.levels[column] ?? []
  const threshold = tree.threshold[at] as number
  if (levels.length === 0) {
    const cut = cutOf(predictors, column, threshold, rows)
    return { kind: 'measured', name, column, at: cut, belowGoesLeft: lowFirst }
  }
  const present = new Set(rows.map((row) => predictors.values[column * predictors.rows + row] as number))
  const side = (inBits: boolean): readonly string[] =>
    levels.filter((_, code) => present.has(code) && (((threshold >>> code) & 1) === 1) === inBits)
  return { kind: 'categories', name, column, left: side(lowFirst), right: side(!lowFirst) }
}

/** The flat tree as nested nodes with the rows of the training data counted, lower outcomes left. */
export const cartOf = (tree: Tree, predictors: Predictors, response: Response): CartNode => {
  const build = (at: number, id: number, rows: readonly number[], own: Described): CartNode => {
    const column = tree.variable[at] as number
    const about = { id, n: own.n, predicted: own.predicted, counts: own.counts, risk: own.risk, complexity: 0 }
    if (column < 0) return { ...about, split: undefined, children: undefined }
    const threshold = tree.threshold[at] as number
    const nominal = (predictors.levels[column] ?? []).length > 0
    const first: number[] = []
    const second: number[] = []
    for (const row of rows) {
      const value = predictors.values[column * predictors.rows + row] as number
      const inFirst = nominal ? ((threshold >>> value) & 1) === 1 : value <= threshold
      if (inFirst) first.push(row)
      else second.push(row)
    }
    const child = tree.left[at] as number
    const [one, other] = [describe(response, first), describe(response, second)]
    const lowFirst = one.height < other.height
    const firstNode = build(child, 2 * id + (lowFirst ? 0 : 1), first, one)
    const secondNode = build(child + 1, 2 * id + (lowFirst ? 1 : 0), second, other)
    return {
      ...about,
      split: splitOf(tree, at, predictors, rows, lowFirst),
      children: lowFirst ? [firstNode, secondNode] : [secondNode, firstNode],
    }
  }
  const all = Array.from({ length: predictors.rows }, (_, row) => row)
  return build(0, 1, all, describe(response, all))
}
