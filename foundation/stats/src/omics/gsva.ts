import { hasErrors, type Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { orderOf } from '../numeric/rank.ts'
import { standardDeviation } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Expression } from './expression.ts'
import type { CoverageOptions, GeneSet } from './gene-sets.ts'
import { assembleScores, type SetScores, scoredSets, standardisedRows, withoutConstant } from './set-scores.ts'

/** Choices of GSVA. */
export interface GsvaOptions extends CoverageOptions {
  /** Power of the centred rank as weight. Default 1. */
  readonly power?: number
  /** `difference` (default): largest deviation up minus largest down; `maximum`: the larger of the two with its sign. */
  readonly statistic?: 'difference' | 'maximum'
  /**
   * Read the normal distribution function at multiples of this (towards zero), up to 10: 0.001 is what the published program does for speed,
   * and decides which of two almost tied genes comes first. Default exact.
   */
  readonly resolution?: number
}

/** Normal distribution function, exact or at multiples of the resolution. */
const kernelOf = (resolution: number | undefined): ((z: number) => number) => {
  if (resolution === undefined) return (z) => normal.cdf(z)
  const table = Float64Array.from({ length: Math.floor(10 / resolution) + 1 }, (_, k) => normal.cdf(k * resolution))
  return (z) => {
    if (Math.abs(z) > 10) return z > 0 ? 1 : 0
    const value = table[Math.trunc((Math.abs(z) / 10) * (table.length - 1))] ?? 1
    return z < 0 ? 1 - value : value
  }
}

/** Kernel estimate of the distribution function of each gene at its own values, Gaussian with a quarter of the deviation as bandwidth. */
const kernelLevels = ({ genes, samples, values }: Expression, kernel: (z: number) => number): Float64Array => {
  const n = samples.length
  const levels = new Float64Array(values.length)
  for (let g = 0; g < genes.length; g++) {
    const row = values.subarray(g * n, (g + 1) * n)
    const width = standardDeviation(row) / 4
    for (let j = 0; j < n; j++) {
      let total = 0
      for (let i = 0; i < n; i++) total += width > 0 ? kernel(((row[j] ?? 0) - (row[i] ?? 0)) / width) : 0.5
      levels[g * n + j] = total / n
    }
  }
  return levels
}

/** Largest deviations, up and down, of the two running shares along the genes from high to low. */
const deviations = (
  order: Int32Array,
  inside: Uint8Array,
  weights: Float64Array,
  size: number,
  power: number,
): readonly [number, number] => {
  const genes = order.length
  let total = 0
  for (let k = 0; k < genes; k++) if (inside[order[k] ?? 0] === 1) total += (weights[k] ?? 0) ** power
  const step = 1 / (genes - size)
  let [at, up, down] = [0, 0, 0]
  for (let k = 0; k < genes; k++) {
    at += inside[order[k] ?? 0] === 1 ? (weights[k] ?? 0) ** power / total : -step
    if (at > up) up = at
    if (at < down) down = at
  }
  return [up, down]
}

/**
 * Gene set variation analysis: levels of genes over samples by a Gaussian kernel estimate of their distribution, genes of a sample ranked by
 * level, ranks centred, and a Kolmogorov-Smirnov-like random walk of the set against the others.
 *
 * Relative to the samples given: adding samples changes all scores.
 *
 * Issues: `set-poorly-covered`, `set-empty`, `value-missing`, `too-few-values`, `gene-constant`, `set-of-all-genes`.
 *
 * Source: Hänzelmann S, Castelo R, Guinney J. BMC Bioinformatics 2013;14:7 (doi 10.1186/1471-2105-14-7).
 *
 * @example scoreGsva(expression, sets)
 */
export const scoreGsva = (expression: Expression, sets: readonly GeneSet[], options: GsvaOptions = {}): Outcome<SetScores> => {
  const { power = 1, statistic = 'difference' } = options
  const [n, genes] = [expression.samples.length, expression.genes.length]
  if (n < 2) return failed(inputError('too-few-values', 'GSVA needs at least two samples.', 'Give more samples.', { column: 'samples' }))
  const found = scoredSets(expression, sets, options)
  if (!found.ok) return found
  const { constant } = standardisedRows(
    expression,
    expression.samples.map((_, s) => s),
  )
  const { sets: kept, issues } = withoutConstant(found.value.sets, constant)
  const all = kept.filter(({ rows }) => rows.length === genes)
  if (hasErrors(issues) || all.length > 0)
    return failed(
      ...issues,
      ...all.map(({ name }) => inputError('set-of-all-genes', `${name} holds every gene.`, 'Give more genes.', { column: name })),
    )
  const levels = kernelLevels(expression, kernelOf(options.resolution))
  const weights = Float64Array.from({ length: genes }, (_, k) => Math.abs(genes - k - genes / 2))
  const orders = expression.samples.map((_, s) => orderOf(Float64Array.from(expression.genes, (_gene, g) => -(levels[g * n + s] ?? 0))))
  const warnings = [...found.value.warnings, ...issues]
  return done(
    assembleScores(expression, { sets: kept, warnings }, 'GSVA', ({ rows }) => {
      const inside = new Uint8Array(genes)
      for (const row of rows) inside[row] = 1
      return Float64Array.from(orders, (order) => {
        const [up, down] = deviations(order, inside, weights, rows.length, power)
        return statistic === 'difference' ? up + down : up > -down ? up : down
      })
    }),
  )
}
