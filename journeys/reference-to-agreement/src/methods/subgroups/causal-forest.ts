import { measuredPredictors } from '@dacryon/stats/prediction'
import { computeDoublyRobustScores, expectedInArm } from '@dacryon/stats/subgroups'
import { ask } from '../../ask.ts'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { numberAfter } from '../prediction/call-numbers.ts'
import { numbersOfResult, partsOf } from '../prediction/expected-result.ts'
import { trialOf } from './trial-of.ts'

const linear: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const trial = trialOf(table)
  const names = (/\(([\w, ]+)\)/.exec(open.call)?.[1] ?? '').split(',').map((name) => name.trim())
  const predictors = ask(
    measuredPredictors(
      names,
      names.map((name) => completeNumbersOf(table, name)),
    ),
  )
  const effect = ask(
    computeDoublyRobustScores(trial, {
      expectedTreated: expectedInArm(trial, predictors, 1),
      expectedComparator: expectedInArm(trial, predictors, 0),
      propensity: numberAfter(open.call, 'propensity', 0.5),
    }),
  )
  const shown = numbersOfResult(open.result, 'scores_first5').length
  return { result: { ate: effect.estimate, se: effect.standardError, scores_first5: [...effect.scores.slice(0, shown)] } }
}

/** Doubly robust average effect with linear outcome models. */
export const causalForest: Method = (open) => {
  if ('scores_first5' in partsOf(open.result)) return linear(open)
  throw new RangeError('A causal forest is not computed.')
}
