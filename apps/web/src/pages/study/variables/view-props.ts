import type { TreeNode } from '../../../tree/tree-index.ts'
import type { Distribution, NamedGroup } from './groups.ts'

/** What every kind of distribution is drawn from. */
export interface ViewProps {
  readonly node: TreeNode
  readonly distribution: Distribution
  readonly groups: readonly NamedGroup[]
  readonly visits: readonly string[]
  readonly arms: readonly string[]
}
