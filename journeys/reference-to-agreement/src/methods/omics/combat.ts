import { ask } from '@dacryon/core'
import { adjustBatches, type ComBatOptions, type Expression, removeBatchEffect, takeGenes } from '@dacryon/stats/omics'
import type { Method, OpenCase } from '../../method.ts'
import { asMatrix, designIn, expressionIn, factorIn, fieldOf, numbersIn, termsOf, textsIn } from './matrices.ts'

const summaryOf = (expression: Expression, result: unknown) => {
  const { genes, samples, values } = expression
  const n = samples.length
  const shown = fieldOf(result, 'rows_1_6_cols_1_5')
  const row = (g: number) => values.subarray(g * n, (g + 1) * n)
  const variance = (g: number): number => {
    const middle = row(g).reduce((total, value) => total + value, 0) / n
    return row(g).reduce((total, value) => total + (value - middle) ** 2, 0) / (n - 1)
  }
  return {
    rows_1_6_cols_1_5: asMatrix(expression, textsIn(fieldOf(shown, 'rows')).length, textsIn(fieldOf(shown, 'cols')).length),
    col_means: samples.map((_, s) => genes.reduce((total, _gene, g) => total + (values[g * n + s] ?? 0), 0) / genes.length),
    row_vars_first10: numbersIn(fieldOf(result, 'row_vars_first10')).map((_, g) => variance(g)),
    sum: values.reduce((total, value) => total + value, 0),
    sumsq: values.reduce((total, value) => total + value * value, 0),
  }
}

const adjusted = ({ id, call, tables }: OpenCase): Expression => {
  const [table, samples] = tables
  if (table === undefined || samples === undefined) throw new RangeError('The case names no expression and sample tables.')
  const whole = expressionIn(table)
  const most = Number(/expr\[1:(\d+)/.exec(call)?.[1] ?? whole.genes.length)
  const expression =
    most < whole.genes.length
      ? takeGenes(
          whole,
          Array.from({ length: most }, (_, g) => g),
        )
      : whole
  const batch = factorIn(samples, 'batch')
  const covariates = call.includes('~') ? designIn(samples, termsOf(call, 'group'), true) : undefined
  if (id === 'remove_batch_effect') return ask(removeBatchEffect(expression, batch, covariates))
  const reference = /ref\.batch\s*=\s*'([^']+)'/.exec(call)?.[1]
  const options: ComBatOptions = {
    meanOnly: /mean\.only\s*=\s*TRUE/.test(call),
    prior: /par\.prior\s*=\s*FALSE/.test(call) ? 'non-parametric' : 'parametric',
    ...(covariates === undefined ? {} : { covariates }),
    ...(reference === undefined ? {} : { reference }),
  }
  return ask(adjustBatches(expression, batch, options)).expression
}

/** Adjustment for batches. */
export const combat: Method = (reference) => ({ result: summaryOf(adjusted(reference), reference.result) })
