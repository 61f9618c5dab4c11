import type { Issue, Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { shared } from '../workshop/shared.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import type { Expression } from './expression.ts'
import { type FitGenesInput, type FitGenesPiece, fitGenesTask } from './fit-genes-task.ts'
import type { GeneFits } from './gene-fits.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'

/** Weights of the values: one a sample, or one a gene and sample (gene by gene). */
export interface GeneWeights {
  readonly weights?: Float64Array
}

/** The design taken apart once for all genes. */
export interface SharedDesign {
  readonly orthonormal: Float64Array
  /** Inverse of R, row by row. */
  readonly back: Float64Array
  readonly covariance: Float64Array
  /** Columns that others explain. */
  readonly aliased: readonly string[]
}

/** QR of the complete design. */
export const shareDesign = ({ rows, columns, data, names }: DesignMatrix): SharedDesign => {
  const kernel = leastSquaresKernel(rows, columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) kernel.columns[j * kernel.stride + i] = data[i * columns + j] ?? 0
  kernel.factor(rows)
  const covariance = kernel.covariance().slice()
  const aliased = names.filter((_, j) => Number.isNaN(covariance[j * columns + j]))
  const orthonormal = kernel.orthonormal()
  const back = new Float64Array(columns * columns)
  if (aliased.length === 0)
    for (let j = 0; j < columns; j++)
      for (let k = 0; k < columns; k++)
        for (let i = 0; i < columns; i++) {
          let product = 0
          for (let row = 0; row < rows; row++) product += (data[row * columns + i] ?? 0) * (orthonormal[k * rows + row] ?? 0)
          back[j * columns + k] = (back[j * columns + k] ?? 0) + (covariance[j * columns + i] ?? 0) * product
        }
  for (let j = 0; j < columns; j++) for (let k = 0; k < j; k++) back[j * columns + k] = 0
  return { orthonormal, back, covariance, aliased }
}

/** What is wrong with a design for these samples. Issues: `lengths-differ`, `design-singular`, `too-few-values`. */
export const designIssues = (design: DesignMatrix, samples: number, aliased: readonly string[]): readonly Issue[] => {
  if (design.rows !== samples)
    return [
      inputError('lengths-differ', `The design has ${design.rows} rows for ${samples} samples.`, 'Give one row a sample.', {
        column: 'design',
        value: String(design.rows),
        expected: String(samples),
      }),
    ]
  if (aliased.length > 0)
    return [
      inputError(
        'design-singular',
        `${aliased.join(', ')} cannot be told apart from the other columns of the design.`,
        'Leave out a column, or one of two confounded variables.',
        { column: aliased[0] ?? 'design' },
      ),
    ]
  if (samples <= design.columns)
    return [
      inputError(
        'too-few-values',
        `${samples} samples leave no degree of freedom for ${design.columns} coefficients.`,
        'Use a smaller design.',
        {
          column: 'design',
        },
      ),
    ]
  return []
}

const weightIssues = (weights: Float64Array | undefined, { genes, samples }: Expression): readonly Issue[] => {
  if (weights === undefined) return []
  if (weights.length !== samples.length && weights.length !== genes.length * samples.length)
    return [
      inputError('lengths-differ', `${weights.length} weights fit neither samples nor values.`, 'Give one weight a sample or a value.', {
        column: 'weights',
      }),
    ]
  if (weights.every((weight) => weight >= 0 && Number.isFinite(weight))) return []
  return [inputError('weight-negative', 'A weight is negative or not finite.', 'Give weights of 0 or more.', { column: 'weights' })]
}

/** Diagonal roots of the unscaled covariance of each gene. */
const diagonals = (genes: number, p: number, common: Float64Array, perGene: Float64Array | undefined): Float64Array => {
  const unscaled = new Float64Array(genes * p)
  for (let g = 0; g < genes; g++)
    for (let j = 0; j < p; j++)
      unscaled[g * p + j] = Math.sqrt((perGene === undefined ? common[j * p + j] : perGene[g * p * p + j * p + j]) ?? 0)
  return unscaled
}

const collect = (expression: Expression, design: DesignMatrix, pieces: readonly FitGenesPiece[], common: Float64Array): GeneFits => {
  const [count, p] = [expression.genes.length, design.columns]
  const [coefficients, variances] = [new Float64Array(count * p), new Float64Array(count)]
  const [degrees, averages] = [new Float64Array(count), new Float64Array(count)]
  const perGene = pieces.some((piece) => piece.covariances !== null) ? new Float64Array(count * p * p) : undefined
  for (const piece of pieces) {
    coefficients.set(piece.coefficients, piece.from * p)
    variances.set(piece.variances, piece.from)
    degrees.set(piece.degrees, piece.from)
    averages.set(piece.averages, piece.from)
    if (perGene === undefined) continue
    for (let g = piece.from; g < piece.to; g++) {
      const at = (g - piece.from) * p * p
      // a gene whose degrees are those of the complete design and that has no covariance of its own shares the common one
      const own = piece.covariances !== null && (!Number.isNaN(piece.covariances[at]) || (degrees[g] ?? 0) !== design.rows - p)
      perGene.set(own && piece.covariances !== null ? piece.covariances.subarray(at, at + p * p) : common, g * p * p)
    }
  }
  const without = degrees.reduce((total, df) => total + (df > 0 ? 0 : 1), 0)
  const warnings =
    without > 0 ? [caution('gene-without-residuals', `${without} genes have no residual degree of freedom.`, 'They are not tested.')] : []
  const fits = { genes: expression.genes, names: design.names, coefficients, shared: common, variances, degrees, averages, warnings }
  const unscaled = diagonals(count, p, common, perGene)
  return perGene === undefined ? { ...fits, unscaled } : { ...fits, unscaled, perGene }
}

interface Prepared {
  readonly input: FitGenesInput
  readonly covariance: Float64Array
}

const prepare = (expression: Expression, design: DesignMatrix, { weights }: GeneWeights, share: boolean): Outcome<Prepared> => {
  const { orthonormal, back, covariance, aliased } = shareDesign(design)
  const issues = [...designIssues(design, expression.samples.length, aliased), ...weightIssues(weights, expression)]
  if (issues.length > 0) return failed(...issues)
  const hand = (values: Float64Array): Float64Array => (share && !(values.buffer instanceof SharedArrayBuffer) ? shared(values) : values)
  const input = {
    genes: expression.genes.length,
    samples: expression.samples.length,
    coefficients: design.columns,
    values: hand(expression.values),
    design: design.data,
    weights: weights === undefined ? null : hand(weights),
    orthonormal,
    back,
  }
  return done({ input, covariance })
}

/**
 * A linear model of every gene on one design, by (weighted) least squares. One QR serves all genes without missing values and weights; a gene
 * with missing values has its own, with its own degrees of freedom and covariance. A coefficient that the measured samples of a gene cannot
 * tell has no value for that gene.
 *
 * Issues: `design-singular`, `lengths-differ`, `too-few-values`, `weight-negative`; warning `gene-without-residuals`.
 *
 * Source: Smyth GK. Stat Appl Genet Mol Biol 2004;3:3 (doi 10.2202/1544-6115.1027).
 *
 * @example fitGenes(expression, designMatrix(frame, [['group']]))
 */
export const fitGenes = (expression: Expression, design: DesignMatrix, options: GeneWeights = {}): Outcome<GeneFits> => {
  const prepared = prepare(expression, design, options, false)
  if (!prepared.ok) return prepared
  const { input, covariance } = prepared.value
  const pieces = Array.from({ length: fitGenesTask.pieces(input) }, (_, piece) => fitGenesTask.run(input, piece))
  return done(collect(expression, design, pieces, covariance))
}

/** `fitGenes` in a workshop, cut over ranges of genes: the same bits. */
export const fitGenesIn = async (
  workshop: Workshop,
  expression: Expression,
  design: DesignMatrix,
  options: GeneWeights = {},
  context?: WorkContext,
): Promise<Outcome<GeneFits>> => {
  const prepared = prepare(expression, design, options, true)
  if (!prepared.ok) return prepared
  const { input, covariance } = prepared.value
  return done(collect(expression, design, await workshop.run(fitGenesTask, input, context), covariance))
}
