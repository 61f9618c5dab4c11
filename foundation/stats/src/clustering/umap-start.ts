import type { Random } from '@dacryon/core'
import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { zeros } from '../numeric/matrix/matrix.ts'
import type { NeighbourGraph } from './umap-graph.ts'

/** Above so many subjects all eigenvectors take too long, and the start is drawn at random. */
const mostForSpectrum = 1500

/**
 * Where the descent starts: eigenvectors of the normalised graph after the constant one, scaled to 10, with a little noise that tells equal
 * subjects apart.
 */
export const spectralLayout = ({ from, to, weight }: NeighbourGraph, n: number, dimensions: number, random: Random): Float64Array => {
  const y = new Float64Array(n * dimensions)
  if (n > mostForSpectrum) return y.map(() => random.uniform(-10, 10))
  const degrees = new Float64Array(n)
  weight.forEach((value, e) => {
    for (const end of [from[e] ?? 0, to[e] ?? 0]) degrees[end] = (degrees[end] ?? 0) + value
  })
  const affinity = zeros(n, n)
  weight.forEach((value, e) => {
    const [i, j] = [from[e] ?? 0, to[e] ?? 0]
    const scaled = value / Math.sqrt((degrees[i] ?? 1) * (degrees[j] ?? 1))
    affinity.data[i * n + j] = scaled
    affinity.data[j * n + i] = scaled
  })
  const { vectors } = eigenSymmetric(affinity)
  let most = 0
  for (let i = 0; i < n; i++) for (let d = 0; d < dimensions; d++) most = Math.max(most, Math.abs(vectors.data[i * n + d + 1] ?? 0))
  for (let i = 0; i < n; i++)
    for (let d = 0; d < dimensions; d++)
      y[i * dimensions + d] = ((vectors.data[i * n + d + 1] ?? 0) / (most || 1)) * 10 + random.normal(0, 1e-4)
  return y
}
