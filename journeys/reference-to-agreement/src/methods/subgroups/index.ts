import type { Methods } from '../../method.ts'
import { causalForest } from './causal-forest.ts'
import { mob } from './mob.ts'
import { policyTree } from './policy-tree.ts'
import { sides } from './sides.ts'
import { subgroupInteraction } from './subgroup-interaction.ts'
import { virtualTwins } from './virtual-twins.ts'

/** Adapters of this room by the name of their expected file. */
export const subgroupsMethods: Methods = {
  causal_forest: causalForest,
  mob,
  policy_tree: policyTree,
  sides,
  subgroup_interaction: subgroupInteraction,
  virtual_twins: virtualTwins,
}
