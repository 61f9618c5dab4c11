import { type Matrix, transpose, zeros } from '../numeric/matrix/matrix.ts'
import { multiply, multiplyTransposed, multiplyVector } from '../numeric/matrix/products.ts'
import { svd } from '../numeric/matrix/svd.ts'

/** Components of one block: unit weights (columns), scores, and what the block is regressed on the scores with. */
export interface BlockComponents {
  readonly weights: Matrix
  readonly scores: Matrix
  readonly loadings: Matrix
}

/** What the search is for. */
export interface BlockSearch {
  /** Centred (and scaled) blocks; the last one is the outcome. */
  readonly blocks: readonly Matrix[]
  /** How much the covariance of two blocks counts: symmetric. */
  readonly design: readonly (readonly number[])[]
  /** Weights other than 0 of each block, a component each; none: all. */
  readonly keep: readonly (readonly number[] | undefined)[]
  readonly components: number
}

const normalised = (values: Float64Array): Float64Array => {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? values.map((value) => value / length) : values
}

/** Takes the size of the first weight that must go off all, so that `keep` are left. */
const softThreshold = (weights: Float64Array, keep: number | undefined): Float64Array => {
  if (keep === undefined || keep >= weights.length) return weights
  const threshold = weights.map(Math.abs).sort()[weights.length - keep - 1] ?? 0
  return weights.map((weight) => Math.sign(weight) * Math.max(0, Math.abs(weight) - threshold))
}

const firstColumn = ({ rows, columns, data }: Matrix): Float64Array => Float64Array.from({ length: rows }, (_, i) => data[i * columns] ?? 0)

/** Leading singular vectors of the cross product of two blocks, or of each of several. */
const startOf = (blocks: readonly Matrix[]): Float64Array[] => {
  const [x, y] = blocks
  if (blocks.length === 2 && x !== undefined && y !== undefined) {
    const { u, v } = svd(multiply(transpose(x), y))
    return [firstColumn(u), firstColumn(v)]
  }
  return blocks.map((block) => firstColumn(svd(block).v))
}

const weightedSum = (scores: readonly Float64Array[], factors: readonly number[]): Float64Array => {
  const out = new Float64Array(scores[0]?.length ?? 0)
  scores.forEach((score, j) => {
    const factor = factors[j] ?? 0
    if (factor !== 0) for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + factor * (score[i] ?? 0)
  })
  return out
}

/** One component of every block: each in turn takes the weights with the largest covariance to the weighted scores of the others. */
const nextComponent = ({ blocks, design, keep }: BlockSearch, component: number): Float64Array[] => {
  const weights = startOf(blocks).map((start, q) => normalised(softThreshold(start, keep[q]?.[component])))
  const scores = blocks.map((block, q) => multiplyVector(block, weights[q] ?? []))
  for (let round = 0; round < 2000; round++) {
    let most = 0
    blocks.forEach((block, q) => {
      const others = weightedSum(
        scores,
        (design[q] ?? []).map((value, j) => (j === q ? 0 : value)),
      )
      const found = normalised(softThreshold(multiplyTransposed(block, others), keep[q]?.[component]))
      found.forEach((value, j) => {
        most = Math.max(most, Math.abs(value - (weights[q]?.[j] ?? 0)))
      })
      weights[q] = found
      scores[q] = multiplyVector(block, found)
    })
    if (most < 1e-12) break
  }
  return weights
}

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)

/** What is left of a block when it is regressed on scores, and the regression weights. */
const deflate = (block: Matrix, score: Float64Array): { readonly rest: Matrix; readonly loading: Float64Array } => {
  const size = squares(score) || 1
  const loading = multiplyTransposed(block, score).map((value) => value / size)
  const rest = zeros(block.rows, block.columns)
  for (let i = 0; i < block.rows; i++)
    for (let j = 0; j < block.columns; j++)
      rest.data[i * block.columns + j] = (block.data[i * block.columns + j] ?? 0) - (score[i] ?? 0) * (loading[j] ?? 0)
  return { rest, loading }
}

const averaged = (matrices: readonly Matrix[], otherwise: Matrix): Matrix => ({
  ...otherwise,
  data: otherwise.data.map((_, at) => matrices.reduce((sum, matrix) => sum + (matrix.data[at] ?? 0), 0) / matrices.length),
})

const columnsOf = (columns: readonly Float64Array[], rows: number): Matrix => {
  const out = zeros(rows, columns.length)
  columns.forEach((column, k) => {
    for (let i = 0; i < rows; i++) out.data[i * columns.length + k] = column[i] ?? 0
  })
  return out
}

/**
 * Components of several blocks with the largest weighted sum of covariances. After each component every block is regressed on its own score; the
 * outcome (last) on the score of each other block in turn, of which the mean is kept.
 *
 * Source: Tenenhaus A et al. Biostatistics 2014;15:569-83. doi:10.1093/biostatistics/kxu001
 */
export const blockComponents = (search: BlockSearch): readonly BlockComponents[] => {
  const last = search.blocks.length - 1
  let blocks = search.blocks
  const weights: Float64Array[][] = blocks.map(() => [])
  const scores: Float64Array[][] = blocks.map(() => [])
  const loadings: Float64Array[][] = blocks.map(() => [])
  for (let component = 0; component < search.components; component++) {
    const found = nextComponent({ ...search, blocks }, component)
    const own = blocks.map((block, q) => multiplyVector(block, found[q] ?? []))
    const rests = blocks.map((block, q) => {
      const { rest, loading } = deflate(block, own[q] ?? new Float64Array())
      weights[q]?.push(found[q] ?? new Float64Array())
      scores[q]?.push(own[q] ?? new Float64Array())
      loadings[q]?.push(loading)
      return rest
    })
    blocks = blocks.map((block, q) =>
      q < last
        ? (rests[q] ?? block)
        : averaged(
            own.slice(0, last).map((score) => deflate(block, score).rest),
            block,
          ),
    )
  }
  return search.blocks.map((block, q) => ({
    weights: columnsOf(weights[q] ?? [], block.columns),
    scores: columnsOf(scores[q] ?? [], block.rows),
    loadings: columnsOf(loadings[q] ?? [], block.columns),
  }))
}
