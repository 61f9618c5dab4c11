import { addCrossProduct } from './add-cross-product.ts'
import type { LikelihoodPoint } from './maximise.ts'
import { addCrossVector, type Rows } from './rows.ts'

const inverseLogit = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

/** Derivatives of log P(level) in the upper and the lower threshold minus x b. */
const cell = (upper: number, lower: number) => {
  const high = upper === Infinity ? 1 : inverseLogit(upper)
  const low = lower === -Infinity ? 0 : inverseLogit(lower)
  const above = lower === -Infinity ? 1 : inverseLogit(-lower)
  // F(a) - F(b) without cancellation
  const p = high * above * (upper === Infinity || lower === -Infinity ? 1 : -Math.expm1(lower - upper))
  const highDensity = high * (upper === Infinity ? 0 : inverseLogit(-upper))
  const lowDensity = low * above
  const a = highDensity / p
  const b = lowDensity / p
  return { p, a, b, aa: a * a - a * (1 - 2 * high), bb: b * b + b * (1 - 2 * low), ab: -a * b }
}

/** Log-likelihood of proportional odds at b = thresholds, then slopes; -Infinity where thresholds are not in order. */
export const ordinalPoint = (
  design: Rows,
  y: Float64Array,
  weights: Float64Array | undefined,
  cuts: number,
  b: Float64Array,
): LikelihoodPoint => {
  const { rows, columns, data } = design
  const size = cuts + columns
  const score = new Float64Array(size)
  const information = new Float64Array(size * size)
  const slope = new Float64Array(rows)
  const curve = new Float64Array(rows)
  let logLikelihood = 0
  for (let k = 1; k < cuts; k++) if (!((b[k] as number) > (b[k - 1] as number))) return { logLikelihood: -Infinity, score, information }
  for (let row = 0; row < rows; row++) {
    let eta = 0
    for (let j = 0; j < columns; j++) eta += (data[row * columns + j] as number) * (b[cuts + j] as number)
    const level = y[row] as number
    const w = weights?.[row] ?? 1
    const {
      p,
      a,
      b: low,
      aa,
      bb,
      ab,
    } = cell(level < cuts ? (b[level] as number) - eta : Infinity, level > 0 ? (b[level - 1] as number) - eta : -Infinity)
    logLikelihood += w * Math.log(p)
    slope[row] = w * (low - a)
    curve[row] = w * (aa + bb + 2 * ab)
    const add = (cut: number, first: number, own: number, cross: number): void => {
      score[cut] = (score[cut] as number) + w * first
      information[cut * size + cut] = (information[cut * size + cut] as number) + w * own
      for (let j = 0; j < columns; j++) {
        const at = (cuts + j) * size + cut
        information[at] = (information[at] as number) - w * (own + cross) * (data[row * columns + j] as number)
      }
    }
    if (level < cuts) add(level, a, aa, ab)
    if (level > 0) add(level - 1, -low, bb, ab)
    if (level > 0 && level < cuts) information[level * size + level - 1] = (information[level * size + level - 1] as number) + w * ab
  }
  addCrossVector(design, slope, score.subarray(cuts))
  const block = new Float64Array(columns * columns)
  addCrossProduct(data, rows, columns, curve, block)
  for (let j = 0; j < columns; j++)
    for (let k = 0; k <= j; k++) information[(cuts + j) * size + cuts + k] = block[j * columns + k] as number
  return { logLikelihood, score, information }
}
