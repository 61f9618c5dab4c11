import { type Expression, normaliseQuantiles, polishMedians, takeGenes, takeSamples } from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import { asMatrix, expressionIn, fieldOf, numbersIn, textsIn } from './matrices.ts'

const listTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** Rows and columns of a matrix that the expected result shows. */
const shapeOf = (expected: unknown): readonly [number, number] => [
  textsIn(fieldOf(expected, 'rows')).length,
  textsIn(fieldOf(expected, 'cols')).length,
]

const columnMeans = ({ genes, samples, values }: Expression): number[] =>
  samples.map((_, s) => genes.reduce((total, _gene, g) => total + (values[g * samples.length + s] ?? 0), 0) / genes.length)

/** `rows 1..5 of sample 1 set equal to row 6` */
const tied = (expression: Expression, told: unknown): Expression => {
  const [from = 1, to = 5, sample = 1, source = 6] = [...String(told ?? '').matchAll(/\d+/g)].map((match) => Number(match[0]))
  const values = expression.values.slice()
  const n = expression.samples.length
  for (let row = from; row <= to; row++) values[(row - 1) * n + sample - 1] = values[(source - 1) * n + sample - 1] ?? 0
  return { ...expression, values }
}

/** Quantile normalisation and median polish. */
export const normalisation: Method = ({ id, call, args, tables, result }) => {
  const [table] = tables
  if (table === undefined) throw new RangeError('The case names no expression table.')
  const expression = expressionIn(table)
  if (id === 'median_polish') {
    const [rows = 20, columns = 8] = [...call.matchAll(/1:(\d+)/g)].map((match) => Number(match[1]))
    const part = takeSamples(takeGenes(expression, listTo(rows)), listTo(columns))
    const polished = polishMedians(part)
    const shown = numbersIn(fieldOf(result, 'row_first5')).length
    return {
      result: {
        overall: polished.overall,
        col: Object.fromEntries(part.samples.map((sample, s) => [sample, polished.columns[s]])),
        row_first5: [...polished.rows.subarray(0, shown)],
      },
    }
  }
  const normalised = normaliseQuantiles(expression)
  const [rows, columns] = shapeOf(fieldOf(result, 'values'))
  return {
    result: {
      values: asMatrix(normalised, rows, columns),
      col_means: columnMeans(normalised).slice(0, numbersIn(fieldOf(result, 'col_means')).length),
      ties_values: asMatrix(normaliseQuantiles(tied(expression, fieldOf(args, 'ties'))), rows, columns),
    },
  }
}
