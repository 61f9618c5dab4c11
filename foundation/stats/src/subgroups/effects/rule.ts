import type { Predictors } from '../../prediction/predictors.ts'

/** One question of a rule. */
export type Condition =
  | { readonly kind: 'above' | 'at-most'; readonly name: string; readonly value: number }
  | { readonly kind: 'among'; readonly name: string; readonly levels: readonly string[] }

/** All conditions hold; no condition: everybody. */
export type SubgroupRule = readonly Condition[]

/** Members of a rule as 0/1, row by row. Errors: RangeError for a column that is not there. */
export const membersOf = (rule: SubgroupRule, predictors: Predictors): Uint8Array => {
  const members = new Uint8Array(predictors.rows).fill(1)
  for (const condition of rule) {
    const column = predictors.names.indexOf(condition.name)
    if (column < 0) throw new RangeError(`There is no column ${condition.name}.`)
    const levels = predictors.levels[column] ?? []
    for (let row = 0; row < predictors.rows; row++) {
      const value = predictors.values[column * predictors.rows + row] as number
      const holds =
        condition.kind === 'among'
          ? condition.levels.includes(levels[value] ?? '')
          : condition.kind === 'above'
            ? value > condition.value
            : value <= condition.value
      if (!holds) members[row] = 0
    }
  }
  return members
}

/** A rule in words: `ifn > 0.28 and ssa > 0`. */
export const sayRule = (rule: SubgroupRule): string =>
  rule.length === 0
    ? 'everybody'
    : rule
        .map((one) =>
          one.kind === 'among'
            ? `${one.name} among ${one.levels.join(', ')}`
            : `${one.name} ${one.kind === 'above' ? '>' : '<='} ${one.value}`,
        )
        .join(' and ')

/** Overlap of two sets of rows over their union; 0 where both are empty. */
export const computeJaccard = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let [both, either] = [0, 0]
  for (let row = 0; row < one.length; row++) {
    if (one[row] && other[row]) both += 1
    if (one[row] || other[row]) either += 1
  }
  return either === 0 ? 0 : both / either
}
