import { ask } from '@dacryon/core'
import { limitOf } from '@dacryon/stats'
import {
  contrastFits,
  type EmpiricalBayesOptions,
  type Expression,
  estimateDuplicateCorrelation,
  falseDiscoveryRates,
  fitCorrelatedGenes,
  fitGenes,
  type GeneFits,
  geneTable,
  type ModeratedFits,
  moderateFits,
  testAgainstThreshold,
  testAllContrasts,
} from '@dacryon/stats/omics'
import type { Method, OpenCase } from '../../method.ts'
import { designIn, expressionIn, factorIn, fieldOf, numbersIn, termsOf, textsIn } from './matrices.ts'

/** Comparisons named `BvA` for the levels of a factor; all pairs when the result names none. */
const contrastsOf = (factor: string, levels: readonly string[], named: readonly string[]) => {
  const pairs = levels.flatMap((low, i) => levels.slice(i + 1).map((high) => [high, low] as const))
  const ofPair = ([high, low]: readonly [string, string]) => ({ name: `${high}v${low}`, of: { [factor + high]: 1, [factor + low]: -1 } })
  const asked = named.flatMap((name) =>
    levels.flatMap((high) => levels.filter((low) => `${high}v${low}` === name).map((low) => ofPair([high, low]))),
  )
  return asked.length > 0 ? asked : pairs.map(ofPair)
}

const tableOf = (fits: ModeratedFits, contrast: string, rows: readonly number[]) => {
  const table = geneTable(fits, contrast)
  const picked = rows.flatMap((row) => {
    const effect = table[row]?.effect
    return effect !== undefined && 't' in effect ? [{ row, effect }] : []
  })
  return {
    _row: rows.map((row) => fits.genes[row]),
    logFC: picked.map(({ effect }) => effect.logFoldChange),
    'CI.L': picked.map(({ effect }) => effect.interval.low),
    'CI.R': picked.map(({ effect }) => effect.interval.high),
    AveExpr: picked.map(({ row }) => fits.averages[row]),
    t: picked.map(({ effect }) => effect.t),
    'P.Value': picked.map(({ effect }) => effect.pValue),
    'adj.P.Val': picked.map(({ effect }) => effect.adjustedP),
    B: picked.map(({ effect }) => effect.logOdds),
  }
}

const columnOf = (values: Float64Array, width: number, at: number): Float64Array => values.filter((_, i) => i % width === at)

const everything = (fits: GeneFits, rows: readonly number[], options: EmpiricalBayesOptions) => {
  const moderated = moderateFits(fits, options)
  const { common, priorDegrees, priorVariances, posterior } = moderated.moderated
  const f = testAllContrasts(moderated, { correlation: 'shared' })
  const at = (values: Float64Array) => rows.map((row) => values[row] ?? null)
  const k = fits.names.length
  const significant = fits.names.map((name, b) => [
    name,
    falseDiscoveryRates(columnOf(moderated.pValues, k, b)).filter((value) => value < 0.05).length,
  ])
  const first = { t: columnOf(moderated.t, k, 0), p: columnOf(moderated.pValues, k, 0) }
  return {
    df_prior: common.degrees === undefined ? at(priorDegrees) : limitOf(common.degrees),
    s2_prior: common.variance ?? at(priorVariances),
    genes: rows.map((row) => fits.genes[row]),
    ...Object.fromEntries(fits.names.map((name) => [name, tableOf(moderated, name, rows)])),
    F: at(f.f),
    F_p: at(f.pValues),
    s2_post: at(posterior),
    sigma: at(fits.variances.map(Math.sqrt)),
    n_sig: Object.fromEntries(significant),
    all_t_BvA_sum: first.t.reduce((total, value) => total + value, 0),
    all_p_BvA_sumlog: first.p.reduce((total, value) => total + Math.log(value), 0),
  }
}

/** The matrix of a case, with the values taken out that its arguments name. */
const matrixOf = ({ tables, args }: OpenCase): Expression => {
  const [table] = tables
  if (table === undefined) throw new RangeError('The case names no expression table.')
  const expression = expressionIn(table)
  const values = expression.values.slice()
  for (const row of numbersIn(fieldOf(args, 'na_rows')))
    for (const column of numbersIn(fieldOf(args, 'na_cols'))) values[(row - 1) * expression.samples.length + column - 1] = Number.NaN
  return { ...expression, values }
}

const thresholdOf = (call: string): number => {
  const log2 = /lfc\s*=\s*log2\(([\d.]+)\)/.exec(call)?.[1]
  return log2 === undefined ? Number(/lfc\s*=\s*([\d.]+)/.exec(call)?.[1] ?? 0) : Math.log2(Number(log2))
}

/** Gene-wise linear models with moderated statistics. */
export const limma: Method = (reference) => {
  const { id, call, result, tables } = reference
  const samples = tables[1]
  if (samples === undefined) throw new RangeError('The case names no sample table.')
  const expression = matrixOf(reference)
  const terms = termsOf(call, '0+group+batch')
  const design = designIn(samples, terms, false)
  const group = terms[0] ?? 'group'
  const named = Object.keys(fieldOf(result, 'n_sig') ?? {})
  const contrasts = contrastsOf(group, factorIn(samples, group).levels, named)
  const table = fieldOf(result, 'table')
  const rows = textsIn(fieldOf(result, 'genes') ?? fieldOf(table, '_row')).map((gene) => expression.genes.indexOf(gene))
  if (id === 'duplicate_correlation') {
    const blocks = factorIn(samples, /block\s*=\s*([\w.]+)/.exec(call)?.[1] ?? 'subject').codes
    const { consensus } = ask(estimateDuplicateCorrelation(expression, design, blocks))
    if (typeof consensus !== 'number') throw new RangeError(consensus.reason)
    const fits = ask(contrastFits(ask(fitCorrelatedGenes(expression, design, blocks, consensus)), contrasts))
    return { result: { consensus, ...everything(fits, rows, {}) } }
  }
  const fits = ask(contrastFits(ask(fitGenes(expression, design)), contrasts))
  if (id === 'treat') {
    const tested = testAgainstThreshold(fits, thresholdOf(call))
    const column = (values: Float64Array) => columnOf(values, fits.names.length, 0)
    const adjusted = falseDiscoveryRates(column(tested.pValues))
    const at = (values: Float64Array) => rows.map((row) => values[row] ?? null)
    return {
      result: {
        table: {
          _row: rows.map((row) => fits.genes[row]),
          logFC: at(column(fits.coefficients)),
          AveExpr: at(fits.averages),
          t: at(column(tested.t)),
          'P.Value': at(column(tested.pValues)),
          'adj.P.Val': at(adjusted),
        },
      },
    }
  }
  return { result: everything(fits, rows, { trend: /trend\s*=\s*TRUE/.test(call), robust: /robust\s*=\s*TRUE/.test(call) }) }
}
