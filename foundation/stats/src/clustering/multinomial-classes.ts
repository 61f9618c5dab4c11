import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import { type ClassProbabilities, probabilitiesFrom } from './discriminant.ts'
import { type Points, pointsIssues } from './points.ts'

/** A stored multinomial rule: log odds of each level against the first. */
export interface MultinomialRule {
  readonly levels: readonly string[]
  /** One row for each level after the first: intercept, then one coefficient a column. */
  readonly coefficients: readonly (readonly number[])[]
}

/**
 * Probability of each class for new subjects by a stored multinomial model, and "uncertain" where none reaches the threshold.
 *
 * Meaning and caution: as for `classifyByDiscriminant`; columns in the order, units and centring of the training subjects.
 *
 * Issues: `too-few-rows`, `value-not-finite`, `columns-differ`, `rule-invalid`, `threshold-invalid`.
 *
 * @example classifyByMultinomial({ levels: ['a', 'b'], coefficients: [[0, 1]] }, matrixOf([[0]])).value.probabilities // 0.5, 0.5
 */
export const classifyByMultinomial = (
  { levels, coefficients }: MultinomialRule,
  points: Points,
  threshold = 0.5,
): Outcome<ClassProbabilities> => {
  const issues = pointsIssues(points, 1)
  if (issues.length > 0) return failed(...issues)
  if (coefficients.length !== levels.length - 1 || coefficients.flat().some((value) => !Number.isFinite(value)))
    return failed(
      inputError(
        'rule-invalid',
        `${levels.length} levels have ${coefficients.length} rows of coefficients.`,
        'Give finite coefficients for each level after the first.',
      ),
    )
  if (coefficients.some((row) => row.length !== points.columns + 1))
    return failed(
      inputError(
        'columns-differ',
        `The rule does not have ${points.columns + 1} coefficients a level.`,
        'Give the columns of the training subjects.',
      ),
    )
  if (!(threshold >= 0 && threshold <= 1))
    return failed(inputError('threshold-invalid', `The threshold is ${threshold}.`, 'Choose a probability.', { column: 'threshold' }))
  const rows = Array.from({ length: points.rows }, (_, i) => {
    const row = points.data.subarray(i * points.columns, (i + 1) * points.columns)
    return Float64Array.of(0, ...coefficients.map((own) => row.reduce((sum, value, j) => sum + value * (own[j + 1] ?? 0), own[0] ?? 0)))
  })
  return done(probabilitiesFrom(levels, rows, threshold))
}
