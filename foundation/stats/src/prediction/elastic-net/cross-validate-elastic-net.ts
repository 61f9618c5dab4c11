import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, isEstimable, notEstimable } from '../../result/estimable.ts'
import { caution, done, failed, inputError } from '../../result/problems.ts'
import { type Predictors, takePredictors } from '../predictors.ts'
import { divideRows } from '../validation/folds.ts'
import { type ElasticNet, type ElasticNetOptions, fitElasticNet } from './fit-elastic-net.ts'
import { lossOf, type PenaltyMeasure } from './fold-loss.ts'
import { type PenalisedOutcome, takeOutcome } from './outcome.ts'

/** How well one penalty predicts. */
export interface PenaltyScore {
  readonly lambda: number
  /** Mean over folds weighted by their rows. */
  readonly mean: Estimable
  /** Its standard error: weighted standard deviation of the folds over √(folds - 1). */
  readonly standardError: Estimable
  readonly nonzero: number
}

/** A penalty chosen by cross-validation. */
export interface ValidatedElasticNet {
  readonly measure: PenaltyMeasure
  readonly net: ElasticNet
  readonly scores: readonly PenaltyScore[]
  /** Step of the best mean; the largest penalty of equals. */
  readonly best: number
  /** Step of the largest penalty within one standard error of the best. */
  readonly oneStandardError: number
  readonly folds: Int32Array
  readonly warnings: readonly Issue[]
}

export interface CrossValidationOptions extends ElasticNetOptions {
  /** Fold of each row; any numbers. Make them with `makeFolds`. */
  readonly folds: ArrayLike<number>
  /** Default: mean squared error, or deviance. */
  readonly measure?: PenaltyMeasure
}

const defaultMeasure = (outcome: PenalisedOutcome): PenaltyMeasure => (outcome.kind === 'number' ? 'squared-error' : 'deviance')

const summarise = (losses: readonly Estimable[], sizes: readonly number[]): Pick<PenaltyScore, 'mean' | 'standardError'> => {
  const used = losses.flatMap((loss, fold) => (isEstimable(loss) ? [{ loss, size: sizes[fold] as number }] : []))
  if (used.length < 2) {
    const none = notEstimable('too-few-folds', 'Fewer than two folds could be judged.')
    return { mean: none, standardError: none }
  }
  const total = used.reduce((sum, { size }) => sum + size, 0)
  const mean = used.reduce((sum, { loss, size }) => sum + size * loss, 0) / total
  const spread = used.reduce((sum, { loss, size }) => sum + size * (loss - mean) ** 2, 0) / total
  return { mean, standardError: Math.sqrt(spread / (used.length - 1)) }
}

const choose = (scores: readonly PenaltyScore[], larger: boolean): { readonly best: number; readonly oneStandardError: number } => {
  const sign = larger ? -1 : 1
  let best = -1
  let least = Infinity
  scores.forEach(({ mean }, at) => {
    if (isEstimable(mean) && sign * mean < least) {
      least = sign * mean
      best = at
    }
  })
  const error = scores[best]?.standardError
  const bar = least + (error !== undefined && isEstimable(error) ? error : 0)
  const oneStandardError = scores.findIndex(({ mean }) => isEstimable(mean) && sign * mean <= bar)
  return { best, oneStandardError }
}

/**
 * Chooses the penalty of an elastic net by cross-validation over given folds.
 *
 * Meaning: every fold is predicted by a fit on the others; the best penalty and the largest one within one standard error of it are named.
 * Misleads: the score of the chosen penalty is too good; judge the whole procedure by nested cross-validation (`crossValidate`). Rows of one
 * patient must be in one fold. Folds with one class have no area under the curve and are left out of that measure.
 *
 * Source: Friedman J, Hastie T, Tibshirani R. J Stat Softw 2010;33(1) (doi 10.18637/jss.v033.i01).
 *
 * Issues: those of `fitElasticNet`; `lengths-differ`, `too-few-folds`, `measure-unfit`.
 */
export const crossValidateElasticNet = (
  predictors: Predictors,
  outcome: PenalisedOutcome,
  options: CrossValidationOptions,
): Outcome<ValidatedElasticNet> => {
  const { folds, measure = defaultMeasure(outcome) } = options
  const names = [...new Set(Array.from(folds))].sort((a, b) => a - b)
  if (folds.length !== predictors.rows)
    return failed(inputError('lengths-differ', `There are ${folds.length} folds for ${predictors.rows} rows.`, 'Give one fold a row.'))
  if (names.length < 3)
    return failed(inputError('too-few-folds', `There are ${names.length} folds.`, 'Give at least 3.', { column: 'folds' }))
  if (measure === 'area-under-curve' && !(outcome.kind === 'class' && outcome.levels.length === 2))
    return failed(
      inputError('measure-unfit', 'The area under the curve needs two classes.', 'Choose another measure.', { column: 'measure' }),
    )
  const whole = fitElasticNet(predictors, outcome, options)
  if (!whole.ok) return whole
  const lambda = whole.value.steps.map((step) => step.lambda)
  const perFold: (readonly Estimable[])[] = []
  const sizes: number[] = []
  for (const fold of names) {
    const { training, testing } = divideRows(folds, fold)
    const fit = fitElasticNet(takePredictors(predictors, training), takeOutcome(outcome, training), { ...options, lambda })
    if (!fit.ok) return fit
    const test = takePredictors(predictors, testing)
    const held = takeOutcome(outcome, testing)
    perFold.push(lambda.map((_, step) => lossOf(measure, fit.value, step, test, held, predictors, outcome, training)))
    sizes.push(testing.length)
  }
  const scores = whole.value.steps.map((step, at) => ({
    lambda: step.lambda,
    ...summarise(
      perFold.map((losses) => losses[at] as Estimable),
      sizes,
    ),
    nonzero: step.nonzero,
  }))
  const chosen = choose(scores, measure === 'area-under-curve')
  if (chosen.best < 0) return failed(inputError('too-few-folds', 'No penalty could be judged.', 'Use folds with both outcomes.'))
  const skipped = perFold.filter((losses) => losses.some((loss) => !isEstimable(loss))).length
  return done({
    measure,
    net: whole.value,
    scores,
    ...chosen,
    folds: Int32Array.from(folds),
    warnings: [
      ...whole.value.warnings,
      ...(skipped === 0 ? [] : [caution('fold-not-judged', `${skipped} folds hold one class only.`, 'Use fewer or stratified folds.')]),
    ],
  })
}
