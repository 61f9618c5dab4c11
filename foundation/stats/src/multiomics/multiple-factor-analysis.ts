import type { Outcome } from '@dacryon/core'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { svd } from '../numeric/matrix/svd.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { beside, standardiseViews, type View, viewIssues } from './views.ts'

/** Joint components of several views. */
export interface MultipleFactorAnalysis {
  /** First singular value / sqrt(n - 1) of each view: what the view was divided by. */
  readonly firstSingular: readonly number[]
  /** Variance of every component. */
  readonly eigenvalues: readonly number[]
  /** Subjects by components. */
  readonly scores: Matrix
  /** Features (all views) by components. */
  readonly loadings: Matrix
  /** Share of each view in each component: components by views, each row sums to 1. */
  readonly contributions: readonly (readonly number[])[]
  readonly views: readonly string[]
  readonly n: number
  readonly method: string
}

/** Turns components so that the largest loading in size is positive. */
const signsOf = ({ rows, columns, data }: Matrix, count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => {
    let most = 0
    for (let j = 0; j < rows; j++) if (Math.abs(data[j * columns + k] ?? 0) > Math.abs(most)) most = data[j * columns + k] ?? 0
    return most < 0 ? -1 : 1
  })

const firstColumns = ({ rows, columns, data }: Matrix, factors: readonly number[]): Matrix => {
  const out = zeros(rows, factors.length)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < factors.length; k++) out.data[i * factors.length + k] = (data[i * columns + k] ?? 0) * (factors[k] ?? 1)
  return out
}

/**
 * Multiple factor analysis: principal components of several views at once, none of them outweighing the others.
 *
 * Meaning: a component in which all views contribute is shared, one from a single view is its own. Features are z-scored, and each view is
 * divided by its first singular value, so that a view with many features does not decide alone. Linear, and without any test.
 *
 * Formula: svd of [Z_1 / s_1, Z_2 / s_2, ...]; contribution of a view = sum of its squared loadings. Sign: largest loading positive.
 *
 * Source: Escofier B, Pagès J. Comput Stat Data Anal 1994;18:121-40. doi:10.1016/0167-9473(94)90135-X
 *
 * Issues: those of views, `feature-constant`, `k-invalid`.
 *
 * @example computeMultipleFactorAnalysis([rna, protein, cells], 4) // scores, contributions
 */
export const computeMultipleFactorAnalysis = (views: readonly View[], components: number): Outcome<MultipleFactorAnalysis> => {
  const issues = viewIssues(views)
  if (issues.length > 0) return failed(...issues)
  const scaled = standardiseViews(views)
  if (!scaled.ok) return scaled
  const n = scaled.value[0]?.values.rows ?? 0
  const width = views.reduce((sum, { values }) => sum + values.columns, 0)
  if (!Number.isInteger(components) || components < 1 || components > Math.min(n - 1, width))
    return failed(
      inputError('k-invalid', `${components} components are asked for.`, `Choose 1 to ${Math.min(n - 1, width)}.`, {
        column: 'components',
      }),
    )
  const firstSingular = scaled.value.map(({ values }) => (svd(values).values[0] ?? 0) / Math.sqrt(n - 1))
  const joint = beside(
    scaled.value.map(({ values }, at) => ({ ...values, data: values.data.map((value) => value / (firstSingular[at] ?? 1)) })),
  )
  const { u, values, v } = svd(joint)
  const signs = signsOf(v, components)
  const loadings = firstColumns(v, signs)
  const ranges = views.map((_, at) => {
    const from = views.slice(0, at).reduce((sum, view) => sum + view.values.columns, 0)
    return { from, to: from + (views[at]?.values.columns ?? 0) }
  })
  const contributions = signs.map((_, k) =>
    ranges.map((range) => {
      let sum = 0
      for (let j = range.from; j < range.to; j++) sum += (loadings.data[j * components + k] ?? 0) ** 2
      return sum
    }),
  )
  return done({
    firstSingular,
    eigenvalues: Array.from(values, (value) => value ** 2 / (n - 1)),
    scores: firstColumns(
      u,
      signs.map((sign, k) => sign * (values[k] ?? 0)),
    ),
    loadings,
    contributions,
    views: views.map(({ name }) => name),
    n,
    method: `multiple factor analysis, ${components} components`,
  })
}
