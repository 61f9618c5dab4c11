import type { Issue } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { inputError } from '../result/problems.ts'
import { type SharedDesign, shareDesign } from './fit-genes.ts'

/** Batch indicators, then the covariates without their intercept. */
export interface BatchDesign {
  readonly design: DesignMatrix
  readonly batches: number
  readonly sizes: readonly number[]
  readonly shared: SharedDesign
}

/** Samples in rows; a column of ones is dropped, since the batches contain it. */
export const batchDesign = (batch: FactorColumn, covariates: DesignMatrix | undefined): BatchDesign => {
  const rows = batch.codes.length
  const kept = (covariates?.names ?? []).flatMap((name, j) => {
    const column = Float64Array.from({ length: rows }, (_, i) => covariates?.data[i * covariates.columns + j] ?? 0)
    return column.every((value) => value === 1) ? [] : [{ name, column }]
  })
  const names = [...batch.levels.map((level) => `${batch.name}${level}`), ...kept.map(({ name }) => name)]
  const data = new Float64Array(rows * names.length)
  for (let i = 0; i < rows; i++) {
    const code = batch.codes[i] ?? -1
    if (code >= 0) data[i * names.length + code] = 1
    for (const [j, { column }] of kept.entries()) data[i * names.length + batch.levels.length + j] = column[i] ?? 0
  }
  const design = { rows, columns: names.length, data, names, termOf: names.map((_, j) => j), terms: names.map((name) => [name]) }
  const sizes = batch.levels.map((_, code) => batch.codes.filter((value) => value === code).length)
  return { design, batches: batch.levels.length, sizes, shared: shareDesign(design) }
}

/**
 * What is wrong with batches for these samples. Issues: `lengths-differ`, `batch-missing`, `one-batch`, `batch-empty`, `batch-confounded` where
 * batches and covariates cannot be told apart.
 */
export const batchIssues = ({ design, sizes, shared }: BatchDesign, batch: FactorColumn, samples: number): readonly Issue[] => {
  const column = batch.name
  if (batch.codes.length !== samples)
    return [inputError('lengths-differ', `${batch.codes.length} batches for ${samples} samples.`, 'Give one batch a sample.', { column })]
  if (batch.codes.some((code) => code < 0))
    return [inputError('batch-missing', 'A sample has no batch.', 'Leave the sample out.', { column })]
  if (batch.levels.length < 2) return [inputError('one-batch', 'There is one batch only.', 'Nothing is to be adjusted.', { column })]
  if (sizes.some((size) => size === 0))
    return [
      inputError('batch-empty', 'A batch has no sample.', 'Drop the unused level.', {
        column,
        value: batch.levels[sizes.indexOf(0)] ?? '',
      }),
    ]
  if (shared.aliased.length > 0)
    return [
      inputError(
        'batch-confounded',
        `Batch and covariates cannot be told apart: ${shared.aliased.join(', ')} follows from the others.`,
        'No statistic can separate them; leave out the covariate, or do not adjust.',
        { column, value: shared.aliased.join(', ') },
      ),
    ]
  if (design.rows <= design.columns)
    return [inputError('too-few-values', 'There are no more samples than batches and covariates.', 'Use fewer covariates.', { column })]
  return []
}
