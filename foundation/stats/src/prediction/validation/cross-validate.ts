import { type Issue, IssueError, type Outcome } from '@dacryon/core'
import { type Estimable, isEstimable, notEstimable } from '../../result/estimable.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import { type Predictors, takePredictors } from '../predictors.ts'
import { type ClassResponse, type NumberResponse, type Response, responseIssues, takeResponse } from '../response.ts'
import { computeAreaUnderCurve } from './area-under-curve.ts'
import { type Calibration, computeCalibration } from './calibration.ts'
import { divideRows, makeFolds } from './folds.ts'
import type { Pipeline } from './pipeline.ts'

export interface CrossValidateOptions {
  readonly seed: string
  /** Given folds, one a row (one repeat), or how many; default 5. */
  readonly folds?: number | ArrayLike<number>
  /** Default 20; 1 with given folds. */
  readonly repeats?: number
  /** Patient or centre of each row: never on both sides. Give centres to validate internally and externally. */
  readonly groups?: readonly (string | number)[]
}

/** How good one repeat was: each row scored once, by a model that has not seen its group. */
export interface RepeatScore {
  readonly scores: Float64Array
  /** Two classes only. */
  readonly area: Estimable
  readonly areas: readonly Estimable[]
  /** Mean of the areas of the folds that have one. */
  readonly meanArea: Estimable
  /** Brier score, or mean squared error. */
  readonly squaredError: number
  readonly squaredErrors: readonly number[]
  readonly calibration: Estimable<Calibration>
}

/** Nested cross-validation of a whole procedure. */
export interface CrossValidated {
  readonly method: 'Cross-validation'
  readonly pipeline: string
  readonly n: number
  readonly groups: number
  readonly folds: number
  readonly repeats: readonly RepeatScore[]
  /** Means over repeats. */
  readonly area: Estimable
  readonly squaredError: number
}

const meanOf = (values: readonly Estimable[], why: string): Estimable => {
  const known = values.filter(isEstimable)
  return known.length === 0 ? notEstimable('no-fold-judged', why) : known.reduce((total, value) => total + value, 0) / known.length
}

const areaOf = (response: Response, scores: ArrayLike<number>): Estimable => {
  if (response.kind !== 'class' || response.levels.length !== 2) return notEstimable('not-two-classes', 'The outcome has not two classes.')
  const area = computeAreaUnderCurve(response.codes, Float64Array.from(scores))
  return area.ok ? area.value : notEstimable('one-class', 'All rows have one class.')
}

const squaredErrorOf = (response: Response, scores: ArrayLike<number>): number => {
  const own = response.kind === 'number' ? response.values : response.codes
  let total = 0
  for (let row = 0; row < own.length; row++) total += ((scores[row] as number) - (own[row] as number)) ** 2
  return total / own.length
}

const judge = (response: Response, folds: ArrayLike<number>, names: readonly number[], scores: Float64Array): RepeatScore => {
  const parts = names.map((fold) => {
    const { testing } = divideRows(folds, fold)
    const [held, own] = [takeResponse(response, testing), Float64Array.from(testing, (row) => scores[row] as number)]
    return { area: areaOf(held, own), error: squaredErrorOf(held, own) }
  })
  const areas = parts.map((part) => part.area)
  return {
    scores,
    area: areaOf(response, scores),
    areas,
    meanArea: meanOf(areas, 'No fold has both classes.'),
    squaredError: squaredErrorOf(response, scores),
    squaredErrors: parts.map((part) => part.error),
    calibration:
      response.kind === 'class'
        ? computeCalibration(response.codes, scores)
        : notEstimable('not-two-classes', 'Calibration is for two classes.'),
  }
}

const checked = (predictors: Predictors, response: Response, { groups }: CrossValidateOptions): readonly Issue[] => {
  const issues = [...responseIssues(response, predictors.rows)]
  if (groups !== undefined && groups.length !== predictors.rows)
    issues.push(inputError('lengths-differ', `There are ${groups.length} groups for ${predictors.rows} rows.`, 'Give one group a row.'))
  if (response.kind === 'class' && response.levels.length !== 2)
    issues.push(
      inputError('not-two-classes', 'The outcome has not two classes.', 'Compare one class with the others.', { column: 'response' }),
    )
  return issues
}

const straddles = (folds: ArrayLike<number>, groups: readonly (string | number)[]): boolean => {
  const foldOf = new Map<string | number, number>()
  return groups.some((group, row) => {
    const known = foldOf.get(group)
    foldOf.set(group, folds[row] as number)
    return known !== undefined && known !== folds[row]
  })
}

/**
 * Cross-validates a whole procedure: filter, scaling, imputation, choice of penalty and model are all fitted inside the training rows.
 *
 * Meaning: how good the procedure is on patients it has not seen; repeats show how much the division into folds matters. Leakage is
 * impossible by construction: a pipeline is handed copies of the training rows, then predictors without outcomes. Assumes that groups are
 * what must be new: give the patient (or the centre, for internal-external validation). Misleads: the areas of folds are not independent;
 * their spread is no standard error.
 *
 * Source: Varma S, Simon R. BMC Bioinformatics 2006;7:91 (doi 10.1186/1471-2105-7-91).
 *
 * Issues: those of the response; `lengths-differ`, `not-two-classes`, `group-in-two-folds`, `option-invalid`, and what the pipeline reports.
 */
export const crossValidate = (
  predictors: Predictors,
  response: ClassResponse | NumberResponse,
  pipeline: Pipeline,
  options: CrossValidateOptions,
): Outcome<CrossValidated> => {
  const issues = checked(predictors, response, options)
  if (issues.length > 0) return failed(...issues)
  const { seed, folds = 5 } = options
  const groups = options.groups ?? Array.from({ length: predictors.rows }, (_, row) => row)
  const repeats: RepeatScore[] = []
  let count = 0
  for (let repeat = 0; repeat < (typeof folds === 'number' ? (options.repeats ?? 20) : 1); repeat++) {
    const drawn = typeof folds === 'number' ? makeFolds(predictors.rows, folds, seed, { groups, repeat }) : done(folds)
    if (!drawn.ok) return drawn
    if (drawn.value.length !== predictors.rows || straddles(drawn.value, groups))
      return failed(
        inputError('group-in-two-folds', 'A group stands in two folds, or a row in none.', 'Keep all rows of a patient in one fold.'),
      )
    const names = [...new Set(Array.from(drawn.value))].sort((a, b) => a - b)
    count = names.length
    const scores = new Float64Array(predictors.rows)
    try {
      for (const fold of names) scoreFold(predictors, response, pipeline, groups, drawn.value, fold, `${seed}/${repeat}/${fold}`, scores)
    } catch (cause) {
      if (cause instanceof IssueError) return failed(...cause.issues)
      throw cause
    }
    repeats.push(judge(response, drawn.value, names, scores))
  }
  return done({
    method: 'Cross-validation',
    pipeline: pipeline.name,
    n: predictors.rows,
    groups: new Set(groups).size,
    folds: count,
    repeats,
    area: meanOf(
      repeats.map(({ area }) => area),
      'The outcome has not two classes.',
    ),
    squaredError: repeats.reduce((total, { squaredError }) => total + squaredError, 0) / repeats.length,
  })
}

const scoreFold = (
  predictors: Predictors,
  response: ClassResponse | NumberResponse,
  pipeline: Pipeline,
  groups: readonly (string | number)[],
  folds: ArrayLike<number>,
  fold: number,
  seed: string,
  scores: Float64Array,
): void => {
  const { training, testing } = divideRows(folds, fold)
  const score = pipeline.fit({
    predictors: takePredictors(predictors, training),
    response: takeResponse(response, training),
    groups: Array.from(training, (row) => groups[row] as string | number),
    seed,
  })
  const own = score(takePredictors(predictors, testing))
  testing.forEach((row, at) => {
    scores[row] = own[at] as number
  })
}
