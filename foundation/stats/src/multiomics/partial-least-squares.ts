import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import { type BlockComponents, blockComponents } from './block-components.ts'
import { standardiseViews, type View, viewIssues } from './views.ts'

/** Partial least squares of two views. */
export interface PartialLeastSquares {
  readonly x: BlockComponents
  readonly y: BlockComponents
  readonly n: number
  readonly method: string
}

/**
 * Partial least squares regression: components of one view with the largest covariance to another.
 *
 * Meaning: what of the first view goes with the second, in few components. Features are z-scored. Signs of components are arbitrary. With more
 * features than subjects some covariance is always found: judge by cross-validation.
 *
 * Formula: weights are the leading singular vectors of X'Y; both are then regressed on the score of X.
 *
 * Source: Wold S, Sjöström M, Eriksson L. Chemometr Intell Lab Syst 2001;58:109-30. doi:10.1016/S0169-7439(01)00155-1
 *
 * Issues: those of views, `feature-constant`, `k-invalid`.
 *
 * @example fitPartialLeastSquares(rna, protein, 2) // x.weights, y.weights
 */
export const fitPartialLeastSquares = (x: View, y: View, components: number): Outcome<PartialLeastSquares> => {
  const issues = viewIssues([x, y])
  if (issues.length > 0) return failed(...issues)
  const most = Math.min(x.values.rows - 1, x.values.columns)
  if (!Number.isInteger(components) || components < 1 || components > most)
    return failed(inputError('k-invalid', `${components} components are asked for.`, `Choose 1 to ${most}.`, { column: 'components' }))
  const scaled = standardiseViews([x, y])
  if (!scaled.ok) return scaled
  const design = [
    [0, 1],
    [1, 0],
  ]
  const [first, second] = blockComponents({ blocks: scaled.value.map(({ values }) => values), design, keep: [], components })
  if (first === undefined || second === undefined) throw new RangeError('Two views have two blocks.')
  return done({ x: first, y: second, n: x.values.rows, method: `partial least squares, ${components} components` })
}
