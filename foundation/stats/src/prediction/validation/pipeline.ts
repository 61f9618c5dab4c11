import type { Predictors } from '../predictors.ts'
import type { ClassResponse, NumberResponse } from '../response.ts'

/** What a model may see while it is fitted: training rows, nothing else. */
export interface TrainingData<R extends ClassResponse | NumberResponse = ClassResponse | NumberResponse> {
  readonly predictors: Predictors
  readonly response: R
  /** Group (patient) of each training row. */
  readonly groups: readonly (string | number)[]
  /** Different for every fit, the same in every run. */
  readonly seed: string
}

/** A fitted model: scores rows it is given, and cannot ask for their outcome. For classes the score is the probability of the second. */
export type Scorer = (predictors: Predictors) => ArrayLike<number>

/** How a fold's model is made from its training rows: every step that looks at data belongs in here. */
export interface Pipeline<R extends ClassResponse | NumberResponse = ClassResponse | NumberResponse> {
  readonly name: string
  /** Throws where it cannot be fitted. */
  fit(training: TrainingData<R>): Scorer
}

/** A step before the model: learns from training rows how to change predictors (filter, scale, impute, correct). */
export interface Preparation<R extends ClassResponse | NumberResponse = ClassResponse | NumberResponse> {
  readonly name: string
  fit(training: TrainingData<R>): (predictors: Predictors) => Predictors
}

/**
 * A pipeline of steps and a model. Each step is fitted on training rows as the earlier steps left them, and applied unchanged to new rows, so
 * that nothing of the rows to be predicted can reach a step.
 */
export const chain = <R extends ClassResponse | NumberResponse>(
  preparations: readonly Preparation<R>[],
  model: Pipeline<R>,
): Pipeline<R> => ({
  name: [...preparations.map(({ name }) => name), model.name].join(', '),
  fit: (training) => {
    const applied: ((predictors: Predictors) => Predictors)[] = []
    let seen = training
    for (const preparation of preparations) {
      const apply = preparation.fit(seen)
      applied.push(apply)
      seen = { ...seen, predictors: apply(seen.predictors) }
    }
    const score = model.fit(seen)
    return (predictors) => score(applied.reduce((now, apply) => apply(now), predictors))
  },
})
