import { linePath } from '../../parts/path.ts'

/** Merges as R's hclust gives them. */
export interface Tree {
  readonly merges: readonly (readonly [number, number])[]
  readonly heights: readonly number[]
  readonly order: readonly number[]
}

/**
 * Branches of a tree as path data. `across` gives the place of a drawn leaf from 0, `along` the place of a height from 0 to 1 of the highest;
 * `flip` draws a tree that lies on its side.
 */
export const treePath = (tree: Tree, across: (leaf: number) => number, along: (height: number) => number, flip: boolean): string => {
  const highest = Math.max(...tree.heights, Number.MIN_VALUE)
  const position = new Map(tree.order.map((leaf, at) => [leaf, at]))
  const made: { readonly at: number; readonly height: number }[] = []
  const member = (id: number): { readonly at: number; readonly height: number } =>
    id < 0 ? { at: across(position.get(-id) ?? 0), height: 0 } : (made[id - 1] ?? { at: 0, height: 0 })
  return tree.merges
    .map(([first, second], step) => {
      const [a, b] = [member(first), member(second)]
      const height = (tree.heights[step] ?? 0) / highest
      made.push({ at: (a.at + b.at) / 2, height })
      const corners = [
        [a.at, along(a.height)],
        [a.at, along(height)],
        [b.at, along(height)],
        [b.at, along(b.height)],
      ] as const
      return linePath(corners.map(([x, y]) => (flip ? ([y, x] as const) : ([x, y] as const))))
    })
    .join('')
}
