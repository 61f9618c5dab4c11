import type { Outcome } from '@dacryon/core'
import { predictForest } from '../../prediction/forest/predict-forest.ts'
import { fitRandomForest } from '../../prediction/forest/random-forest.ts'
import { type Predictors, takePredictors } from '../../prediction/predictors.ts'
import { numberResponse } from '../../prediction/response.ts'
import { done, failed } from '../../result/problems.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'

/**
 * What each patient's outcome would be under either arm, treated minus comparator, by one random forest an arm. In a patient's own arm only
 * trees that have not seen the patient speak.
 *
 * Source: Foster JC, Taylor JMG, Ruberg SJ. Stat Med 2011;30:2867-80 (doi 10.1002/sim.4322). Issues: those of the trial rows and the forests.
 */
export const computeTwinDifferences = (
  trial: TrialRows,
  covariates: Predictors,
  options: { readonly seed: string; readonly trees?: number },
): Outcome<Float64Array> => {
  const issues = trialIssues(trial)
  if (issues.length > 0) return failed(...issues)
  const differences = new Float64Array(covariates.rows)
  for (const arm of [0, 1]) {
    const rows = Array.from(trial.treated.keys()).filter((row) => trial.treated[row] === arm)
    const response = numberResponse(rows.map((row) => trial.outcome[row] as number))
    const forest = fitRandomForest(takePredictors(covariates, rows), response, {
      ...options,
      seed: `${options.seed}/${arm}`,
      importance: false,
    })
    if (!forest.ok) return forest
    const all = predictForest(forest.value, covariates)
    if (!all.ok) return all
    const own = all.value.predicted.slice()
    rows.forEach((row, at) => {
      own[row] = forest.value.outOfBag.predicted[at] ?? (own[row] as number)
    })
    for (let row = 0; row < own.length; row++) differences[row] = (differences[row] as number) + (arm === 1 ? 1 : -1) * (own[row] as number)
  }
  return done(differences)
}
