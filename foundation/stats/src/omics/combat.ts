import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type BatchDesign, batchDesign, batchIssues } from './batch-design.ts'
import { type BatchEffect, type BatchValues, locationOnly, nonParametricEffect, parametricEffect } from './combat-posterior.ts'
import { type Expression, takeGenes } from './expression.ts'
import { fitGenes } from './fit-genes.ts'
import type { GeneFits } from './gene-fits.ts'

/** Choices of the adjustment. */
export interface ComBatOptions {
  /** Design whose effects are kept: disease, arm. */
  readonly covariates?: DesignMatrix
  /** Adjust locations only; forced where a batch has one sample. */
  readonly meanOnly?: boolean
  /** A batch that stays as it is, and to which the others are brought. */
  readonly reference?: string
  /** Default `parametric`. */
  readonly prior?: 'parametric' | 'non-parametric'
}

/** Expression without batch effects, with what was done. */
export interface ComBatResult {
  readonly expression: Expression
  /** Genes left as they are because they do not vary within a batch. */
  readonly unadjusted: readonly string[]
  readonly meanOnly: boolean
  readonly warnings: readonly Issue[]
}

interface Standard {
  /** Mean of each gene and sample without its batch, and the pooled deviation of each gene. */
  readonly means: Float64Array
  readonly deviations: Float64Array
  readonly values: Float64Array
}

const sampleList = (count: number, keep: (sample: number) => boolean): number[] => Array.from({ length: count }, (_, i) => i).filter(keep)

/** Mean squared residual over these samples, with the count as denominator. */
const pooledVariance = (values: Float64Array, at: number, fitted: Float64Array, samples: readonly number[]): number => {
  let [squares, count] = [0, 0]
  for (const i of samples) {
    const rest = (values[at + i] ?? 0) - (fitted[i] ?? 0)
    if (Number.isNaN(rest)) continue
    squares += rest * rest
    count += 1
  }
  return squares / count
}

const standardise = (
  expression: Expression,
  fits: GeneFits,
  { design, batches, sizes }: BatchDesign,
  reference: number,
  codes: Int32Array,
): Standard => {
  const [n, genes, p] = [expression.samples.length, expression.genes.length, design.columns]
  const [means, deviations, values] = [new Float64Array(genes * n), new Float64Array(genes), new Float64Array(genes * n)]
  const pooled = sampleList(n, (i) => reference < 0 || codes[i] === reference)
  const fitted = new Float64Array(n)
  for (let g = 0; g < genes; g++) {
    const b = fits.coefficients.subarray(g * p, (g + 1) * p)
    const grand = reference >= 0 ? (b[reference] ?? 0) : sizes.reduce((total, size, code) => total + (size / n) * (b[code] ?? 0), 0)
    for (let i = 0; i < n; i++) {
      let covariate = 0
      for (let j = batches; j < p; j++) covariate += (design.data[i * p + j] ?? 0) * (b[j] ?? 0)
      means[g * n + i] = grand + covariate
      fitted[i] = (b[codes[i] ?? 0] ?? 0) + covariate
    }
    const deviation = Math.sqrt(pooledVariance(expression.values, g * n, fitted, pooled))
    deviations[g] = deviation
    for (let i = 0; i < n; i++) values[g * n + i] = ((expression.values[g * n + i] ?? 0) - (means[g * n + i] ?? 0)) / deviation
  }
  return { means, deviations, values }
}

/** Values of one batch with mean and variance of each gene. */
const batchValues = (standard: Float64Array, genes: number, n: number, columns: readonly number[], meanOnly: boolean): BatchValues => {
  const samples = columns.length
  const [values, locations, scales] = [new Float64Array(genes * samples), new Float64Array(genes), new Float64Array(genes)]
  for (let g = 0; g < genes; g++) {
    for (const [to, from] of columns.entries()) values[g * samples + to] = standard[g * n + from] ?? 0
    const known = values.subarray(g * samples, (g + 1) * samples).filter((value) => !Number.isNaN(value))
    const centre = known.reduce((total, value) => total + value, 0) / known.length
    locations[g] = centre
    scales[g] = meanOnly ? 1 : known.reduce((total, value) => total + (value - centre) ** 2, 0) / (known.length - 1)
  }
  return { values, samples, locations, scales }
}

/** Genes that vary within every batch (or overall, when only locations are adjusted). */
const adjustable = ({ genes, samples, values }: Expression, groups: readonly (readonly number[])[]): number[] =>
  genes.flatMap((_, g) => {
    const varies = groups.every((columns) => {
      const known = columns.map((i) => values[g * samples.length + i] ?? 0).filter((value) => !Number.isNaN(value))
      return known.length > 1 && known.some((value) => value !== known[0])
    })
    return varies ? [g] : []
  })

const posteriorOf = (values: BatchValues, meanOnly: boolean, prior: ComBatOptions['prior']): BatchEffect =>
  meanOnly ? locationOnly(values) : prior === 'non-parametric' ? nonParametricEffect(values) : parametricEffect(values)

interface Plan {
  readonly batches: BatchDesign
  readonly groups: readonly (readonly number[])[]
  readonly reference: number
  readonly meanOnly: boolean
  readonly prior: ComBatOptions['prior']
}

const adjust = (expression: Expression, fits: GeneFits, plan: Plan, codes: Int32Array): Float64Array => {
  const [n, genes] = [expression.samples.length, expression.genes.length]
  const standard = standardise(expression, fits, plan.batches, plan.reference, codes)
  const adjusted = expression.values.slice()
  for (const [code, columns] of plan.groups.entries()) {
    if (code === plan.reference) continue
    const effect = posteriorOf(batchValues(standard.values, genes, n, columns, plan.meanOnly), plan.meanOnly, plan.prior)
    for (let g = 0; g < genes; g++)
      for (const i of columns) {
        const rest = ((standard.values[g * n + i] ?? 0) - (effect.locations[g] ?? 0)) / Math.sqrt(effect.scales[g] ?? 1)
        adjusted[g * n + i] = rest * (standard.deviations[g] ?? 1) + (standard.means[g * n + i] ?? 0)
      }
  }
  return adjusted
}

/**
 * ComBat: takes differences in location and scale between batches out of log expression, gene by gene, with effects shrunk towards those of
 * all genes of the batch. Effects of the covariates are kept.
 *
 * For clustering and pictures. For tests put the batch into the model instead: adjusted values look more certain than they are, the more so
 * the less balanced the batches. Genes constant within a batch stay as they are and are named.
 *
 * Issues: `batch-confounded`, `one-batch`, `batch-empty`, `batch-missing`, `lengths-differ`, `too-few-values`, `level-unknown` (reference),
 * `no-varying-gene`; warnings `batch-of-one` (locations only), `gene-constant`, `for-pictures`.
 *
 * Source: Johnson WE, Li C, Rabinovic A. Biostatistics 2007;8:118-127 (doi 10.1093/biostatistics/kxj037).
 *
 * @example adjustBatches(expression, batch, { covariates }) // for plots
 */
export const adjustBatches = (expression: Expression, batch: FactorColumn, options: ComBatOptions = {}): Outcome<ComBatResult> => {
  const n = expression.samples.length
  const batches = batchDesign(batch, options.covariates)
  const reference = options.reference === undefined ? -1 : batch.levels.indexOf(options.reference)
  const issues = [...batchIssues(batches, batch, n)]
  if (options.reference !== undefined && reference < 0)
    issues.push(
      inputError('level-unknown', `There is no batch ${options.reference}.`, `Choose from ${batch.levels.join(', ')}.`, {
        column: batch.name,
      }),
    )
  if (issues.length > 0) return failed(...issues)
  const single = batches.sizes.some((size) => size === 1)
  const meanOnly = options.meanOnly === true || single
  const groups = batch.levels.map((_, code) => sampleList(n, (i) => batch.codes[i] === code))
  const kept = adjustable(expression, single ? [sampleList(n, () => true)] : groups)
  if (kept.length < 2)
    return failed(inputError('no-varying-gene', 'Fewer than two genes vary within every batch.', 'Give more genes.', { column: 'genes' }))
  const part = kept.length === expression.genes.length ? expression : takeGenes(expression, kept)
  const fits = fitGenes(part, batches.design)
  if (!fits.ok) return fits
  const adjusted = adjust(part, fits.value, { batches, groups, reference, meanOnly, prior: options.prior }, batch.codes)
  const values = expression.values.slice()
  for (const [to, g] of kept.entries()) values.set(adjusted.subarray(to * n, (to + 1) * n), g * n)
  const unadjusted = expression.genes.filter((_, g) => !kept.includes(g))
  const warnings = [
    caution('for-pictures', 'Values adjusted for batch are for clustering and pictures.', 'For tests, put the batch into the model.'),
    ...(single ? [caution('batch-of-one', 'A batch has one sample: only locations are adjusted.', 'Read scales with care.')] : []),
    ...(unadjusted.length > 0
      ? [caution('gene-constant', `${unadjusted.length} genes do not vary within a batch and are not adjusted.`, 'Look at them first.')]
      : []),
  ]
  return done({ expression: { ...expression, values }, unadjusted, meanOnly, warnings })
}
