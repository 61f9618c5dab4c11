import { IssueError, type Outcome } from '@dacryon/core'
import { crossValidateElasticNet } from '../elastic-net/cross-validate-elastic-net.ts'
import type { ElasticNetOptions } from '../elastic-net/fit-elastic-net.ts'
import type { PenaltyMeasure } from '../elastic-net/fold-loss.ts'
import { classProbabilities, linearPredictors } from '../elastic-net/predict-elastic-net.ts'
import { predictForest } from '../forest/predict-forest.ts'
import { type ForestOptions, fitRandomForest } from '../forest/random-forest.ts'
import { makeFolds } from './folds.ts'
import type { Pipeline, TrainingData } from './pipeline.ts'

const demanded = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new IssueError(outcome.issues)
}

export interface TunedElasticNetOptions extends ElasticNetOptions {
  /** Inner folds; default 5, at random, groups kept together. */
  readonly innerFolds?: number | ((training: TrainingData) => ArrayLike<number>)
  readonly choose?: 'best' | 'one-standard-error'
  readonly measure?: PenaltyMeasure
  /** Told the penalty that each fit chose. */
  readonly onPenalty?: (lambda: number) => void
}

/** An elastic net whose penalty is chosen by cross-validation inside the training rows. */
export const tunedElasticNet = (options: TunedElasticNetOptions = {}): Pipeline => ({
  name: 'elastic net',
  fit: (training) => {
    const { innerFolds = 5, choose = 'best' } = options
    const folds =
      typeof innerFolds === 'number'
        ? demanded(makeFolds(training.predictors.rows, innerFolds, training.seed, { groups: training.groups }))
        : innerFolds(training)
    const tuned = demanded(crossValidateElasticNet(training.predictors, training.response, { ...options, folds }))
    const step = choose === 'best' ? tuned.best : tuned.oneStandardError
    options.onPenalty?.(tuned.net.steps[step]?.lambda ?? 0)
    return (predictors) =>
      (training.response.kind === 'class'
        ? classProbabilities(tuned.net, step, predictors)[1]
        : linearPredictors(tuned.net, step, predictors)[0]) ?? []
  },
})

/** A random forest; for two classes the score is the mean share of the second class in the leaves. */
export const forestModel = (options: Omit<ForestOptions, 'seed'> = {}): Pipeline => ({
  name: 'random forest',
  fit: (training) => {
    const forest = demanded(fitRandomForest(training.predictors, training.response, { importance: false, ...options, seed: training.seed }))
    return (predictors) => {
      const { predicted, shares } = demanded(predictForest(forest, predictors))
      return training.response.kind === 'class' ? shares.map((share) => share[1] ?? 0) : predicted
    }
  },
})
