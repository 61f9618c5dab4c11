import type { Outcome } from '@dacryon/core'
import { euclideanDistances } from '../clustering/row-distances.ts'
import { type Matrix, transpose, zeros } from '../numeric/matrix/matrix.ts'
import { multiply } from '../numeric/matrix/products.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { standardiseViews, type View, viewIssues } from './views.ts'

/** Options of the fusion. */
export interface FusionOptions {
  /** Default 20. */
  readonly neighbours?: number
  /** Width of the kernel; default 0.5. */
  readonly sigma?: number
  /** Default 20. */
  readonly rounds?: number
}

/** Networks of subjects. */
export interface Fusion {
  /** Similarity of subjects in each view. */
  readonly affinities: readonly Matrix[]
  /** The fused network; 1/2 on its diagonal. */
  readonly fused: Matrix
  readonly method: string
}

/** Normal density of the distance, the width growing with the distances to the nearest neighbours of both. */
const affinityOf = (values: Matrix, neighbours: number, sigma: number): Matrix => {
  const { n, data } = euclideanDistances(values)
  const near = Float64Array.from({ length: n }, (_, i) => {
    const sorted = data.slice(i * n, (i + 1) * n).sort()
    let sum = 0
    for (let at = 1; at <= neighbours; at++) sum += sorted[at] ?? 0
    return sum / neighbours + Number.EPSILON
  })
  const out = zeros(n, n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const distance = data[i * n + j] ?? 0
      const width = sigma * (((near[i] ?? 0) + (near[j] ?? 0)) / 3 + distance / 3 + Number.EPSILON)
      out.data[i * n + j] = Math.exp(-((distance / width) ** 2) / 2) / (width * Math.sqrt(2 * Math.PI))
    }
  return out
}

const symmetric = (matrix: Matrix): Matrix => {
  const turned = transpose(matrix)
  return { ...matrix, data: matrix.data.map((value, at) => (value + (turned.data[at] ?? 0)) / 2) }
}

/** Rows that sum to 1, half of it on the diagonal. */
const halved = ({ rows: n, columns, data }: Matrix): Matrix => {
  const out = zeros(n, columns)
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) if (j !== i) sum += data[i * n + j] ?? 0
    for (let j = 0; j < n; j++) out.data[i * n + j] = i === j ? 0.5 : (data[i * n + j] ?? 0) / (2 * (sum === 0 ? 1 : sum))
  }
  return out
}

/** Only the most similar of each row, as shares; of equally similar ones the later stay. */
const localKernel = ({ rows: n, columns, data }: Matrix, neighbours: number): Matrix => {
  const out = zeros(n, columns)
  for (let i = 0; i < n; i++) {
    const row = data.subarray(i * n, (i + 1) * n)
    const order = Int32Array.from({ length: n }, (_, j) => j).sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0) || a - b)
    const kept = order.subarray(n - neighbours)
    const sum = kept.reduce((so, j) => so + (row[j] ?? 0), 0)
    for (const j of kept) out.data[i * n + j] = (row[j] ?? 0) / sum
  }
  return out
}

const meanOf = (matrices: readonly Matrix[]): Matrix => {
  const [first] = matrices
  if (first === undefined) throw new RangeError('There is no network.')
  return { ...first, data: first.data.map((_, at) => matrices.reduce((sum, matrix) => sum + (matrix.data[at] ?? 0), 0) / matrices.length) }
}

/**
 * Similarity network fusion: one network of subjects from several views, by letting each view learn from the others again and again.
 *
 * Meaning: ties that several views support grow, ties of one view alone fade. Cluster the fused network with `clusterSpectrally`. There is no
 * test in it: a network is fused from noise too. Features are z-scored.
 *
 * Formula: W_ij normal density of d_ij with deviation sigma ((m_i + m_j) + d_ij) / 3, m the mean distance to the nearest neighbours; P = W / (2 row
 * sum without diagonal), 1/2 on it; P_v <- S_v mean(P of the other views) S_v', S the local kernel; renormalised and symmetrised each round.
 *
 * Source: Wang B et al. Nat Methods 2014;11:333-7. doi:10.1038/nmeth.2810
 *
 * Issues: those of views (at least two), `feature-constant`, `option-invalid`.
 *
 * @example fuseSimilarityNetworks([rna, protein, cells], { neighbours: 10 }) // fused
 */
export const fuseSimilarityNetworks = (
  views: readonly View[],
  { neighbours = 20, sigma = 0.5, rounds = 20 }: FusionOptions = {},
): Outcome<Fusion> => {
  const issues = viewIssues(views, 2)
  if (issues.length > 0) return failed(...issues)
  const n = views[0]?.values.rows ?? 0
  if (!Number.isInteger(neighbours) || neighbours < 1 || neighbours > n - 1 || !(sigma > 0) || !Number.isInteger(rounds) || rounds < 1)
    return failed(
      inputError(
        'option-invalid',
        `${neighbours} neighbours, sigma ${sigma}, ${rounds} rounds.`,
        `Choose 1 to ${n - 1} neighbours, sigma above 0, at least one round.`,
      ),
    )
  const scaled = standardiseViews(views)
  if (!scaled.ok) return scaled
  const affinities = scaled.value.map(({ values }) => affinityOf(values, neighbours, sigma))
  let networks = affinities.map((affinity) => symmetric(halved(affinity)))
  const kernels = networks.map((network) => localKernel(network, neighbours))
  for (let round = 0; round < rounds; round++)
    networks = kernels.map((kernel, v) =>
      symmetric(halved(multiply(multiply(kernel, meanOf(networks.filter((_, other) => other !== v))), transpose(kernel)))),
    )
  return done({
    affinities,
    fused: symmetric(halved(meanOf(networks))),
    method: `similarity network fusion, ${neighbours} neighbours, sigma ${sigma}, ${rounds} rounds`,
  })
}
