import type { Outcome } from '@dacryon/core'
import { mean } from '../../numeric/sum.ts'
import { type CartNode, leavesOf } from '../../prediction/cart/cart-node.ts'
import { type Cart, fitCart } from '../../prediction/cart/fit-cart.ts'
import { cartLeafOf } from '../../prediction/cart/predict-cart.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import { numberResponse } from '../../prediction/response.ts'
import { done } from '../../result/problems.ts'

export interface TwinTreeOptions {
  /** Default 2. */
  readonly deepest?: number
  /** Default 20. */
  readonly leastLeaf?: number
  /** A leaf is chosen when its mean is above the overall mean by more than this; `best`: the one best leaf. Default 0. */
  readonly margin?: number | 'best'
  readonly complexity?: number
}

/** Leaves where the twins differ most. */
export interface TwinSubgroup {
  readonly tree: Cart
  readonly leaves: readonly CartNode[]
  readonly members: Uint8Array
  /** Mean twin difference inside less that of all. */
  readonly gain: number
}

const chosenLeaves = (leaves: readonly CartNode[], overall: number, margin: number | 'best'): readonly CartNode[] => {
  if (margin !== 'best') return leaves.filter((leaf) => leaf.predicted > overall + margin)
  const best = leaves.reduce<CartNode | undefined>(
    (most, leaf) => (most === undefined || leaf.predicted > most.predicted ? leaf : most),
    undefined,
  )
  return best === undefined ? [] : [best]
}

/** Who the tree sends to the chosen leaves. */
export const twinMembers = ({ tree, leaves }: Pick<TwinSubgroup, 'tree' | 'leaves'>, covariates: Predictors): Uint8Array => {
  const ids = new Set(leaves.map((leaf) => leaf.id))
  return Uint8Array.from({ length: covariates.rows }, (_, row) => (ids.has(cartLeafOf(tree, covariates, row).id) ? 1 : 0))
}

/** A small regression tree of the twin differences, and the leaves above the overall effect. Issues: those of `fitCart`. */
export const findTwinSubgroup = (
  differences: ArrayLike<number>,
  covariates: Predictors,
  { deepest = 2, leastLeaf = 20, margin = 0, complexity = 0 }: TwinTreeOptions = {},
): Outcome<TwinSubgroup> => {
  const fit = fitCart(covariates, numberResponse(differences), { deepest, leastLeaf, leastSplit: 2 * leastLeaf, complexity })
  if (!fit.ok) return fit
  const overall = mean(differences)
  const leaves = chosenLeaves(leavesOf(fit.value.root), overall, margin)
  const members = twinMembers({ tree: fit.value, leaves }, covariates)
  const inside = Array.from(differences).filter((_, row) => members[row] === 1)
  return done({ tree: fit.value, leaves, members, gain: inside.length === 0 ? 0 : mean(inside) - overall })
}
