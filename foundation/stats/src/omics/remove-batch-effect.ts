import type { Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { done, failed } from '../result/problems.ts'
import { batchDesign, batchIssues } from './batch-design.ts'
import type { Expression } from './expression.ts'
import { fitGenes } from './fit-genes.ts'

/**
 * Takes the fitted batch means out of log expression, gene by gene: batch coefficients of a linear model with the covariates, centred so that
 * their plain mean over batches is zero. Effects of the covariates are kept. For pictures, not before a test.
 *
 * Issues: as `adjustBatches`.
 *
 * @example removeBatchEffect(expression, batch, design)
 */
export const removeBatchEffect = (expression: Expression, batch: FactorColumn, covariates?: DesignMatrix): Outcome<Expression> => {
  const batches = batchDesign(batch, covariates)
  const n = expression.samples.length
  const issues = batchIssues(batches, batch, n)
  if (issues.length > 0) return failed(...issues)
  const fits = fitGenes(expression, batches.design)
  if (!fits.ok) return fits
  const values = expression.values.slice()
  for (let g = 0; g < expression.genes.length; g++) {
    const effects = fits.value.coefficients.subarray(g * batches.design.columns, g * batches.design.columns + batches.batches)
    const centre = effects.reduce((total, value) => total + value, 0) / batches.batches
    for (let i = 0; i < n; i++) values[g * n + i] = (values[g * n + i] ?? 0) - ((effects[batch.codes[i] ?? 0] ?? 0) - centre)
  }
  return done({ ...expression, values })
}
