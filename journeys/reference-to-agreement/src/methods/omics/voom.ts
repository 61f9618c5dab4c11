import { ask } from '@dacryon/core'
import {
  type Counts,
  computeTmmFactors,
  filterByExpression,
  fitGenes,
  voom as fitVoom,
  geneTable,
  largestLeverage,
  moderateFits,
  takeCounts,
  voomWithQualityWeights,
} from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import type { Table } from '../../table.ts'
import { asMatrix, countsIn, designIn, fieldOf, textsIn } from './matrices.ts'

/** Counts that pass the filter, with TMM factors, and the design. */
const keptCounts = (table: Table | undefined, samples: Table | undefined, terms: readonly string[]) => {
  if (table === undefined || samples === undefined) throw new RangeError('The case names no tables of counts and samples.')
  const design = designIn(samples, terms, true)
  const whole = countsIn(table)
  const part = takeCounts(whole, filterByExpression(whole, 1 / largestLeverage(design)))
  const counts: Counts = { ...part, factors: computeTmmFactors(part) }
  return { counts, design }
}

/** voom with moderated statistics, and with weights of samples. */
export const voom: Method = ({ id, call, tables, result }) => {
  const { counts, design } = keptCounts(tables[0], tables[1], [/~\s*(\w+)/.exec(call)?.[1] ?? 'group'])
  if (id === 'quality_weights') return { result: { sample_weights: [...ask(voomWithQualityWeights(counts, design)).sampleWeights] } }
  const { expression, weights, effectiveSizes } = ask(fitVoom(counts, design))
  const fits = moderateFits(ask(fitGenes(expression, design, { weights })))
  const rows = textsIn(fieldOf(result, 'genes')).map((gene) => counts.genes.indexOf(gene))
  const columns = textsIn(fieldOf(fieldOf(result, 'E'), 'cols')).length
  const n = counts.samples.length
  const table = geneTable(fits, fits.names[1] ?? '')
  const effects = table.flatMap(({ effect }) => ('t' in effect ? [effect] : []))
  const at = (pick: (effect: (typeof effects)[number]) => number) => rows.map((row) => effects.slice(row, row + 1).map(pick)[0])
  const part = (values: Float64Array) =>
    asMatrix(
      {
        genes: rows.map((row) => counts.genes[row] ?? ''),
        samples: counts.samples,
        values: Float64Array.from(rows.flatMap((row) => [...values.subarray(row * n, (row + 1) * n)])),
      },
      rows.length,
      columns,
    )
  const { rows: _rows, cols: _cols, ...plain } = part(weights)
  return {
    result: {
      genes: rows.map((row) => counts.genes[row]),
      E: part(expression.values),
      weights: plain,
      norm_lib_size: [...effectiveSizes],
      table: {
        _row: rows.map((row) => counts.genes[row]),
        logFC: at((effect) => effect.logFoldChange),
        AveExpr: rows.map((row) => fits.averages[row]),
        t: at((effect) => effect.t),
        'P.Value': at((effect) => effect.pValue),
        'adj.P.Val': at((effect) => effect.adjustedP),
        B: at((effect) => effect.logOdds),
      },
      n_sig_5pct: effects.filter((effect) => effect.adjustedP < 0.05).length,
      df_prior: fits.moderated.common.degrees,
      s2_prior: fits.moderated.common.variance,
    },
  }
}
