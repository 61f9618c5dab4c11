import type { Outcome } from '@dacryon/core'
import type { Matrix } from '../numeric/matrix/matrix.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { euclideanDistances } from './row-distances.ts'
import { nearestOthers } from './umap-graph.ts'

/**
 * Trustworthiness of a picture: are neighbours in the picture neighbours in the data?
 *
 * Meaning: 1 where the k nearest in the picture are the k nearest in the data; punishes intruders by how far away they really are. Says nothing
 * about neighbours that the picture tore apart.
 *
 * Formula: 1 - 2 / (n k (2n - 3k - 1)) sum over i and its k nearest j in the picture of max(0, r(i, j) - k), r the rank of j by distance from i
 * in the data (equally near: lowest first).
 *
 * Source: Venna J, Kaski S. ICANN 2001:485-91. doi:10.1007/3-540-44668-0_68
 *
 * Issues: `distances-invalid`, `lengths-differ`. Not estimable: `k-invalid` (k must be below n / 2).
 *
 * @example computeTrustworthiness(distances, embedding, 10) // 0.987
 */
export const computeTrustworthiness = (distances: Distances, picture: Matrix, k: number): Outcome<Estimable> => {
  const { n } = distances
  const issues = distancesIssues(distances)
  if (issues.length > 0) return failed(...issues)
  if (picture.rows !== n)
    return failed(
      inputError('lengths-differ', `${n} subjects have distances, ${picture.rows} are in the picture.`, 'Give both for the same subjects.'),
    )
  if (!Number.isInteger(k) || k < 1 || 2 * k >= n)
    return done(notEstimable('k-invalid', `${k} neighbours of ${n} subjects leave nothing to compare.`))
  const order = nearestOthers(distances, n - 1)
  const shown = nearestOthers(euclideanDistances(picture), k)
  const rank = new Int32Array(n)
  let sum = 0
  for (let i = 0; i < n; i++) {
    for (let at = 0; at < n - 1; at++) rank[order[i * (n - 1) + at] ?? 0] = at + 1
    for (let at = 0; at < k; at++) sum += Math.max(0, (rank[shown[i * k + at] ?? 0] ?? 0) - k)
  }
  return done(1 - (2 * sum) / (n * k * (2 * n - 3 * k - 1)))
}
