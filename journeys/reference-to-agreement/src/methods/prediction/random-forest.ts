import { ask } from '@dacryon/core'
import {
  classResponse,
  computeAreaUnderCurve,
  computeRankCorrelation,
  fitCart,
  fitRandomForest,
  type RandomForest,
} from '@dacryon/stats/prediction'
import type { Check, Method, OpenCase } from '../../method.ts'
import { namedNumber } from './call-numbers.ts'
import { rpartTables } from './cart-splits.ts'
import { labelsOf, predictorsOfTable } from './columns.ts'
import { numberOf, partsOf, textsOfResult } from './expected-result.ts'

const outcomeOf = ({ call }: OpenCase): string => /factor\((\w+)\)/.exec(call)?.[1] ?? 'yb'

const cart: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const predictors = predictorsOfTable(table)
  const response = classResponse(labelsOf(table, outcomeOf(open)))
  const leastSplit = namedNumber(open.call, 'minsplit', 20)
  const tree = ask(
    fitCart(predictors, response, {
      complexity: namedNumber(open.call, 'cp', 0.01),
      leastSplit,
      leastLeaf: namedNumber(open.call, 'minbucket', Math.round(leastSplit / 3)),
      deepest: namedNumber(open.call, 'maxdepth', 30),
    }),
  )
  const { nodes, node, n, at, direction, ...rest } = rpartTables(tree, () => 0)
  return { result: { node, var: rest.var, n, n1: nodes.map((one) => one.counts[1]), split_at: at, ncat: direction } }
}

const topOf = (forest: RandomForest, by: 'impurity' | 'permutation'): readonly string[] =>
  [...forest.importance].sort((a, b) => (b[by] ?? 0) - (a[by] ?? 0)).map(({ name }) => name)

/** How many of the leading columns of the case are among our first ones, twice as many. */
const shared = (ours: readonly string[], theirs: readonly string[]): number =>
  theirs.filter((name) => ours.slice(0, 2 * theirs.length).includes(name)).length

const outOfBag: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const predictors = predictorsOfTable(table)
  const labels = labelsOf(table, outcomeOf(open))
  const response = classResponse(labels)
  /** More trees than the case has: at 3,000 its error still moves by 0.04 with the seed, and our part of that need not be added. */
  const trees = 5 * namedNumber(open.call, 'ntree', 1000)
  const forest = ask(fitRandomForest(predictors, response, { trees, seed: open.id }))
  const smooth = ask(fitRandomForest(predictors, response, { trees, seed: open.id, leafSize: 10, importance: false }))
  const outcome = labels.map((label) => (label === response.levels[1] ? 1 : 0))
  const second = (rows: readonly (readonly number[] | null)[]): number[] => rows.map((row) => row?.[1] ?? 0)
  const soft = second(smooth.outOfBag.shares)
  const brier = soft.reduce((total, share, row) => total + (share - (outcome[row] ?? 0)) ** 2, 0) / soft.length
  const gini = partsOf(partsOf(open.result).gini)
  const theirs = Object.keys(gini).map((name) => Number(gini[name]))
  const ours = Object.keys(gini).map((name) => forest.importance.find((one) => one.name === name)?.impurity ?? 0)
  const expected = (name: string): number => numberOf(open.result, name)
  const area = (scores: readonly number[]): number => ask(computeAreaUnderCurve(outcome, scores))
  const top = (name: string, by: 'impurity' | 'permutation'): Check => ({
    what: `${name} among the first`,
    value: shared(topOf(forest, by), textsOfResult(open.result, name)),
    expected: textsOfResult(open.result, name).length,
    within: 1,
    side: 'at-least',
  })
  return {
    checks: [
      { what: 'out-of-bag error', value: forest.outOfBag.error, expected: expected('oob_error'), within: 0.04 },
      { what: 'out-of-bag AUC', value: area(second(forest.outOfBag.votes)), expected: expected('oob_auc'), within: 0.03 },
      { what: 'Brier score, probability forest', value: brier, expected: expected('ranger_oob_brier'), within: 0.04 },
      { what: 'AUC, probability forest', value: area(soft), expected: expected('ranger_oob_auc'), within: 0.03 },
      {
        what: 'rank correlation of Gini importance',
        value: computeRankCorrelation(ours, theirs),
        expected: 0.8,
        within: 0,
        side: 'at-least',
      },
      top('top3_gini', 'impurity'),
      top('top3_permutation', 'permutation'),
    ],
  }
}

/** CART exactly; a forest by its out-of-bag error, AUC and importances. */
export const randomForest: Method = (open) => ('node' in partsOf(open.result) ? cart(open) : outOfBag(open))
