import { fold } from './fold.ts'
import { ancestorsOf, type TreeIndex, type TreeNode } from './tree-index.ts'

/** One line of the tree on screen. */
export interface TreeRow {
  readonly node: TreeNode
  /** 1 for a root. */
  readonly level: number
  /** Absent for a leaf. */
  readonly open?: boolean
  /** 1-based among its siblings on screen. */
  readonly position: number
  readonly siblings: number
}

const rowsOf = (tree: TreeIndex, isOpen: (node: TreeNode) => boolean, isShown: (node: TreeNode) => boolean): readonly TreeRow[] => {
  const rows: TreeRow[] = []
  const walk = (nodes: readonly TreeNode[], level: number): void => {
    const shown = nodes.filter(isShown)
    shown.forEach((node, index) => {
      const children = tree.childrenOf.get(node.id)
      const open = children !== undefined && isOpen(node)
      rows.push({ node, level, position: index + 1, siblings: shown.length, ...(children === undefined ? {} : { open }) })
      if (open) walk(children, level + 1)
    })
  }
  walk(tree.roots, 1)
  return rows
}

/** Lines of the tree with these folders open. */
export const visibleRows = (tree: TreeIndex, open: ReadonlySet<string>): readonly TreeRow[] =>
  rowsOf(
    tree,
    (node) => open.has(node.id),
    () => true,
  )

/** Nodes whose name, code, unit or dictionary id holds every word of the text. */
export const searchTree = (tree: TreeIndex, text: string): ReadonlySet<string> => {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  const found = new Set<string>()
  if (words.length === 0) return found
  for (const [id, own] of tree.textOf) if (words.every((word) => own.includes(word))) found.add(id)
  return found
}

/** Lines of the tree that lead to the nodes found: these, what is above them (open), and what is inside a folder that was found (closed unless opened). */
export const foundRows = (tree: TreeIndex, found: ReadonlySet<string>, open: ReadonlySet<string>): readonly TreeRow[] => {
  const above = new Set<string>()
  for (const id of found) for (const node of ancestorsOf(tree, id)) above.add(node.id)
  const within = new Map<string, boolean>()
  const isWithin = (node: TreeNode): boolean => {
    const known = within.get(node.id)
    if (known !== undefined) return known
    const parent = node.parent === node.id ? undefined : tree.byId.get(node.parent)
    const answer = parent !== undefined && (found.has(parent.id) || isWithin(parent))
    within.set(node.id, answer)
    return answer
  }
  return rowsOf(
    tree,
    (node) => above.has(node.id) || open.has(node.id),
    (node) => found.has(node.id) || above.has(node.id) || isWithin(node),
  )
}
