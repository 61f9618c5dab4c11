import type { Predictors } from '../../prediction/predictors.ts'

/** Who gets which action. */
export type PolicyNode =
  | { readonly kind: 'leaf'; readonly action: number; readonly n: number }
  | {
      readonly kind: 'split'
      readonly column: number
      readonly name: string
      /** Values at most this go left. */
      readonly at: number
      readonly n: number
      readonly left: PolicyNode
      readonly right: PolicyNode
    }

/** The action (0-based) that a policy gives every row. */
export const assignPolicy = (policy: PolicyNode, predictors: Predictors): Int32Array =>
  Int32Array.from({ length: predictors.rows }, (_, row) => {
    let node = policy
    while (node.kind === 'split')
      node = (predictors.values[node.column * predictors.rows + row] as number) <= node.at ? node.left : node.right
    return node.action
  })

/** Nodes level by level, the root first, left before right. */
export const policyNodes = (policy: PolicyNode): readonly PolicyNode[] => {
  const found: PolicyNode[] = [policy]
  for (const node of found) if (node.kind === 'split') found.push(node.left, node.right)
  return found
}
