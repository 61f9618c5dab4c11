import type { Random } from '@dacryon/core'
import { selectRows } from '../numeric/matrix/matrix.ts'
import { improve } from './k-means-algorithms.ts'
import { type Partition, squaredTo } from './k-means-partition.ts'
import type { Points } from './points.ts'

/** k-means++: each further centre is a subject drawn with probability proportional to its squared distance to the nearest centre so far. */
export const spreadCentres = (points: Points, k: number, random: Random): Points => {
  const chosen = [random.integer(0, points.rows - 1)]
  const gaps = new Float64Array(points.rows).fill(Infinity)
  while (chosen.length < k) {
    const last = points.data.subarray((chosen.at(-1) ?? 0) * points.columns)
    let total = 0
    for (let i = 0; i < points.rows; i++) {
      const gap = Math.min(gaps[i] ?? 0, squaredTo(points, i, last, 0))
      gaps[i] = gap
      total += gap
    }
    let [left, next] = [random.uniform() * total, 0]
    while (next < points.rows - 1 && left >= (gaps[next] ?? 0)) left -= gaps[next++] ?? 0
    chosen.push(next)
  }
  return selectRows(points, chosen)
}

/** Labels of the best of some starts. */
export const kMeansLabels = (points: Points, k: number, starts: number, stream: (start: number) => Random): Int32Array => {
  let best: { readonly labels: Int32Array; readonly within: number } | undefined
  for (let start = 0; start < starts; start++) {
    const centres = spreadCentres(points, k, stream(start))
    const partition: Partition = { k, labels: new Int32Array(points.rows), centres: centres.data, sizes: new Float64Array(k) }
    const within = improve(points, partition, 'hartigan-wong', 100).within
    if (best === undefined || within < best.within) best = { labels: partition.labels, within }
  }
  return best?.labels ?? new Int32Array(points.rows)
}
