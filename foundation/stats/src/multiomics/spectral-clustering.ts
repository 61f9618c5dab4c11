import type { Outcome } from '@dacryon/core'
import { computeKMeans } from '../clustering/k-means.ts'
import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { type Matrix, selectColumns, zeros } from '../numeric/matrix/matrix.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Clusters of a network. */
export interface SpectralClusters {
  readonly labels: Int32Array
  readonly k: number
  /** Of the network divided by the square roots of its degrees, from the largest down; clear clusters show as values near 1, then a gap. */
  readonly eigenvalues: Float64Array
  /** Number of clusters before the largest gap among 2 to 10. */
  readonly largestGap: number
}

const gapOf = (values: Float64Array): number => {
  let [best, at] = [-Infinity, 2]
  for (let k = 2; k <= Math.min(10, values.length - 1); k++) {
    const gap = (values[k - 1] ?? 0) - (values[k] ?? 0)
    if (gap > best) [best, at] = [gap, k]
  }
  return at
}

/**
 * Spectral clustering of a network of subjects: k-means of the leading eigenvectors, rows scaled to length 1.
 *
 * Meaning: finds groups with many ties inside and few between, of any shape. The largest gap of the eigenvalues proposes k; it is a hint, not
 * a test, and always proposes one.
 *
 * Source: Ng AY, Jordan MI, Weiss Y. NIPS 2001;14:849-56.
 *
 * Issues: `network-invalid`, `k-invalid`.
 *
 * @example clusterSpectrally(fused, { seed: 'strata' }) // labels, k
 */
export const clusterSpectrally = (
  network: Matrix,
  { seed, k }: { readonly seed: string; readonly k?: number },
): Outcome<SpectralClusters> => {
  const n = network.rows
  const degrees = Float64Array.from({ length: n }, (_, i) =>
    network.data.subarray(i * n, (i + 1) * n).reduce((sum, value) => sum + value, 0),
  )
  if (
    n < 3 ||
    network.columns !== n ||
    network.data.some((value) => !(value >= 0 && value < Infinity)) ||
    degrees.some((degree) => !(degree > 0))
  )
    return failed(
      inputError(
        'network-invalid',
        'This is not a network of at least three subjects.',
        'Give a symmetric table of similarities of at least 0, nobody without ties.',
        { column: 'network' },
      ),
    )
  const scaled = zeros(n, n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) scaled.data[i * n + j] = (network.data[i * n + j] ?? 0) / Math.sqrt((degrees[i] ?? 1) * (degrees[j] ?? 1))
  const { values, vectors } = eigenSymmetric(scaled)
  const largestGap = gapOf(values)
  const count = k ?? largestGap
  if (!Number.isInteger(count) || count < 1 || count > n)
    return failed(inputError('k-invalid', `${count} clusters of ${n} subjects.`, `Choose 1 to ${n}.`, { column: 'k' }))
  const leading = selectColumns(
    vectors,
    Array.from({ length: count }, (_, at) => at),
  )
  for (let i = 0; i < n; i++) {
    const row = leading.data.subarray(i * count, (i + 1) * count)
    const length = Math.hypot(...row) || 1
    row.forEach((value, at) => {
      row[at] = value / length
    })
  }
  const found = computeKMeans(leading, count, { seed })
  return found.ok ? done({ labels: found.value.labels, k: count, eigenvalues: values, largestGap }) : found
}
