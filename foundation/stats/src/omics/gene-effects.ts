import type { Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Contrast } from './contrast-fits.ts'
import { completeIssues, type Expression } from './expression.ts'
import { designIssues, shareDesign } from './fit-genes.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'

/** One comparison of all genes as independent effects of one variance: the comparison first, then what is left. */
export interface GeneEffects {
  /** Contrast over its unscaled deviation. */
  readonly effects: Float64Array
  /** Residual effects, `degrees` a gene: coordinates of the residuals in an orthonormal basis. */
  readonly residuals: Float64Array
  readonly variances: Float64Array
  readonly averages: Float64Array
  readonly degrees: number
}

/** The design with the contrast as last coefficient: reflected so that the contrast is the first axis, which goes to the end. */
const contrastLast = ({ rows, columns, data }: DesignMatrix, weights: readonly number[]): readonly Float64Array[] => {
  const size = Math.hypot(...weights)
  const [head = 0] = weights
  const v = weights.map((weight, j) => (j === 0 ? weight + (head < 0 ? -size : size) : weight))
  const length = v.reduce((total, value) => total + value * value, 0)
  const turned = Array.from({ length: columns }, () => new Float64Array(rows))
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns)
    const along = row.reduce((total, value, j) => total + value * (v[j] ?? 0), 0)
    for (let j = 0; j < columns; j++) {
      const column = turned[j]
      if (column !== undefined) column[i] = (row[j] ?? 0) - (2 * along * (v[j] ?? 0)) / length
    }
  }
  // the reflection takes a contrast with a positive first weight to the negative axis
  return [...turned.slice(1), ...turned.slice(0, 1).map((column) => (head < 0 ? column : column.map((value) => -value)))]
}

/**
 * Issues: those of a design that does not fit; `coefficient-unknown`, `contrast-empty`, `value-missing`.
 */
export const geneEffects = (expression: Expression, design: DesignMatrix, contrast: Contrast): Outcome<GeneEffects> => {
  const [n, p, genes] = [expression.samples.length, design.columns, expression.genes.length]
  const unknown = Object.keys(contrast.of)
    .filter((name) => !design.names.includes(name))
    .map((name) =>
      inputError('coefficient-unknown', `There is no coefficient ${name}.`, `Choose from ${design.names.join(', ')}.`, { column: name }),
    )
  const weights = design.names.map((name) => contrast.of[name] ?? 0)
  const empty = weights.every((weight) => weight === 0)
    ? [inputError('contrast-empty', `${contrast.name} compares nothing.`, 'Give weights that are not all zero.', { column: contrast.name })]
    : []
  const issues = [...designIssues(design, n, shareDesign(design).aliased), ...unknown, ...empty, ...completeIssues(expression)]
  if (issues.length > 0) return failed(...issues)
  const kernel = leastSquaresKernel(n, p)
  for (const [j, column] of contrastLast(design, weights).entries()) kernel.columns.set(column, j * kernel.stride)
  const last = kernel.columns.slice((p - 1) * kernel.stride, p * kernel.stride)
  kernel.factor(n)
  const degrees = n - p
  const [effects, residuals] = [new Float64Array(genes), new Float64Array(genes * degrees)]
  const [variances, averages] = [new Float64Array(genes), new Float64Array(genes)]
  // the last axis points along the last column or against it
  kernel.response.set(last)
  kernel.rotate()
  const sign = Math.sign(kernel.response[p - 1] ?? 1)
  for (let g = 0; g < genes; g++) {
    const y = expression.values.subarray(g * n, (g + 1) * n)
    kernel.response.set(y)
    kernel.rotate()
    effects[g] = sign * (kernel.response[p - 1] ?? 0)
    residuals.set(kernel.response.subarray(p, n), g * degrees)
    variances[g] = kernel.response.subarray(p, n).reduce((total, value) => total + value * value, 0) / degrees
    averages[g] = y.reduce((total, value) => total + value, 0) / n
  }
  return done({ effects, residuals, variances, averages, degrees })
}
