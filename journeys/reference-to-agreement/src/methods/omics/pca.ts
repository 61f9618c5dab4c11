import { ask } from '@dacryon/core'
import { computePrincipalComponents } from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import { asMatrix, expressionIn, fieldOf, numbersIn, textsIn } from './matrices.ts'

/** Principal components of the samples. */
export const pca: Method = ({ id, call, tables, result }) => {
  const [table] = tables
  if (table === undefined) throw new RangeError('The case names no expression table.')
  const scale = /scale\.?\s*=\s*TRUE/.test(call) || id === 'scaled'
  const { genes, samples, components, deviations, explained, totalVariance, scores, loadings } = ask(
    computePrincipalComponents(expressionIn(table), { scale }),
  )
  const names = Array.from({ length: components }, (_, j) => `PC${j + 1}`)
  const shown = (field: string, rows: readonly string[], values: Float64Array) => {
    const expected = fieldOf(result, field)
    return asMatrix(
      { genes: rows, samples: names, values },
      textsIn(fieldOf(expected, 'rows')).length,
      textsIn(fieldOf(expected, 'cols')).length,
    )
  }
  return {
    result: {
      sdev: [...deviations.subarray(0, numbersIn(fieldOf(result, 'sdev')).length)],
      var_explained: [...explained.subarray(0, numbersIn(fieldOf(result, 'var_explained')).length)],
      scores: shown('scores', samples, scores),
      loadings: shown('loadings', genes, loadings),
      total_variance: totalVariance,
    },
  }
}
