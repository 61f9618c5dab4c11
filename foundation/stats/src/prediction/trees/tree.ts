/** A grown tree in flat arrays; node 0 is the root, the right child stands after the left. */
export interface Tree {
  /** Column that a node splits by; -1 for a leaf. */
  readonly variable: Int32Array
  /** A measured value at most this goes left; for categories the codes that go left, as bits. */
  readonly threshold: Float64Array
  /** Left child; 0 for a leaf. */
  readonly left: Int32Array
  /** Channel means of the training rows of a node, node by node. */
  readonly means: Float64Array
  /** Training rows of a node, a row drawn twice counted twice. */
  readonly sizes: Float64Array
  /** Gain of the split in the sum over channels of squared sum over count; 0 for a leaf. */
  readonly gains: Float64Array
}

/** The leaf that a row falls into. `column` and `value`: that column is read as this value instead. */
export const leafOf = (
  tree: Tree,
  values: Float64Array,
  rows: number,
  categories: Int32Array,
  row: number,
  column = -1,
  value = 0,
): number => {
  const { variable, threshold, left } = tree
  let node = 0
  for (let by = variable[0] as number; by >= 0; by = variable[node] as number) {
    const own = by === column ? value : (values[by * rows + row] as number)
    const at = threshold[node] as number
    const goesLeft = categories[by] === 0 ? own <= at : ((at >>> own) & 1) === 1
    node = (left[node] as number) + (goesLeft ? 0 : 1)
  }
  return node
}
