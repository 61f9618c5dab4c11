import type { Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { choleskyFactor, choleskySolve } from '../numeric/matrix/cholesky.ts'
import { done, failed } from '../result/problems.ts'
import type { Counts } from './counts.ts'
import type { Expression } from './expression.ts'
import { designIssues, shareDesign } from './fit-genes.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'
import { type VoomResult, voom } from './voom.ts'

/** Sum-to-zero coding: samples in rows, one column less. */
const sumCoding = (n: number): Float64Array => {
  const z = new Float64Array(n * (n - 1))
  for (let i = 0; i < n - 1; i++) {
    z[i * (n - 1) + i] = 1
    z[(n - 1) * (n - 1) + i] = -1
  }
  return z
}

/** Adds the information about the log variances that one gene gives, its own level taken out. */
const addInformation = (information: Float64Array, z: Float64Array, free: Float64Array, n: number): void => {
  const k = n - 1
  const cross = new Float64Array(k)
  let total = 0
  for (let i = 0; i < n; i++) {
    total += free[i] ?? 0
    for (let a = 0; a < k; a++) cross[a] = (cross[a] ?? 0) + (free[i] ?? 0) * (z[i * k + a] ?? 0)
  }
  const last = free[n - 1] ?? 0
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++) {
      const plain = last + (a === b ? (free[a] ?? 0) : 0)
      information[a * k + b] = (information[a * k + b] ?? 0) + plain - ((cross[a] ?? 0) * (cross[b] ?? 0)) / total
    }
}

/**
 * Weights of whole samples: log variances of the samples (sum zero) are updated gene after gene by a scoring step of the gene-wise REML
 * likelihood, the information of `priorGenes` genes standing in for equality. A poor sample gets a weight below 1; the geometric mean is 1.
 *
 * Genes with missing values are passed over. Issues: `design-singular`, `lengths-differ`, `too-few-values`.
 *
 * Source: Ritchie ME et al. BMC Bioinformatics 2006;7:261 (doi 10.1186/1471-2105-7-261).
 *
 * @example fitArrayWeights(expression, design) // one weight a sample
 */
export const fitArrayWeights = (
  expression: Expression,
  design: DesignMatrix,
  { weights, priorGenes = 10 }: { readonly weights?: Float64Array; readonly priorGenes?: number } = {},
): Outcome<Float64Array> => {
  const [n, p] = [expression.samples.length, design.columns]
  const issues = designIssues(design, n, shareDesign(design).aliased)
  if (issues.length > 0) return failed(...issues)
  const k = n - 1
  const [z, gamma, logVariance] = [sumCoding(n), new Float64Array(k), new Float64Array(n)]
  const [leverage, free] = [new Float64Array(n), new Float64Array(n)]
  const information = new Float64Array(k * k)
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) information[a * k + b] = priorGenes * (a === b ? 2 : 1)
  const kernel = leastSquaresKernel(n, p)
  for (let g = 0; g < expression.genes.length; g++) {
    const y = expression.values.subarray(g * n, (g + 1) * n)
    if (y.some((value) => Number.isNaN(value))) continue
    for (let i = 0; i < n; i++) {
      const root = Math.sqrt((weights?.[g * n + i] ?? 1) * Math.exp(-(logVariance[i] ?? 0)))
      for (let j = 0; j < p; j++) kernel.columns[j * kernel.stride + i] = root * (design.data[i * p + j] ?? 0)
      kernel.response[i] = root * (y[i] ?? 0)
    }
    if (kernel.factor(n) < p) continue
    const s2 = kernel.residualSquares() / (n - p)
    if (!(s2 > 1e-15)) continue
    const beta = kernel.coefficients().slice()
    kernel.leverages(leverage)
    const score = new Float64Array(k)
    for (let i = 0; i < n; i++) {
      let fitted = 0
      for (let j = 0; j < p; j++) fitted += (design.data[i * p + j] ?? 0) * (beta[j] ?? 0)
      const weight = (weights?.[g * n + i] ?? 1) * Math.exp(-(logVariance[i] ?? 0))
      free[i] = 1 - (leverage[i] ?? 0)
      const surplus = (weight * ((y[i] ?? 0) - fitted) ** 2) / s2 - (free[i] ?? 0)
      for (let a = 0; a < k; a++) score[a] = (score[a] ?? 0) + surplus * (z[i * k + a] ?? 0)
    }
    addInformation(information, z, free, n)
    const factor = choleskyFactor({ rows: k, columns: k, data: information })
    if (factor === undefined) continue
    const step = choleskySolve(factor, score)
    for (let a = 0; a < k; a++) gamma[a] = (gamma[a] ?? 0) + (step[a] ?? 0)
    for (let i = 0; i < n; i++) {
      let value = 0
      for (let a = 0; a < k; a++) value += (z[i * k + a] ?? 0) * (gamma[a] ?? 0)
      logVariance[i] = value
    }
  }
  return done(logVariance.map((value) => Math.exp(-value)))
}

/** voom with weights of whole samples multiplied in. */
export interface QualityWeights extends VoomResult {
  readonly sampleWeights: Float64Array
}

/**
 * voom, weights of samples, voom again with them, weights of samples again: for data where some samples are poorer than others but too good to
 * be left out.
 *
 * Issues: those of `voom`.
 *
 * Source: Liu R et al. Nucleic Acids Res 2015;43:e97 (doi 10.1093/nar/gkv412).
 *
 * @example voomWithQualityWeights(counts, design)
 */
export const voomWithQualityWeights = (counts: Counts, design: DesignMatrix): Outcome<QualityWeights> => {
  const first = voom(counts, design)
  if (!first.ok) return first
  const rough = fitArrayWeights(first.value.expression, design, { weights: first.value.weights })
  if (!rough.ok) return rough
  const second = voom(counts, design, { sampleWeights: rough.value })
  if (!second.ok) return second
  const fine = fitArrayWeights(second.value.expression, design, { weights: second.value.weights })
  if (!fine.ok) return fine
  const n = counts.samples.length
  return done({
    ...second.value,
    weights: second.value.weights.map((weight, i) => weight * (fine.value[i % n] ?? 1)),
    sampleWeights: fine.value,
  })
}
