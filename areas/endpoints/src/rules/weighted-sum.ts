import { addExact, type Exact, exact, exactZero, multiplyExact } from '@dacryon/core'
import { type Missing, missing, type Reason } from '../definition/reason.ts'

/** A sum over items that all count: its value or what is missing, and the sum of what is known, which is a lower bound. */
export interface WeightedSum {
  readonly total: Exact | Missing
  readonly known: Exact
}

/** `sum(weight * level)`. Any level that is not known makes the total missing; nothing is imputed. */
export const weightedSum = (weights: Readonly<Record<string, number>>, given: Readonly<Record<string, Exact | undefined>>): WeightedSum => {
  let known = exactZero
  const lost: Reason[] = []
  for (const [id, weight] of Object.entries(weights)) {
    const level = given[id]
    if (level === undefined) lost.push(`missing:${id}`)
    else known = addExact(known, multiplyExact(exact(weight), level))
  }
  const [first, ...more] = lost
  return { total: first === undefined ? known : missing(first, ...more), known }
}
