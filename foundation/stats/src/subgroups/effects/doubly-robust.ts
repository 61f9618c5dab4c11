import type { Outcome } from '@dacryon/core'
import { normal } from '../../numeric/distributions/index.ts'
import { mean, variance } from '../../numeric/sum.ts'
import { type Predictors, takePredictors } from '../../prediction/predictors.ts'
import { leastSquares } from '../../regression/kernel/least-squares.ts'
import type { Estimate } from '../../result/estimate.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import { type TrialRows, trialIssues } from './trial-rows.ts'

/** What the outcome would be in each arm, row by row, and the chance of being treated. */
export interface Nuisance {
  readonly expectedTreated: ArrayLike<number>
  readonly expectedComparator: ArrayLike<number>
  /** Known in a randomised trial. */
  readonly propensity: number | ArrayLike<number>
}

/** Average effect with its standard error from doubly robust scores. */
export interface AverageEffect extends Estimate {
  readonly standardError: number
  readonly scores: Float64Array
}

/**
 * Doubly robust (augmented inverse probability weighted) scores of treated minus comparator, and their mean.
 *
 * Meaning: a score a patient whose mean is the average effect, right when either the outcome model or the propensity is right; in a trial
 * the propensity is known. Formula: `m1 - m0 + W (y - m1) / e - (1 - W) (y - m0) / (1 - e)`.
 *
 * Source: Robins JM, Rotnitzky A, Zhao LP. J Am Stat Assoc 1994;89:846-66 (doi 10.1080/01621459.1994.10476818).
 *
 * Issues: those of the trial rows; `propensity-extreme`, `lengths-differ`.
 */
export const computeDoublyRobustScores = (trial: TrialRows, nuisance: Nuisance, level = 0.95): Outcome<AverageEffect> => {
  const issues = trialIssues(trial)
  if (issues.length > 0) return failed(...issues)
  const { outcome, treated } = trial
  if (nuisance.expectedTreated.length !== outcome.length || nuisance.expectedComparator.length !== outcome.length)
    return failed(inputError('lengths-differ', 'There is not one expectation a row.', 'Give both expectations for every row.'))
  const chance = (row: number): number =>
    typeof nuisance.propensity === 'number' ? nuisance.propensity : (nuisance.propensity[row] as number)
  for (let row = 0; row < outcome.length; row++)
    if (!(chance(row) > 0 && chance(row) < 1))
      return failed(
        inputError('propensity-extreme', `A chance of treatment is ${chance(row)}.`, 'Leave out who could not get one of the arms.', {
          line: row + 1,
        }),
      )
  const scores = outcome.map((y, row) => {
    const [m1, m0, e] = [nuisance.expectedTreated[row] as number, nuisance.expectedComparator[row] as number, chance(row)]
    return m1 - m0 + (treated[row] === 1 ? (y - m1) / e : -(y - m0) / (1 - e))
  })
  const estimate = mean(scores)
  const standardError = Math.sqrt(variance(scores) / scores.length)
  const margin = normal.quantileUpper((1 - level) / 2) * standardError
  return done({
    estimate,
    interval: { low: estimate - margin, high: estimate + margin, level },
    standardError,
    scores,
    method: 'Augmented inverse probability weighting',
    warnings: [],
  })
}

/** Least squares in one arm, predicted for all rows. */
export const expectedInArm = (trial: TrialRows, predictors: Predictors, arm: 0 | 1): Float64Array => {
  const rows = Array.from({ length: predictors.rows }, (_, row) => row).filter((row) => trial.treated[row] === arm)
  const own = takePredictors(predictors, rows)
  const columns = predictors.names.length + 1
  const data = new Float64Array(rows.length * columns)
  for (let row = 0; row < rows.length; row++) {
    data[row * columns] = 1
    for (let column = 1; column < columns; column++) data[row * columns + column] = own.values[(column - 1) * rows.length + row] as number
  }
  const { coefficients } = leastSquares(
    { rows: rows.length, columns, data },
    rows.map((row) => trial.outcome[row] as number),
  )
  return Float64Array.from({ length: predictors.rows }, (_, row) => {
    let total = coefficients[0] as number
    for (let column = 1; column < columns; column++)
      total += (coefficients[column] as number) * (predictors.values[(column - 1) * predictors.rows + row] as number)
    return total
  })
}
