import { rangeOf } from '../workshop/shared.ts'
import { task } from '../workshop/task.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'

/** What every piece of the gene-wise fits needs; large arrays over shared memory. */
export interface FitGenesInput {
  readonly genes: number
  readonly samples: number
  readonly coefficients: number
  /** Gene by gene. */
  readonly values: Float64Array
  /** Design, sample by sample. */
  readonly design: Float64Array
  /** Of every value (gene by gene), or of every sample, or none. */
  readonly weights: Float64Array | null
  /** Of the complete design: rows of Q', and the inverse of R with the coefficients in the order of the columns. */
  readonly orthonormal: Float64Array
  readonly back: Float64Array
}

/** Arrays of a range of genes. */
export interface FitGenesPiece {
  readonly from: number
  readonly to: number
  readonly coefficients: Float64Array
  readonly variances: Float64Array
  readonly degrees: Float64Array
  readonly averages: Float64Array
  /** Unscaled covariance of genes with missing values or weights of their own; NaN in the first entry of the others. */
  readonly covariances: Float64Array | null
}

/** Projects one complete gene on the orthonormal rows; returns the residual sum of squares. */
const project = (
  values: Float64Array,
  at: number,
  n: number,
  q: Float64Array,
  p: number,
  effects: Float64Array,
  left: Float64Array,
): number => {
  for (let i = 0; i < n; i++) left[i] = values[at + i] ?? 0
  for (let k = 0; k < p; k++) {
    const row = k * n
    let [a, b, c, d] = [0, 0, 0, 0]
    const whole = n - (n % 4)
    for (let i = 0; i < whole; i += 4) {
      a += (q[row + i] ?? 0) * (left[i] ?? 0)
      b += (q[row + i + 1] ?? 0) * (left[i + 1] ?? 0)
      c += (q[row + i + 2] ?? 0) * (left[i + 2] ?? 0)
      d += (q[row + i + 3] ?? 0) * (left[i + 3] ?? 0)
    }
    for (let i = whole; i < n; i++) a += (q[row + i] ?? 0) * (left[i] ?? 0)
    const effect = a + b + (c + d)
    effects[k] = effect
    for (let i = 0; i < n; i++) left[i] = (left[i] ?? 0) - effect * (q[row + i] ?? 0)
  }
  let squares = 0
  for (let i = 0; i < n; i++) squares += (left[i] ?? 0) * (left[i] ?? 0)
  return squares
}

/** Mean of the measured values; the count of them comes back in `known`. */
const averageOf = (values: Float64Array, at: number, n: number, known: Int32Array): number => {
  let [total, count] = [0, 0]
  for (let i = 0; i < n; i++) {
    const value = values[at + i] ?? 0
    if (Number.isNaN(value)) continue
    total += value
    count += 1
  }
  known[0] = count
  return count === 0 ? Number.NaN : total / count
}

const runPiece = (input: FitGenesInput, from: number, to: number): FitGenesPiece => {
  const { samples: n, coefficients: p, values, design, weights, orthonormal, back } = input
  const own = weights !== null && weights.length === values.length
  const kernel = leastSquaresKernel(n, p)
  const [effects, left, known] = [new Float64Array(p), new Float64Array(n), new Int32Array(1)]
  const count = to - from
  const piece = {
    from,
    to,
    coefficients: new Float64Array(count * p),
    variances: new Float64Array(count),
    degrees: new Float64Array(count),
    averages: new Float64Array(count),
    covariances:
      weights !== null || values.subarray(from * n, to * n).some((value) => Number.isNaN(value)) ? new Float64Array(count * p * p) : null,
  }
  for (let g = 0; g < count; g++) {
    const at = (from + g) * n
    piece.averages[g] = averageOf(values, at, n, known)
    if (known[0] === n && weights === null) {
      const squares = project(values, at, n, orthonormal, p, effects, left)
      for (let j = 0; j < p; j++) {
        let value = 0
        for (let k = j; k < p; k++) value += (back[j * p + k] ?? 0) * (effects[k] ?? 0)
        piece.coefficients[g * p + j] = value
      }
      piece.degrees[g] = n - p
      piece.variances[g] = n > p ? squares / (n - p) : Number.NaN
      piece.covariances?.fill(Number.NaN, g * p * p, (g + 1) * p * p)
      continue
    }
    let rows = 0
    for (let i = 0; i < n; i++) {
      const value = values[at + i] ?? 0
      const weight = weights === null ? 1 : (weights[own ? at + i : i] ?? 0)
      if (Number.isNaN(value) || !(weight > 0)) continue
      const root = Math.sqrt(weight)
      for (let j = 0; j < p; j++) kernel.columns[j * kernel.stride + rows] = root * (design[i * p + j] ?? 0)
      kernel.response[rows] = root * value
      rows += 1
    }
    const rank = kernel.factor(rows)
    piece.coefficients.set(kernel.coefficients(), g * p)
    piece.degrees[g] = rows - rank
    piece.variances[g] = rows > rank ? kernel.residualSquares() / (rows - rank) : Number.NaN
    piece.covariances?.set(kernel.covariance(), g * p * p)
  }
  return piece
}

/** Linear models of many genes, cut over ranges of genes. */
export const fitGenesTask = task<FitGenesInput, FitGenesPiece>({
  id: 'omics/fit-genes',
  pieces: ({ genes, samples }) => Math.max(1, Math.min(200, Math.ceil((genes * samples) / 200_000))),
  run: (input, piece) => {
    const { from, to } = rangeOf(input.genes, fitGenesTask.pieces(input), piece)
    return runPiece(input, from, to)
  },
})
