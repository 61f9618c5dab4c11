import type { Issue, Outcome } from '@dacryon/core'
import type { DesignMatrix } from '../data/design-matrix.ts'
import { orderOf } from '../numeric/rank.ts'
import { lowess } from '../numeric/smooth/lowess.ts'
import { mean } from '../numeric/sum.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type Counts, effectiveSizes } from './counts.ts'
import type { Expression } from './expression.ts'
import { fitGenes } from './fit-genes.ts'
import type { GeneFits } from './gene-fits.ts'

/** Log counts with precision weights, for `fitGenes`. */
export interface VoomResult {
  /** log2 counts per million. */
  readonly expression: Expression
  /** Gene by gene. */
  readonly weights: Float64Array
  /** The trend: square root of the residual deviation against mean log2 count, in rising order. */
  readonly trend: { readonly x: Float64Array; readonly y: Float64Array }
  readonly effectiveSizes: Float64Array
  readonly warnings: readonly Issue[]
}

/** Straight lines between the points of a curve; its ends beyond them. Points of one x count as their mean. */
const curve = (x: Float64Array, y: Float64Array): { readonly x: Float64Array; readonly y: Float64Array } => {
  const [xs, ys]: [number[], number[]] = [[], []]
  const order = orderOf(x)
  for (let from = 0; from < order.length; ) {
    const at = x[order[from] ?? 0] ?? 0
    let [to, total] = [from, 0]
    for (; to < order.length && x[order[to] ?? 0] === at; to++) total += y[order[to] ?? 0] ?? 0
    xs.push(at)
    ys.push(total / (to - from))
    from = to
  }
  return { x: Float64Array.from(xs), y: Float64Array.from(ys) }
}

const readCurve = (x: Float64Array, y: Float64Array, at: number): number => {
  let [low, high] = [0, x.length - 1]
  if (!(at > (x[low] ?? 0))) return y[low] ?? 0
  if (at >= (x[high] ?? 0)) return y[high] ?? 0
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((x[middle] ?? 0) > at) high = middle
    else low = middle
  }
  const [a, b] = [x[low] ?? 0, x[high] ?? 1]
  return (y[low] ?? 0) + (((y[high] ?? 0) - (y[low] ?? 0)) * (at - a)) / (b - a)
}

const logCounts = ({ genes, samples, values }: Counts, sizes: Float64Array): Expression => {
  const n = samples.length
  return { genes, samples, values: values.map((count, i) => Math.log2(((count + 0.5) / ((sizes[i % n] ?? 0) + 1)) * 1e6)) }
}

/** Square root of the residual deviation against the mean log2 count, for genes that were counted at all. */
const meanVariancePoints = (counts: Counts, fits: GeneFits, sizes: Float64Array) => {
  const n = counts.samples.length
  const shift = mean(sizes.map((size) => Math.log2(size + 1))) - Math.log2(1e6)
  const counted = counts.genes.flatMap((_, g) =>
    (fits.degrees[g] ?? 0) > 0 && counts.values.subarray(g * n, (g + 1) * n).some((count) => count > 0) ? [g] : [],
  )
  return {
    x: Float64Array.from(counted, (g) => (fits.averages[g] ?? 0) + shift),
    y: Float64Array.from(counted, (g) => Math.sqrt(Math.sqrt(fits.variances[g] ?? 0))),
  }
}

/**
 * voom: log2 counts per million `log2((c + 0.5)/(L + 1) 1e6)`, and a weight for each of them from the trend of the residual deviation over
 * the size of the count: lowess of the square root of the deviation on the mean log2 count, read at the fitted count, to the power -4,
 * constant beyond the ends.
 *
 * Needs some hundred genes with enough counts (`filterByExpression` first). `sampleWeights` (one a sample) enter the fit of the trend.
 *
 * Issues: those of `fitGenes`; `too-few-genes`; warning `few-genes`.
 *
 * Source: Law CW, Chen Y, Shi W, Smyth GK. Genome Biol 2014;15:R29 (doi 10.1186/gb-2014-15-2-r29).
 *
 * @example voom(counts, design) // weights for fitGenes
 */
export const voom = (
  counts: Counts,
  design: DesignMatrix,
  { span = 0.5, sampleWeights }: { readonly span?: number; readonly sampleWeights?: Float64Array } = {},
): Outcome<VoomResult> => {
  const sizes = effectiveSizes(counts)
  const expression = logCounts(counts, sizes)
  const fitted = fitGenes(expression, design, sampleWeights === undefined ? {} : { weights: sampleWeights })
  if (!fitted.ok) return fitted
  const points = meanVariancePoints(counts, fitted.value, sizes)
  if (points.x.length < 2)
    return failed(
      inputError('too-few-genes', 'Fewer than two genes have counts.', 'Give all genes that pass the filter.', { column: 'genes' }),
    )
  const trend = curve(points.x, lowess(points.x, points.y, { span }))
  const [n, p] = [counts.samples.length, design.columns]
  const weights = new Float64Array(counts.values.length)
  const { coefficients } = fitted.value
  for (let g = 0; g < counts.genes.length; g++)
    for (let i = 0; i < n; i++) {
      let level = 0
      for (let j = 0; j < p; j++) level += (design.data[i * p + j] ?? 0) * (coefficients[g * p + j] ?? 0)
      const logCount = level + Math.log2((sizes[i] ?? 0) + 1) - Math.log2(1e6)
      weights[g * n + i] = readCurve(trend.x, trend.y, logCount) ** -4
    }
  const warnings =
    points.x.length < 50
      ? [caution('few-genes', `The trend rests on ${points.x.length} genes.`, 'Give all genes that pass the filter.')]
      : []
  return done({ expression, weights, trend, effectiveSizes: sizes, warnings })
}
