import { exchange } from './hartigan-wong.ts'
import { centre, type Partition, squaredTo } from './k-means-partition.ts'
import type { Points } from './points.ts'

/** Which exchange of subjects between clusters is made. */
export type KMeansAlgorithm = 'lloyd' | 'hartigan-wong' | 'macqueen'

/** The nearest centre; the first of those equally near. */
const nearest = (points: Points, i: number, { k, centres }: Partition): number => {
  let [best, at] = [Infinity, 0]
  for (let c = 0; c < k; c++) {
    const value = squaredTo(points, i, centres, c)
    if (value < best) {
      best = value
      at = c
    }
  }
  return at
}

/** An empty cluster takes the subject that lies farthest from its centre, among clusters of two or more. */
const refill = (points: Points, partition: Partition): boolean => {
  const { k, labels, sizes } = partition
  let changed = false
  for (let c = 0; c < k; c++) {
    if ((sizes[c] ?? 0) > 0) continue
    let [far, who] = [-1, -1]
    for (let i = 0; i < points.rows; i++) {
      if ((sizes[labels[i] ?? 0] ?? 0) < 2) continue
      const value = squaredTo(points, i, partition.centres, labels[i] ?? 0)
      if (value > far) {
        far = value
        who = i
      }
    }
    labels[who] = c
    centre(points, partition)
    changed = true
  }
  return changed
}

/** Everyone to the nearest centre, centres to the means; true when somebody moved. */
const assign = (points: Points, partition: Partition): boolean => {
  let moved = false
  for (let i = 0; i < points.rows; i++) {
    const to = nearest(points, i, partition)
    if (to !== partition.labels[i]) moved = true
    partition.labels[i] = to
  }
  centre(points, partition)
  return refill(points, partition) || moved
}

const shift = (points: Points, { labels, centres, sizes }: Partition, i: number, to: number): void => {
  const { columns, data } = points
  const from = labels[i] ?? 0
  const [less, more] = [(sizes[from] ?? 0) - 1, (sizes[to] ?? 0) + 1]
  for (let j = 0; j < columns; j++) {
    const value = data[i * columns + j] ?? 0
    const [a, b] = [from * columns + j, to * columns + j]
    centres[a] = (centres[a] ?? 0) + ((centres[a] ?? 0) - value) / less
    centres[b] = (centres[b] ?? 0) + (value - (centres[b] ?? 0)) / more
  }
  sizes[from] = less
  sizes[to] = more
  labels[i] = to
}

/** One pass: each subject goes to its nearest centre, and the centres follow at once; true when somebody moved. */
const follow = (points: Points, partition: Partition): boolean => {
  const { labels, sizes } = partition
  let moved = false
  for (let i = 0; i < points.rows; i++) {
    const from = labels[i] ?? 0
    const to = nearest(points, i, partition)
    if (to === from || (sizes[from] ?? 0) < 2) continue
    shift(points, partition, i, to)
    moved = true
  }
  return moved
}

/** Sum of squared distances to the own centre. */
const withinOf = (points: Points, { labels, centres }: Partition): number => {
  let sum = 0
  for (let i = 0; i < points.rows; i++) sum += squaredTo(points, i, centres, labels[i] ?? 0)
  return sum
}

/**
 * Improves a partition from its centres until nothing changes, or for so many rounds. `hartigan-wong` ends where no exchange of one subject
 * lowers the sum of squares; the others may stop before.
 */
export const improve = (
  points: Points,
  partition: Partition,
  algorithm: KMeansAlgorithm,
  rounds: number,
): { readonly settled: boolean; readonly within: number } => {
  const start = partition.centres.slice()
  partition.labels.fill(-1)
  assign(points, partition)
  let left = rounds
  if (algorithm === 'lloyd') while (left-- > 0 && assign(points, partition));
  else if (algorithm === 'macqueen') while (left-- > 0 && follow(points, partition));
  else left = exchange(points, partition, start, rounds) ? rounds : -1
  centre(points, partition)
  return { settled: left >= 0, within: withinOf(points, partition) }
}
