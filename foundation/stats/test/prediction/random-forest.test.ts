import { describe, expect, it } from 'vitest'
import { streamOf } from '../../src/numeric/random.ts'
import {
  classResponse,
  fitRandomForest,
  growRandomForest,
  measuredPredictors,
  numberResponse,
  predictForest,
} from '../../src/prediction/index.ts'
import { oneThread } from '../../src/workshop/index.ts'
import { demanded, ruleData } from './rule-data.ts'

const noise = (rows: number, columns: number, seed: string): Float64Array[] => {
  const random = streamOf(seed, 'test', 0)
  return Array.from({ length: columns }, () => Float64Array.from({ length: rows }, () => random.normal()))
}

describe('random forest', () => {
  it('is the same for the same seed, in a workshop or not', async () => {
    const { mixed, b } = ruleData()
    const response = classResponse(b.map(String))
    const options = { seed: 's', trees: 70 }
    const here = demanded(fitRandomForest(mixed, response, options))
    const there = demanded(await growRandomForest(oneThread, mixed, response, options))
    expect(there).toEqual(here)
    expect(demanded(fitRandomForest(mixed, response, { ...options, seed: 't' })).outOfBag.votes).not.toEqual(here.outOfBag.votes)
  })

  it('finds what matters and not what does not', () => {
    const columns = noise(200, 6, 'matters')
    const y = Array.from(columns[2] as Float64Array, (value, row) => 2 * value + ((columns[4] as Float64Array)[row] as number))
    const predictors = demanded(measuredPredictors(['a', 'b', 'c', 'd', 'e', 'f'], columns))
    const forest = demanded(fitRandomForest(predictors, numberResponse(y), { seed: 's', trees: 200 }))
    const order = [...forest.importance].sort((a, b) => (b.permutation ?? 0) - (a.permutation ?? 0)).map(({ name }) => name)
    expect(order.slice(0, 2)).toEqual(['c', 'e'])
    expect(forest.outOfBag.explained ?? 0).toBeGreaterThan(0.6)
  })

  it('explains nothing out of bag where there is nothing', () => {
    const predictors = demanded(measuredPredictors(['a', 'b', 'c'], noise(150, 3, 'x')))
    const labels = Array.from({ length: 150 }, (_, row) => ((row * 7) % 2 === 0 ? 'no' : 'yes'))
    const forest = demanded(fitRandomForest(predictors, classResponse(labels), { seed: 's', trees: 300 }))
    expect(forest.outOfBag.error).toBeGreaterThan(0.38)
  })

  it('separates three classes and gives shares that add up', () => {
    const columns = noise(150, 3, 'three')
    const labels = Array.from({ length: 150 }, (_, row) => ['a', 'b', 'c'][row % 3] as string)
    const moved = columns.map((column, at) => column.map((value, row) => value + (row % 3 === at ? 4 : 0)))
    const predictors = demanded(measuredPredictors(['x', 'y', 'z'], moved))
    const forest = demanded(fitRandomForest(predictors, classResponse(labels), { seed: 's', trees: 100 }))
    expect(forest.outOfBag.error).toBeLessThan(0.1)
    const { shares, votes, predicted } = demanded(predictForest(forest, predictors))
    for (const own of [...shares, ...votes]) expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
    expect(Array.from(predicted, (code) => ['a', 'b', 'c'][code])).toEqual(labels)
  })

  it('gives a constant column no importance and says that permuting it changed nothing', () => {
    const { y, x1 } = ruleData()
    const predictors = demanded(measuredPredictors(['x1', 'constant'], [x1, x1.map(() => 5)]))
    const forest = demanded(fitRandomForest(predictors, numberResponse(y), { seed: 's', trees: 50, tried: 2 }))
    expect(forest.importance[1]).toMatchObject({ impurity: 0, permutation: 0, permutationZ: { kind: 'not_estimable' } })
  })

  it('adds gains up to what splits take from the impurity of fully grown trees', () => {
    const { mixed, b } = ruleData()
    const forest = demanded(fitRandomForest(mixed, classResponse(b.map(String)), { seed: 's', trees: 20, tried: 3 }))
    const total = forest.importance.reduce((sum, { impurity }) => sum + impurity, 0)
    const roots = forest.trees.map((tree) => {
      const share = tree.means[0] as number
      return (tree.sizes[0] as number) * 2 * share * (1 - share)
    })
    expect(total).toBeCloseTo(roots.reduce((sum, value) => sum + value, 0) / 20, 8)
  })

  it('refuses columns that are not those of the forest, and options out of range', () => {
    const { mixed, measured, y } = ruleData()
    const forest = demanded(fitRandomForest(mixed, numberResponse(y), { seed: 's', trees: 5 }))
    expect(predictForest(forest, measured).ok).toBe(false)
    const bad = fitRandomForest(mixed, numberResponse(y), { seed: 's', trees: 0, tried: 9, share: 2 })
    expect(bad.ok ? [] : bad.issues.map((issue) => issue.column)).toEqual(['trees', 'tried', 'share'])
  })
})
