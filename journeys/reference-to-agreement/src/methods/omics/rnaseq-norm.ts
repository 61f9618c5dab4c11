import {
  computeAverageLogCpm,
  computeCpm,
  computeLogCpm,
  computeMedianRatios,
  computeRleFactors,
  computeTmmFactors,
  computeUpperQuartileFactors,
  type Expression,
  filterByExpression,
  largestLeverage,
  takeGenes,
} from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import { asMatrix, countsIn, designIn, fieldOf, numbersIn, termsOf, textsIn } from './matrices.ts'

/** Normalisation of counts. */
export const rnaseqNorm: Method = ({ id, call, args, tables, result }) => {
  const [table, samples] = tables
  if (table === undefined) throw new RangeError('The case names no table of counts.')
  const counts = countsIn(table)
  if (id === 'median_of_ratios') {
    const sizes = computeMedianRatios(counts)
    return { result: { size_factors: Object.fromEntries(counts.samples.map((sample, s) => [sample, sizes[s]])) } }
  }
  if (samples === undefined) throw new RangeError('The case names no sample table.')
  const design = designIn(samples, termsOf(call, 'group'), true)
  const kept = filterByExpression(counts, 1 / largestLeverage(design))
  const tmm = computeTmmFactors(counts)
  const normalised = { ...counts, factors: tmm }
  const genes = numbersIn(fieldOf(args, 'gene_rows')).map((row) => row - 1)
  const columns = textsIn(fieldOf(fieldOf(result, 'cpm'), 'cols')).length
  const show = (values: Expression) => asMatrix(takeGenes(values, genes), genes.length, columns)
  const averages = computeAverageLogCpm(normalised)
  const priors = Object.keys(typeof result === 'object' && result !== null ? result : {}).flatMap((key) => {
    const prior = /^logcpm_prior(.+)$/.exec(key)?.[1]
    return prior === undefined ? [] : [[key, show(computeLogCpm(normalised, Number(prior)))] as const]
  })
  return {
    result: {
      lib_size: [...counts.librarySizes],
      tmm: [...tmm],
      rle: [...computeRleFactors(counts)],
      upperquartile: [...computeUpperQuartileFactors(counts)],
      n_keep: kept.length,
      kept_genes: kept.map((g) => counts.genes[g]),
      cpm: show(computeCpm(normalised)),
      ...Object.fromEntries(priors),
      ave_log_cpm: genes.map((g) => averages[g]),
    },
  }
}
