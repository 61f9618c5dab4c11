import { ask } from '@dacryon/core'
import { chain, classResponse, crossValidate, tunedElasticNet } from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { numberAfter } from './call-numbers.ts'
import { labelsOf, predictorsOfTable } from './columns.ts'
import { numbersOfResult } from './expected-result.ts'

/** The penalties of the case, rebuilt from the two ends and the count that the cross-validation case of the same data uses. */
const gridFrom = (chosen: readonly number[], high: number, low: number, count: number): readonly number[] => {
  const grid = Array.from({ length: count }, (_, at) => Math.exp(Math.log(high) + ((Math.log(low) - Math.log(high)) * at) / (count - 1)))
  const fits = chosen.every((lambda) => grid.some((one) => Math.abs(one / lambda - 1) < 1e-9))
  if (!fits) throw new RangeError('The penalties chosen in the case are not on its grid.')
  return grid
}

/** Elastic net tuned inside given outer folds. */
export const nestedCv: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const inner = numberAfter(open.call, '\\bmod', 4)
  const lambda = gridFrom(numbersOfResult(open.result, 'lambda_per_fold'), 0.3, 0.003, 30)
  const chosen: number[] = []
  const model = tunedElasticNet({
    alpha: numberAfter(open.call, 'alpha', 1),
    lambda,
    innerFolds: ({ predictors }) => Array.from({ length: predictors.rows }, (_, at) => (at % inner) + 1),
    onPenalty: (penalty) => chosen.push(penalty),
  })
  const response = classResponse(labelsOf(table, 'yb'))
  const folds = completeNumbersOf(table, 'fold')
  const { repeats } = ask(crossValidate(predictorsOfTable(table), response, chain([], model), { seed: open.id, folds }))
  const scored = repeats[0]
  if (scored === undefined) throw new RangeError('There was no repeat.')
  return {
    result: {
      lambda_per_fold: chosen,
      auc_pooled: isEstimable(scored.area) ? scored.area : null,
      auc_mean_of_folds: isEstimable(scored.meanArea) ? scored.meanArea : null,
      brier: scored.squaredError,
      first5: [...scored.scores.slice(0, numbersOfResult(open.result, 'first5').length)],
    },
  }
}
