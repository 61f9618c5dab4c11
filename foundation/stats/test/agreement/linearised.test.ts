import { ask } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { computeBrennanPrediger, computeGwet, computeWeightedFleiss, ratingsOf } from '../../src/agreement/index.ts'
import { isEstimable } from '../../src/result/index.ts'

const table = [
  [1, 1, 2],
  [2, 2, 2],
  [3, 2, 3],
  [1, 1, 1],
  [1, 3, 2],
  [2, 2, 3],
  [3, 3, 3],
]
const computed = (rows: readonly (readonly number[])[], compute: typeof computeGwet, weights: 'unweighted' | 'quadratic') => {
  const found = ask(compute(ask(ratingsOf(rows, [1, 2, 3])), weights))
  if (!isEstimable(found.estimate) || !isEstimable(found.inference)) throw new Error('not estimable')
  return { estimate: found.estimate, error: found.inference.standardError }
}

describe.each([
  ['Gwet', computeGwet],
  ['Fleiss', computeWeightedFleiss],
  ['Brennan and Prediger', computeBrennanPrediger],
] as const)('the standard error of %s', (_, compute) => {
  it.each(['unweighted', 'quadratic'] as const)('is that of the influence of single subjects, %s', (weights) => {
    // Each subject once more among a thousand of each: the derivative of the estimate by its share.
    const many = table.flatMap((row) => Array.from({ length: 1000 }, () => row))
    const { estimate } = computed(many, compute, weights)
    const influences = table.map((row) => (computed([...many, row], compute, weights).estimate - estimate) * (many.length + 1))
    const squares = influences.reduce((sum, influence) => sum + influence ** 2, 0)
    const expected = Math.sqrt(squares / (table.length * (table.length - 1)))
    expect(computed(table, compute, weights).error / expected).toBeCloseTo(1, 2)
  })
})
