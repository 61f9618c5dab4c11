import type { CartNode } from './cart-node.ts'

interface Cut {
  readonly node: CartNode
  /** Risk of the leaves, and how many there are. */
  readonly risk: number
  readonly leaves: number
}

/** The smallest subtree that minimises risk + α · leaves; links are judged from the leaves up. */
const cutAt = (node: CartNode, alpha: number): Cut => {
  const leaf: Cut = { node: { ...node, complexity: 0, split: undefined, children: undefined }, risk: node.risk, leaves: 1 }
  if (node.children === undefined) return leaf
  const [left, right] = [cutAt(node.children[0], alpha), cutAt(node.children[1], alpha)]
  const risk = left.risk + right.risk
  const leaves = left.leaves + right.leaves
  const complexity = (node.risk - risk) / (leaves - 1)
  if (complexity <= alpha) return leaf
  return { node: { ...node, complexity, children: [left.node, right.node] }, risk, leaves }
}

/** Smallest penalty at which another link breaks. */
const weakest = (node: CartNode): number =>
  node.children === undefined ? Infinity : Math.min(node.complexity, weakest(node.children[0]), weakest(node.children[1]))

/** The tree cut back at penalty α per leaf, and the sequence of smaller trees that larger penalties give, down to the root. */
export const pruneCart = (
  full: CartNode,
  alpha: number,
): { readonly root: CartNode; readonly sequence: readonly { complexity: number; leaves: number; risk: number }[] } => {
  const first = cutAt(full, alpha)
  const sequence = [{ complexity: alpha, leaves: first.leaves, risk: first.risk }]
  let current = first
  while (current.node.children !== undefined) {
    const next = weakest(current.node)
    current = cutAt(current.node, next)
    sequence.push({ complexity: next, leaves: current.leaves, risk: current.risk })
  }
  return { root: first.node, sequence }
}
