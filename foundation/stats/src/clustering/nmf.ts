import type { Issue, Outcome } from '@dacryon/core'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { svd } from '../numeric/matrix/svd.ts'
import { streamOf } from '../numeric/random.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import { task, type WorkContext, type Workshop } from '../workshop/task.ts'
import { type Factors, lossOf, type NmfLoss, productInto, updateFactors } from './nmf-updates.ts'
import { clusterCountIssues, pointsIssues } from './points.ts'

/** A factorisation V about W H. */
export interface NmfFit extends Factors {
  readonly rank: number
  readonly lossKind: NmfLoss
  /** Value of the loss at the end. */
  readonly loss: number
  readonly residualSumOfSquares: number
  /** 1 - RSS / sum of squares of V. */
  readonly explained: number
  /** Factor with the largest weight for each subject (column), from 0. */
  readonly labels: Int32Array
  readonly iterations: number
  readonly method: string
}

/** When the updates end. */
export interface NmfUpdates {
  readonly loss?: NmfLoss
  /** Default 2000. */
  readonly iterations?: number
  /** Relative change of the loss over ten updates that ends them; default 1e-7. 0: all iterations. */
  readonly tolerance?: number
}

/** Factor with the largest weight of each column of H; the first of equal ones. */
const labelsOf = ({ rows, columns, data }: Matrix): Int32Array =>
  Int32Array.from({ length: columns }, (_, j) => {
    let best = 0
    for (let a = 1; a < rows; a++) if ((data[a * columns + j] ?? 0) > (data[best * columns + j] ?? 0)) best = a
    return best
  })

const run = (v: Matrix, start: Factors, { loss = 'frobenius', iterations = 2000, tolerance = 1e-7 }: NmfUpdates): NmfFit => {
  const factors: Factors = { w: { ...start.w, data: start.w.data.slice() }, h: { ...start.h, data: start.h.data.slice() } }
  const work = new Float64Array(v.data.length)
  let before = Infinity
  let iteration = 0
  while (iteration < iterations) {
    updateFactors(v, factors, loss, work)
    iteration += 1
    if (tolerance === 0 || iteration % 10 !== 0) continue
    productInto(work, factors)
    const now = lossOf(v, work, loss)
    if (before - now <= tolerance * Math.abs(now)) break
    before = now
  }
  productInto(work, factors)
  const residualSumOfSquares = lossOf(v, work, 'frobenius')
  return {
    ...factors,
    rank: start.w.columns,
    lossKind: loss,
    loss: loss === 'frobenius' ? residualSumOfSquares : lossOf(v, work, loss),
    residualSumOfSquares,
    explained: 1 - residualSumOfSquares / v.data.reduce((sum, value) => sum + value * value, 0),
    labels: labelsOf(factors.h),
    iterations: iteration,
    method: `non-negative matrix factorisation (${loss}), rank ${start.w.columns}`,
  }
}

/** Issues of a table to be factorised: `too-few-rows`, `value-not-finite`, `value-negative`, `all-zero`. */
const nonNegativeIssues = (v: Matrix, name: string): readonly Issue[] => {
  const issues = pointsIssues(v, 1, name)
  if (issues.length > 0) return issues
  const at = v.data.findIndex((value) => value < 0)
  if (at >= 0)
    return [
      inputError(
        'value-negative',
        `${name} holds ${v.data[at]} in row ${Math.floor(at / v.columns) + 1}.`,
        'Give values of at least 0; do not centre.',
        { column: name, line: Math.floor(at / v.columns) + 1 },
      ),
    ]
  return v.data.every((value) => value === 0)
    ? [inputError('all-zero', `${name} holds zeros only.`, 'Give values above 0.', { column: name })]
    : []
}

/**
 * Non-negative matrix factorisation from given starting factors by multiplicative updates, H before W.
 *
 * Meaning: each subject (column of V) is a sum of `rank` profiles (columns of W) with weights (columns of H). The result depends on the start;
 * zeros in a start stay zeros.
 *
 * Formula: Frobenius H *= W'V / W'WH, W *= VH' / WHH'; Kullback-Leibler H *= W'(V / WH) / W'1, W *= (V / WH)H' / 1H'.
 *
 * Source: Lee DD, Seung HS. Nature 1999;401:788-91. doi:10.1038/44565; NIPS 2001;13:556-62.
 *
 * Issues: `too-few-rows`, `value-not-finite`, `value-negative`, `all-zero`, `start-invalid`.
 *
 * @example fitNmfFrom(v, { w, h }, { loss: 'frobenius', iterations: 200, tolerance: 0 })
 */
export const fitNmfFrom = (v: Matrix, start: Factors, updates: NmfUpdates = {}): Outcome<NmfFit> => {
  const issues = [...nonNegativeIssues(v, 'v'), ...nonNegativeIssues(start.w, 'w'), ...nonNegativeIssues(start.h, 'h')]
  if (issues.length > 0) return failed(...issues)
  if (start.w.rows !== v.rows || start.h.columns !== v.columns || start.w.columns !== start.h.rows)
    return failed(
      inputError(
        'start-invalid',
        `Factors are ${start.w.rows} by ${start.w.columns} and ${start.h.rows} by ${start.h.columns}.`,
        `Their product must be ${v.rows} by ${v.columns}.`,
      ),
    )
  return done(run(v, start, updates))
}

/** Uniform factors on the scale of V. */
const randomStart = (v: Matrix, rank: number, seed: string, start: number): Factors => {
  const random = streamOf(seed, `nmf/${rank}`, start)
  const most = v.data.reduce((so, value) => Math.max(so, value), 0)
  const draw = (rows: number, columns: number): Matrix => {
    const out = zeros(rows, columns)
    for (let at = 0; at < out.data.length; at++) out.data[at] = random.uniform() * most
    return out
  }
  return { w: draw(v.rows, rank), h: draw(rank, v.columns) }
}

/**
 * Starting factors without chance: positive parts of the leading singular vectors (NNDSVD, zeros replaced by the mean of V over 100 so that
 * they can grow).
 *
 * Source: Boutsidis C, Gallopoulos E. Pattern Recognit 2008;41:1350-62. doi:10.1016/j.patcog.2007.09.010
 *
 * @example fitNmfFrom(v, singularStart(v, 3))
 */
export const singularStart = (v: Matrix, rank: number): Factors => {
  const { u, values, v: right } = svd(v)
  const fill = v.data.reduce((sum, value) => sum + value, 0) / v.data.length / 100
  const [w, h] = [zeros(v.rows, rank), zeros(rank, v.columns)]
  const part = (matrix: Matrix, column: number, sign: number): Float64Array =>
    Float64Array.from({ length: matrix.rows }, (_, i) => Math.max(0, sign * (matrix.data[i * matrix.columns + column] ?? 0)))
  const length = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  for (let a = 0; a < rank; a++) {
    const sides = [1, -1].map((sign) => ({ left: part(u, a, sign), right: part(right, a, sign) }))
    const [side] = sides.map((one) => ({ ...one, size: length(one.left) * length(one.right) })).sort((x, y) => y.size - x.size)
    if (side === undefined || !(side.size > 0)) {
      for (let i = 0; i < v.rows; i++) w.data[i * rank + a] = fill
      for (let j = 0; j < v.columns; j++) h.data[a * v.columns + j] = fill
      continue
    }
    const scale = Math.sqrt((values[a] ?? 0) * side.size)
    for (let i = 0; i < v.rows; i++) w.data[i * rank + a] = (scale * (side.left[i] ?? 0)) / length(side.left) || fill
    for (let j = 0; j < v.columns; j++) h.data[a * v.columns + j] = (scale * (side.right[j] ?? 0)) / length(side.right) || fill
  }
  return { w, h }
}

/** Many starts of one rank. */
export interface NmfSearch {
  readonly best: NmfFit
  /** Labels of every start, for the consensus. */
  readonly labels: readonly Int32Array[]
  readonly starts: number
  readonly seed: string
  readonly warnings: readonly Issue[]
}

interface NmfWork {
  readonly v: Matrix
  readonly rank: number
  readonly seed: string
  readonly starts: number
  readonly updates: NmfUpdates
}

/** One random start. */
export const nmfTask = task<NmfWork, NmfFit>({
  id: 'nmf-start',
  pieces: ({ starts }) => starts,
  run: ({ v, rank, seed, updates }, piece) => run(v, randomStart(v, rank, seed, piece), updates),
})

/**
 * Non-negative matrix factorisation of one rank from many random starts; the best is kept, and the labels of all tell how stable it is (see
 * `computeNmfRanks`).
 *
 * Issues: `too-few-rows`, `value-not-finite`, `value-negative`, `all-zero`, `k-invalid`.
 *
 * @example await searchNmf(v, 3, { seed: 'strata', loss: 'kullback-leibler' })
 */
export const searchNmf = async (
  v: Matrix,
  rank: number,
  { seed, starts = 50, ...updates }: NmfUpdates & { readonly seed: string; readonly starts?: number },
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<NmfSearch>> => {
  const issues = [
    ...nonNegativeIssues(v, 'v'),
    ...clusterCountIssues(rank, Math.min(v.rows, v.columns)),
    ...clusterCountIssues(starts, 100_000),
  ]
  if (issues.length > 0) return failed(...issues)
  const fits = await workshop.run(nmfTask, { v: { ...v, data: shared(v.data) }, rank, seed, starts, updates }, context)
  const best = fits.reduce((top, fit) => (fit.loss < top.loss ? fit : top))
  const near = fits.filter(({ loss }) => loss <= best.loss * 1.01 + 1e-12).length
  const warnings =
    starts >= 3 && near < 3
      ? [caution('few-starts-agree', `${near} of ${starts} starts came within 1 % of the best.`, 'Take more starts.')]
      : []
  return done({ best, labels: fits.map(({ labels }) => labels), starts, seed, warnings })
}
