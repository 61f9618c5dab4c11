import { ask } from '@dacryon/core'
import { indicatorPredictors, measuredPredictors } from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import { computeDoublyRobustScores, expectedInArm, fitCausalForest } from '@dacryon/stats/subgroups'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { namedNumber, numberAfter } from '../prediction/call-numbers.ts'
import { numberOf, numbersOfResult, partsOf } from '../prediction/expected-result.ts'
import { momentsOf } from './correlation.ts'
import { covariateNames, covariatesOf } from './covariates-of.ts'
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

const forest: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const grown = ask(
    fitCausalForest(trialOf(table), indicatorPredictors(covariatesOf(table, covariateNames(table))), {
      seed: open.id,
      trees: namedNumber(open.call, 'num.trees', 2000),
      propensity: namedNumber(open.call, 'W.hat', 0.5),
    }),
  )
  const effects = grown.effects.map((effect) => (isEstimable(effect) ? effect : 0))
  const { correlation } = momentsOf(effects, completeNumbersOf(table, 'planted'))
  const within = open.tolerance.abs ?? 0.06
  return {
    checks: [
      { what: 'average effect', value: grown.average.estimate, expected: numberOf(open.result, 'ate'), within: 0.03 },
      { what: 'its standard error', value: grown.average.standardError, expected: numberOf(open.result, 'ate_se'), within },
      {
        what: 'correlation of the effects with the true ones',
        value: correlation,
        expected: numberOf(open.result, 'cor_tau_true'),
        within,
        side: 'at-least',
      },
    ],
  }
}

/** Doubly robust average effect with linear outcome models; a causal forest by its behaviour. */
export const causalForest: Method = (open) => ('scores_first5' in partsOf(open.result) ? linear(open) : forest(open))
