import type { Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { choleskyFactor, forwardSolve } from '../numeric/matrix/cholesky.ts'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Expression } from './expression.ts'
import { designIssues, shareDesign } from './fit-genes.ts'
import type { GeneFits } from './gene-fits.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'

const correlationFactor = (blocks: readonly number[], correlation: number): Matrix | undefined => {
  const n = blocks.length
  const data = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] = i === j ? 1 : blocks[i] === blocks[j] ? correlation : 0
  return choleskyFactor({ rows: n, columns: n, data })
}

interface Rotation {
  readonly rows: readonly number[]
  readonly factor: Matrix
  readonly design: readonly Float64Array[]
}

const rotationOf = (
  design: DesignMatrix,
  blocks: ArrayLike<number>,
  rows: readonly number[],
  correlation: number,
): Rotation | undefined => {
  const part = rows.map((row) => blocks[row] ?? 0)
  const factor = correlationFactor(part, correlation)
  if (factor === undefined) return undefined
  const columns = Array.from({ length: design.columns }, (_, j) =>
    forwardSolve(
      factor,
      rows.map((row) => design.data[row * design.columns + j] ?? 0),
    ),
  )
  return { rows, factor, design: columns }
}

/** Fills the kernel with the rotated gene and factorises. */
const solveGene = (kernel: ReturnType<typeof leastSquaresKernel>, { rows, factor, design }: Rotation, values: Float64Array): number => {
  for (const [j, column] of design.entries()) kernel.columns.set(column, j * kernel.stride)
  kernel.response.set(
    forwardSolve(
      factor,
      rows.map((row) => values[row] ?? 0),
    ),
  )
  return kernel.factor(rows.length)
}

/**
 * A linear model of every gene by generalised least squares, samples of one block having the given correlation. Missing values of a gene
 * take their rows out of its correlation matrix.
 *
 * Issues: those of `fitGenes`; `correlation-impossible` where the correlation matrix is not positive definite.
 *
 * @example fitCorrelatedGenes(expression, design, blocks, 0.54)
 */
export const fitCorrelatedGenes = (
  expression: Expression,
  design: DesignMatrix,
  blocks: ArrayLike<number>,
  correlation: number,
): Outcome<GeneFits> => {
  const [n, p, genes] = [expression.samples.length, design.columns, expression.genes.length]
  const issues = designIssues(design, n, shareDesign(design).aliased)
  if (issues.length > 0) return failed(...issues)
  const all = Array.from({ length: n }, (_, i) => i)
  const complete = rotationOf(design, blocks, all, correlation)
  if (complete === undefined)
    return failed(
      inputError('correlation-impossible', `Blocks of this size cannot have a correlation of ${correlation}.`, 'Estimate it first.', {
        column: 'correlation',
        value: String(correlation),
      }),
    )
  const kernel = leastSquaresKernel(n, p)
  const [coefficients, unscaled] = [new Float64Array(genes * p), new Float64Array(genes * p)]
  const [variances, degrees, averages] = [new Float64Array(genes), new Float64Array(genes), new Float64Array(genes)]
  const perGene = expression.values.some((value) => Number.isNaN(value)) ? new Float64Array(genes * p * p) : undefined
  solveGene(kernel, complete, expression.values.subarray(0, n))
  const common = kernel.covariance().slice()
  for (let g = 0; g < genes; g++) {
    const values = expression.values.subarray(g * n, (g + 1) * n)
    const rows = all.filter((i) => !Number.isNaN(values[i]))
    const rotation = rows.length === n ? complete : rotationOf(design, blocks, rows, correlation)
    if (rotation === undefined) continue
    const rank = solveGene(kernel, rotation, values)
    coefficients.set(kernel.coefficients(), g * p)
    degrees[g] = rows.length - rank
    variances[g] = rows.length > rank ? kernel.residualSquares() / (rows.length - rank) : Number.NaN
    averages[g] = rows.reduce((total, row) => total + (values[row] ?? 0), 0) / rows.length
    const covariance = rows.length === n ? common : kernel.covariance()
    perGene?.set(covariance, g * p * p)
    for (let j = 0; j < p; j++) unscaled[g * p + j] = Math.sqrt(covariance[j * p + j] ?? 0)
  }
  const fits = {
    genes: expression.genes,
    names: design.names,
    coefficients,
    unscaled,
    shared: common,
    variances,
    degrees,
    averages,
    warnings: [],
  }
  return done(perGene === undefined ? fits : { ...fits, perGene })
}
