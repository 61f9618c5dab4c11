import type { TreeNode } from '@dacryon/data'
import type { Style } from '../terminal/style.ts'
import { table } from '../terminal/table.ts'

/** A concept tree, parents before children, indented, with its counts. */
export const treeText = (nodes: readonly TreeNode[], style: Style): string => {
  const depths = new Map<string, number>()
  for (const { id, parent } of nodes) depths.set(id, (depths.get(parent) ?? -1) + 1)
  return table(
    [
      {
        title: 'VARIABLE',
        cell: (node) => `${'  '.repeat(depths.get(node.id) ?? 0)}${node.name}${node.unit === undefined ? '' : ` [${node.unit}]`}`,
      },
      { title: 'KIND', cell: (node) => node.kind },
      { title: 'SUBJECTS', right: true, cell: (node) => node.subjects },
      { title: 'OBSERVATIONS', right: true, cell: (node) => node.observations },
      { title: 'MISSING', right: true, cell: (node) => node.missing },
      { title: 'CODE', cell: (node) => node.code },
    ],
    nodes,
    style.bold,
  )
}
