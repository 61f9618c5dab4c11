/** How a node is split: left is where the outcome is lower. */
export type CartSplit =
  | {
      readonly kind: 'measured'
      readonly name: string
      readonly column: number
      readonly at: number
      /** True: values below `at` go left; false: values from `at` on go left. */
      readonly belowGoesLeft: boolean
    }
  | {
      readonly kind: 'categories'
      readonly name: string
      readonly column: number
      /** Levels that go left; the other levels that the node has go right. */
      readonly left: readonly string[]
      readonly right: readonly string[]
    }

/** A node of a classification or regression tree. */
export interface CartNode {
  /** 1 for the root; the children of k are 2k and 2k + 1. */
  readonly id: number
  readonly n: number
  /** Mean, or code of the most frequent class (the first of equals). */
  readonly predicted: number
  /** Rows of each class; empty for numbers. */
  readonly counts: readonly number[]
  /** Misclassified rows, or sum of squares about the mean. */
  readonly risk: number
  /** Largest penalty per leaf at which this split is kept; 0 for a leaf. */
  readonly complexity: number
  readonly split: CartSplit | undefined
  readonly children: readonly [CartNode, CartNode] | undefined
}

/** Nodes from the root, the left subtree before the right. */
export const nodesOf = (node: CartNode): readonly CartNode[] =>
  node.children === undefined ? [node] : [node, ...nodesOf(node.children[0]), ...nodesOf(node.children[1])]

/** Leaves from left to right. */
export const leavesOf = (node: CartNode): readonly CartNode[] => nodesOf(node).filter((one) => one.children === undefined)
