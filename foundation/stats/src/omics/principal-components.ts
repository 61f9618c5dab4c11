import type { Outcome } from '@dacryon/core'
import { transpose } from '../numeric/matrix/matrix.ts'
import type { Svd } from '../numeric/matrix/svd.ts'
import { sum } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { decomposeTall } from './decompose-tall.ts'
import { completeIssues, type Expression } from './expression.ts'

/** Components of samples described by genes. */
export interface PrincipalComponents {
  readonly genes: readonly string[]
  readonly samples: readonly string[]
  readonly components: number
  /** Standard deviations (n - 1) of the scores. */
  readonly deviations: Float64Array
  /** Share of the total variance. */
  readonly explained: Float64Array
  readonly totalVariance: number
  /** Sample by sample. */
  readonly scores: Float64Array
  /** Gene by gene. */
  readonly loadings: Float64Array
}

/** Rows minus their means, divided by their deviations when asked. */
const centred = ({ genes, samples, values }: Expression, scale: boolean) => {
  const n = samples.length
  const data = new Float64Array(values.length)
  const constant: string[] = []
  for (let g = 0; g < genes.length; g++) {
    const row = values.subarray(g * n, (g + 1) * n)
    const middle = sum(row) / n
    let squares = 0
    for (let i = 0; i < n; i++) squares += ((row[i] ?? 0) - middle) ** 2
    const deviation = Math.sqrt(squares / (n - 1))
    if (scale && !(deviation > 1e-12 * Math.max(1, Math.abs(middle)))) constant.push(genes[g] ?? '')
    for (let i = 0; i < n; i++) data[g * n + i] = ((row[i] ?? 0) - middle) / (scale ? deviation : 1)
  }
  return { data, constant }
}

/**
 * Principal components of the samples by singular value decomposition of the centred (optionally scaled) matrix (for many samples
 * from its cross product, where that keeps the digits); variances with n - 1. The
 * sign of a component is fixed: its largest absolute loading is positive. At most min(samples - 1, genes) components.
 *
 * Components describe the largest variation, which may be a batch (`associateComponents` tells).
 *
 * Issues: `value-missing`, `too-few-values`, `gene-constant` (with scaling; names the genes).
 *
 * Source: Jolliffe IT. Principal Component Analysis. 2nd ed. Springer 2002.
 *
 * @example computePrincipalComponents(expression, { scale: true }).explained
 */
export const computePrincipalComponents = (
  expression: Expression,
  { scale = false }: { readonly scale?: boolean } = {},
): Outcome<PrincipalComponents> => {
  const { genes, samples } = expression
  const [n, p] = [samples.length, genes.length]
  if (n < 2)
    return failed(inputError('too-few-values', 'Components need at least two samples.', 'Give more samples.', { column: 'samples' }))
  const missing = completeIssues(expression)
  if (missing.length > 0) return failed(...missing)
  const { data, constant } = centred(expression, scale)
  if (constant.length > 0)
    return failed(
      ...constant
        .slice(0, 20)
        .map((gene) => inputError('gene-constant', `${gene} is constant and cannot be scaled.`, 'Leave the gene out.', { column: gene })),
    )
  const matrix = { rows: p, columns: n, data }
  const k = Math.min(n - 1, p)
  const { u, v, values } = p >= n ? decomposeTall(matrix, k) : turned(decomposeTall(transpose(matrix), k))
  const [scores, loadings] = [new Float64Array(n * k), new Float64Array(p * k)]
  for (let j = 0; j < k; j++) {
    let largest = 0
    for (let g = 0; g < p; g++) {
      const loading = u.data[g * u.columns + j] ?? 0
      if (Math.abs(loading) > Math.abs(largest) * (1 + 1e-12)) largest = loading
    }
    const sign = largest < 0 ? -1 : 1
    for (let g = 0; g < p; g++) loadings[g * k + j] = sign * (u.data[g * u.columns + j] ?? 0)
    for (let i = 0; i < n; i++) scores[i * k + j] = sign * (v.data[i * v.columns + j] ?? 0) * (values[j] ?? 0)
  }
  const deviations = values.slice(0, k).map((value) => value / Math.sqrt(n - 1))
  const totalVariance = sum(data.map((value) => value * value)) / (n - 1)
  const explained = deviations.map((deviation) => (totalVariance > 0 ? deviation ** 2 / totalVariance : 0))
  return done({ genes, samples, components: k, deviations, explained, totalVariance, scores, loadings })
}

/** The decomposition of a transposed matrix. */
const turned = ({ u, v, values }: Svd): Svd => ({ u: v, v: u, values })
