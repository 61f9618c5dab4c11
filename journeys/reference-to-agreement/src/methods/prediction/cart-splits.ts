import { type Cart, nodesOf } from '@dacryon/stats/prediction'

/** A tree as rpart prints it: nodes, then splits with their cut (or number of the categorical split) and direction. */
export const rpartTables = (cart: Cart, levelsOf: (column: number) => number) => {
  const nodes = nodesOf(cart.root)
  const splits = nodes.flatMap((node) => (node.split === undefined ? [] : [node.split]))
  let categorical = 0
  const cuts = splits.map((split) => {
    if (split.kind === 'measured') return { at: split.at, direction: split.belowGoesLeft ? -1 : 1 }
    categorical += 1
    return { at: categorical, direction: levelsOf(split.column) }
  })
  return {
    node: nodes.map((node) => node.id),
    var: nodes.map((node) => node.split?.name ?? '<leaf>'),
    n: nodes.map((node) => node.n),
    nodes,
    at: cuts.map((cut) => cut.at),
    direction: cuts.map((cut) => cut.direction),
  }
}
