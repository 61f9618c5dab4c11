import type { Outcome } from '@dacryon/core'
import { pointsIssues } from '../clustering/points.ts'
import { centreColumns } from '../clustering/scores.ts'
import { choleskyFactor, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { columnOf, type Matrix, selectColumns, transpose } from '../numeric/matrix/matrix.ts'
import { crossProduct, multiply } from '../numeric/matrix/products.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type View, viewIssues } from './views.ts'

/** How much of each view factors explain. */
export interface ExplainedVariance {
  readonly views: readonly string[]
  /** Each factor alone: factors by views. */
  readonly perFactor: readonly (readonly Estimable[])[]
  /** All factors together, a view each. */
  readonly total: readonly Estimable[]
}

/** 1 - RSS / TSS of the regression of a view on factors, both centred. */
const explainedBy = (factors: Matrix, values: Matrix): Estimable => {
  const cross = crossProduct(factors)
  const factor = choleskyFactor(cross)
  if (factor === undefined) return notEstimable('factors-dependent', 'A factor is constant or follows from the others.')
  const shared = multiply(transpose(factors), values)
  let [explained, total] = [0, 0]
  for (const value of values.data) total += value * value
  if (!(total > 0)) return notEstimable('zero-variance', 'The view does not vary.')
  for (let j = 0; j < values.columns; j++) {
    const with_ = columnOf(shared, j)
    explained += choleskySolve(factor, with_).reduce((sum, value, k) => sum + value * (with_[k] ?? 0), 0)
  }
  return explained / total
}

/**
 * Variance of each view that factors explain, each factor alone and all together.
 *
 * Meaning: the table every factor model reports. The parts add up to the total only where factors are uncorrelated. Rises with every factor,
 * so it is no test.
 *
 * Formula: 1 - RSS / TSS of the least squares regression of the centred features on the centred factors.
 *
 * Issues: those of views; `lengths-differ`. Not estimable: `factors-dependent`, `zero-variance`.
 *
 * @example computeExplainedVariance(scores, [rna, protein]).value.total // 0.41, 0.45
 */
export const computeExplainedVariance = (factors: Matrix, views: readonly View[]): Outcome<ExplainedVariance> => {
  const issues = [...viewIssues(views), ...pointsIssues(factors, 3, 'factors')]
  if (issues.length > 0) return failed(...issues)
  if (views.some(({ values }) => values.rows !== factors.rows))
    return failed(inputError('lengths-differ', 'Factors and views are not of the same subjects.', 'Give both for the same subjects.'))
  const centred = centreColumns(factors)
  const values = views.map((view) => centreColumns(view.values))
  return done({
    views: views.map(({ name }) => name),
    perFactor: Array.from({ length: factors.columns }, (_, k) => values.map((view) => explainedBy(selectColumns(centred, [k]), view))),
    total: values.map((view) => explainedBy(centred, view)),
  })
}
