import { describe, expect, it } from 'vitest'
import { classResponse, fitCart, leavesOf, measuredPredictors, nodesOf, numberResponse, predictCart } from '../../src/prediction/index.ts'
import { demanded, ruleData } from './rule-data.ts'

describe('classification and regression trees', () => {
  it('grows the regression tree of rpart', () => {
    const { mixed, y } = ruleData()
    const tree = demanded(fitCart(mixed, numberResponse(y), { leastSplit: 10, leastLeaf: 5, deepest: 3, complexity: 0 }))
    const nodes = nodesOf(tree.root)
    expect(nodes.map((node) => node.id)).toEqual([1, 2, 4, 8, 9, 5, 10, 11, 3, 6, 12, 13, 7, 14, 15])
    expect(nodes.map((node) => node.n)).toEqual([80, 40, 13, 6, 7, 27, 16, 11, 40, 21, 15, 6, 19, 7, 12])
    expect(nodes[3]?.predicted).toBeCloseTo(-0.3, 12)
    expect(nodes[14]?.predicted).toBeCloseTo(5.629166666666666, 12)
    const cuts = nodes.flatMap(({ split }) => (split?.kind === 'measured' ? [[split.at, split.belowGoesLeft]] : []))
    expect(cuts).toEqual([
      [18, true],
      [10, true],
      [42.5, true],
      [11.5, true],
      [42.5, true],
      [17.5, false],
    ])
    expect(tree.root.split).toMatchObject({ kind: 'categories', left: ['a', 'c'], right: ['b', 'd'] })
    expect(tree.sequence.map((step) => step.leaves)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    expect(tree.sequence.at(-1)?.complexity).toBeCloseTo(0.4126986676683455, 12)
    expect(tree.sequence[1]?.complexity).toBeCloseTo(0.0142539356781648, 12)
  })

  it('grows and cuts back the classification tree of rpart', () => {
    const { mixed, b } = ruleData()
    const tree = demanded(fitCart(mixed, classResponse(b.map(String)), { leastSplit: 10, leastLeaf: 5, complexity: 0.02 }))
    expect(nodesOf(tree.root).map((node) => [node.id, node.n, node.predicted])).toEqual([
      [1, 80, 0],
      [2, 40, 0],
      [3, 40, 1],
      [6, 8, 0],
      [7, 32, 1],
      [14, 15, 1],
      [28, 9, 0],
      [29, 6, 1],
      [15, 17, 1],
    ])
  })

  it('keeps rows: leaves add up and predictions are leaf means', () => {
    const { mixed, y } = ruleData()
    const tree = demanded(fitCart(mixed, numberResponse(y)))
    expect(leavesOf(tree.root).reduce((total, leaf) => total + leaf.n, 0)).toBe(80)
    const predicted = predictCart(tree, mixed)
    expect(predicted.reduce((total, value) => total + value, 0)).toBeCloseTo(
      y.reduce((total, value) => total + value, 0),
      9,
    )
  })

  it('is a root alone when predictors are constant, and refuses an outcome of one class', () => {
    const constant = demanded(measuredPredictors(['c'], [[1, 1, 1, 1]]))
    expect(demanded(fitCart(constant, numberResponse([1, 2, 3, 4]), { leastSplit: 2, leastLeaf: 1 })).root.children).toBeUndefined()
    const one = fitCart(constant, classResponse(['a', 'a', 'a', 'a']))
    expect(one.ok ? [] : one.issues.map((issue) => issue.code)).toEqual(['one-class'])
  })

  it('depends on the order of values only', () => {
    const { measured, y, x1, x2, trt, u } = ruleData()
    const cubed = demanded(measuredPredictors(measured.names, [x1.map((x) => x ** 3), x2.map((x) => 10 * x), trt, u]))
    const [one, other] = [demanded(fitCart(measured, numberResponse(y))), demanded(fitCart(cubed, numberResponse(y)))]
    expect([...predictCart(one, measured)]).toEqual([...predictCart(other, cubed)])
  })
})
