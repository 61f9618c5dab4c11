import type { Issue, Outcome } from '@dacryon/core'
import { fitRandomForest } from '../../prediction/forest/random-forest.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import { numberResponse } from '../../prediction/response.ts'
import { rankPredictors } from '../../prediction/trees/rank-predictors.ts'
import { type Estimable, notEstimable } from '../../result/estimable.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import type { WorkContext, Workshop } from '../../workshop/task.ts'
import { type AverageEffect, computeDoublyRobustScores } from '../effects/doubly-robust.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'
import { type CausalInput, type CausalPiece, causalTask } from './causal-task.ts'

export interface CausalForestOptions {
  readonly seed: string
  /** Chance of being treated, known in a randomised trial; one number or one a patient. */
  readonly propensity: number | ArrayLike<number>
  /** Default 2000. */
  readonly trees?: number
  /** Columns tried in each node; default √p + 20, at most p. */
  readonly tried?: number
  /** Default 5. */
  readonly leastLeaf?: number
  /** Share of patients of each tree; default 0.5. */
  readonly share?: number
}

/** Effects by patient, and their doubly robust average. */
export interface CausalForest {
  readonly method: 'Causal forest'
  readonly status: 'exploratory'
  readonly n: number
  readonly trees: number
  /** Effect of each patient by trees that have not seen the patient. */
  readonly effects: readonly Estimable[]
  readonly average: AverageEffect
}

interface Prepared {
  readonly input: CausalInput
  readonly expected: Float64Array
}

const prepare = (trial: TrialRows, covariates: Predictors, options: CausalForestOptions): Outcome<Prepared> => {
  const issues: Issue[] = [...trialIssues(trial)]
  const { trees = 2000, share = 0.5, leastLeaf = 5, propensity, seed } = options
  if (covariates.rows !== trial.outcome.length)
    issues.push(inputError('lengths-differ', `There are ${covariates.rows} rows of covariates.`, 'Give one row a patient.'))
  if (!(share > 0 && share < 1))
    issues.push(inputError('option-invalid', `share is ${share}.`, 'Give a share between 0 and 1.', { column: 'share' }))
  if (issues.length > 0) return failed(...issues)
  const width = covariates.names.length
  const tried = Math.min(width, options.tried ?? Math.ceil(Math.sqrt(width) + 20))
  /** As smooth as the effects: half of a tree's patients, as the honest half is all that speaks there. */
  const smooth = { trees: 1000, leafSize: 5, share: share / 2, tried, importance: false }
  const forest = fitRandomForest(covariates, numberResponse(trial.outcome), { ...smooth, seed: `${seed}/outcome` })
  if (!forest.ok) return forest
  const centre = trial.outcome.reduce((total, value) => total + value, 0) / trial.outcome.length
  const expected = Float64Array.from(forest.value.outOfBag.predicted, (value) => value ?? centre)
  return done({
    expected,
    input: {
      ranked: rankPredictors(covariates),
      values: covariates.values,
      outcome: trial.outcome.map((value, row) => value - (expected[row] as number)),
      arm: Float64Array.from(
        trial.treated,
        (own, row) => own - (typeof propensity === 'number' ? propensity : (propensity[row] as number)),
      ),
      trees,
      tried,
      leastLeaf,
      share,
      seed,
    },
  })
}

const combine = (
  { input, expected }: Prepared,
  trial: TrialRows,
  pieces: readonly CausalPiece[],
  { propensity }: CausalForestOptions,
): Outcome<CausalForest> => {
  const effects = Array.from(trial.outcome, (_, row): Estimable => {
    const product = pieces.reduce((total, piece) => total + (piece.products[row] as number), 0)
    const square = pieces.reduce((total, piece) => total + (piece.squares[row] as number), 0)
    return square > 0 ? product / square : notEstimable('never-out-of-bag', 'Every tree has seen this patient.')
  })
  const known = effects.map((effect) => (typeof effect === 'number' ? effect : 0))
  const chance = (row: number): number => (typeof propensity === 'number' ? propensity : (propensity[row] as number))
  const average = computeDoublyRobustScores(trial, {
    expectedTreated: known.map((effect, row) => (expected[row] as number) + (1 - chance(row)) * effect),
    expectedComparator: known.map((effect, row) => (expected[row] as number) - chance(row) * effect),
    propensity,
  })
  if (!average.ok) return average
  return done({
    method: 'Causal forest',
    status: 'exploratory',
    n: trial.outcome.length,
    trees: input.trees,
    effects,
    average: average.value,
  })
}

/**
 * Causal forest: the effect of the treatment for each patient, from trees that split where the effect differs.
 *
 * Meaning: outcome and arm are centred (by a forest, and by the known chance of treatment); in each node the gradient of the effect is split
 * like an outcome; leaves are filled by other patients than those who chose the splits (honesty); a patient's effect is the weighted
 * regression among its neighbours over all trees that have not seen it. The average is doubly robust. Misleads: single effects are noisy
 * and shrunk; no interval of a single effect is given here.
 *
 * Source: Athey S, Tibshirani J, Wager S. Ann Stat 2019;47:1148-78 (doi 10.1214/18-AOS1709).
 *
 * Issues: those of the trial rows and forests; `lengths-differ`, `option-invalid`, `propensity-extreme`.
 */
export const fitCausalForest = (trial: TrialRows, covariates: Predictors, options: CausalForestOptions): Outcome<CausalForest> => {
  const prepared = prepare(trial, covariates, options)
  if (!prepared.ok) return prepared
  const { input } = prepared.value
  const pieces = Array.from({ length: causalTask.pieces(input) }, (_, piece) => causalTask.run(input, piece))
  return combine(prepared.value, trial, pieces, options)
}

/** The same in a workshop of several threads; see `fitCausalForest`. */
export const fitCausalForestIn = async (
  workshop: Workshop,
  trial: TrialRows,
  covariates: Predictors,
  options: CausalForestOptions,
  context?: WorkContext,
): Promise<Outcome<CausalForest>> => {
  const prepared = prepare(trial, covariates, options)
  if (!prepared.ok) return prepared
  return combine(prepared.value, trial, await workshop.run(causalTask, prepared.value.input, context), options)
}
