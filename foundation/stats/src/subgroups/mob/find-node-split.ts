import type { Predictors } from '../../prediction/predictors.ts'
import { fitNode, type NodeData } from './node-model.ts'

/** Division of a node's rows. */
export interface NodeSplit {
  /** Measured: values at most this go left. */
  readonly at?: number
  /** Categories that go left, as codes. */
  readonly left?: readonly number[]
  readonly leftRows: readonly number[]
  readonly rightRows: readonly number[]
}

const divide = (rows: readonly number[], goesLeft: (row: number) => boolean): Pick<NodeSplit, 'leftRows' | 'rightRows'> => {
  const leftRows: number[] = []
  const rightRows: number[] = []
  for (const row of rows) (goesLeft(row) ? leftRows : rightRows).push(row)
  return { leftRows, rightRows }
}

/** The division of these rows by one covariate with the smallest sum of the children's objectives; undefined where none leaves enough. */
export const findNodeSplit = (
  data: NodeData,
  covariates: Predictors,
  rows: readonly number[],
  column: number,
  leastLeaf: number,
): NodeSplit | undefined => {
  const value = (row: number): number => covariates.values[column * covariates.rows + row] as number
  const present = [...new Set(rows.map(value))].sort((a, b) => a - b)
  const nominal = (covariates.levels[column] ?? []).length > 0
  const candidates: readonly Pick<NodeSplit, 'at' | 'left'>[] = nominal
    ? Array.from({ length: 2 ** (present.length - 1) - 1 }, (_, at) => ({
        left: present.filter((_, place) => (((at + 1) >>> place) & 1) === 1),
      }))
    : present.slice(0, -1).map((at) => ({ at }))
  let best: NodeSplit | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const { at, left } = candidate
    const parts = divide(rows, (row) => (left === undefined ? value(row) <= (at ?? 0) : left.includes(value(row))))
    if (parts.leftRows.length < leastLeaf || parts.rightRows.length < leastLeaf) continue
    const [one, other] = [fitNode(data, parts.leftRows), fitNode(data, parts.rightRows)]
    if (one === undefined || other === undefined || !(one.objective + other.objective < least)) continue
    least = one.objective + other.objective
    best = { ...candidate, ...parts }
  }
  return best
}
