import type { Predictors } from '../predictors.ts'
import type { CartNode } from './cart-node.ts'
import type { Cart } from './fit-cart.ts'

/** The leaf of a row. A category that the node did not have goes where more rows went. */
export const cartLeafOf = (cart: Cart, predictors: Predictors, row: number): CartNode => {
  let node = cart.root
  while (node.children !== undefined && node.split !== undefined) {
    const [left, right] = node.children
    const value = predictors.values[node.split.column * predictors.rows + row] as number
    if (node.split.kind === 'measured') node = value < node.split.at === node.split.belowGoesLeft ? left : right
    else {
      const level = predictors.levels[node.split.column]?.[value] ?? ''
      node = node.split.left.includes(level) ? left : node.split.right.includes(level) ? right : left.n >= right.n ? left : right
    }
  }
  return node
}

/** Mean or class code that the tree predicts for every row. */
export const predictCart = (cart: Cart, predictors: Predictors): Float64Array =>
  Float64Array.from({ length: predictors.rows }, (_, row) => cartLeafOf(cart, predictors, row).predicted)
