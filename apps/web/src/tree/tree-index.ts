import type { OutputOf } from '../api/operations.ts'
import { fold } from './fold.ts'

export type TreeNode = OutputOf<'tree'>['nodes'][number]

/** A tree ready to be walked. */
export interface TreeIndex {
  readonly roots: readonly TreeNode[]
  readonly byId: ReadonlyMap<string, TreeNode>
  readonly byCode: ReadonlyMap<string, TreeNode>
  readonly childrenOf: ReadonlyMap<string, readonly TreeNode[]>
  /** Lower-case text that a search looks in, by node id. */
  readonly textOf: ReadonlyMap<string, string>
}

/** Index of nodes that arrive parents before children. A node whose parent is not among them is a root. */
export const indexTree = (nodes: readonly TreeNode[]): TreeIndex => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byCode = new Map<string, TreeNode>()
  const childrenOf = new Map<string, TreeNode[]>()
  const textOf = new Map<string, string>()
  const roots: TreeNode[] = []
  for (const node of nodes) {
    if (node.code !== undefined && node.kind !== 'assay') byCode.set(node.code, node)
    textOf.set(node.id, fold([node.name, node.code, node.unit, node.variable].filter((part) => part !== undefined).join('\n')))
    if (node.parent !== node.id && byId.has(node.parent)) {
      const siblings = childrenOf.get(node.parent)
      if (siblings === undefined) childrenOf.set(node.parent, [node])
      else siblings.push(node)
    } else roots.push(node)
  }
  return { roots, byId, byCode, childrenOf, textOf }
}

/** Nodes from the top down to the parent of a node. */
export const ancestorsOf = (tree: TreeIndex, id: string): readonly TreeNode[] => {
  const found: TreeNode[] = []
  let node = tree.byId.get(id)
  while (node !== undefined) {
    const parent = node.parent === node.id ? undefined : tree.byId.get(node.parent)
    if (parent !== undefined) found.unshift(parent)
    node = parent
  }
  return found
}
