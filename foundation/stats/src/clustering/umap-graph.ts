import type { Distances } from './distances.ts'

/** Edges of the fuzzy neighbourhood graph, each once (from < to), with weights up to 1. */
export interface NeighbourGraph {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly weight: Float64Array
}

/** The k nearest others of each subject, nearest first; of equally near ones the lowest first. */
export const nearestOthers = ({ n, data }: Distances, k: number): Int32Array => {
  const out = new Int32Array(n * k)
  for (let i = 0; i < n; i++) {
    const others = Int32Array.from({ length: n - 1 }, (_, at) => (at < i ? at : at + 1))
    others.sort((a, b) => (data[i * n + a] ?? 0) - (data[i * n + b] ?? 0) || a - b)
    out.set(others.subarray(0, k), i * k)
  }
  return out
}

/** Bandwidth at which the weights of the neighbours sum to log2(k + 1), the subject itself counted among them as in the published method. */
const bandwidthOf = (gaps: Float64Array, target: number): number => {
  let [low, high, middle] = [0, Infinity, 1]
  for (let round = 0; round < 64; round++) {
    let sum = 0
    for (const gap of gaps) sum += gap > 0 ? Math.exp(-gap / middle) : 1
    if (Math.abs(sum - target) < 1e-5) break
    if (sum > target) high = middle
    else low = middle
    middle = high === Infinity ? middle * 2 : (low + high) / 2
  }
  return middle
}

/** Weights of each subject's neighbours: 1 for the nearest, falling with the distance beyond it. */
const directed = (distances: Distances, neighbours: Int32Array, k: number): Map<number, number> => {
  const { n, data } = distances
  const weights = new Map<number, number>()
  const meanOfAll = data.reduce((sum, value) => sum + value, 0) / (n * (n - 1))
  for (let i = 0; i < n; i++) {
    const own = Float64Array.from({ length: k }, (_, at) => data[i * n + (neighbours[i * k + at] ?? 0)] ?? 0)
    const nearest = own.find((value) => value > 0) ?? 0
    const gaps = own.map((value) => Math.max(0, value - nearest))
    const mean = own.reduce((sum, value) => sum + value, 0) / k
    const bandwidth = Math.max(bandwidthOf(gaps, Math.log2(k + 1)), 1e-3 * (nearest > 0 ? mean : meanOfAll))
    gaps.forEach((gap, at) => {
      weights.set(i * n + (neighbours[i * k + at] ?? 0), gap > 0 ? Math.exp(-gap / bandwidth) : 1)
    })
  }
  return weights
}

/** Fuzzy union of both directions: a + b - ab. */
export const neighbourGraph = (distances: Distances, k: number): NeighbourGraph => {
  const { n } = distances
  const weights = directed(distances, nearestOthers(distances, k), k)
  const edges: [number, number, number][] = []
  for (const [key, a] of weights) {
    const [i, j] = [Math.floor(key / n), key % n]
    const b = weights.get(j * n + i)
    if (b === undefined) edges.push([Math.min(i, j), Math.max(i, j), a])
    else if (i < j) edges.push([i, j, a + b - a * b])
  }
  edges.sort((x, y) => x[0] - y[0] || x[1] - y[1])
  return {
    from: Int32Array.from(edges, ([i]) => i),
    to: Int32Array.from(edges, ([, j]) => j),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
  }
}
