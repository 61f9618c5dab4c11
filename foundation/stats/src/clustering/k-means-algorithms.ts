import type { Points } from './points.ts'

/** Which exchange of subjects between clusters is made. */
export type KMeansAlgorithm = 'lloyd' | 'hartigan-wong' | 'macqueen'

/** A partition under improvement: labels, centres (k by columns) and sizes. */
export interface Partition {
  readonly k: number
  readonly labels: Int32Array
  readonly centres: Float64Array
  readonly sizes: Float64Array
}

/** Squared Euclidean distance of row i to centre c. */
export const squaredTo = ({ columns, data }: Points, i: number, centres: Float64Array, c: number): number => {
  let sum = 0
  for (let j = 0; j < columns; j++) {
    const gap = (data[i * columns + j] ?? 0) - (centres[c * columns + j] ?? 0)
    sum += gap * gap
  }
  return sum
}

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

/** Centres as means of their members. */
export const centre = (points: Points, { k, labels, centres, sizes }: Partition): void => {
  const { rows, columns, data } = points
  centres.fill(0)
  sizes.fill(0)
  for (let i = 0; i < rows; i++) {
    const c = labels[i] ?? 0
    sizes[c] = (sizes[c] ?? 0) + 1
    for (let j = 0; j < columns; j++) centres[c * columns + j] = (centres[c * columns + j] ?? 0) + (data[i * columns + j] ?? 0)
  }
  for (let c = 0; c < k; c++)
    for (let j = 0; j < columns; j++) centres[c * columns + j] = (centres[c * columns + j] ?? 0) / Math.max(1, sizes[c] ?? 1)
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

/** One pass: each subject goes where the sum of squares falls most, or only to its nearest centre (MacQueen); true when somebody moved. */
const exchange = (points: Points, partition: Partition, greedy: boolean): boolean => {
  const { k, labels, centres, sizes } = partition
  let moved = false
  for (let i = 0; i < points.rows; i++) {
    const from = labels[i] ?? 0
    const own = sizes[from] ?? 0
    if (own < 2) continue
    let best = squaredTo(points, i, centres, from) * (greedy ? own / (own - 1) : 1)
    best -= 1e-12 * best
    let to = from
    for (let c = 0; c < k; c++) {
      if (c === from) continue
      const size = sizes[c] ?? 0
      const value = squaredTo(points, i, centres, c) * (greedy ? size / (size + 1) : 1)
      if (value < best) {
        best = value
        to = c
      }
    }
    if (to === from) continue
    shift(points, partition, i, to)
    moved = true
  }
  return moved
}

/**
 * Improves a partition from its centres until nothing changes; false when `rounds` did not suffice. `hartigan-wong` is Lloyd's algorithm
 * followed by single exchanges that lower the sum of squares, so that no exchange of one subject can lower it any further.
 */
export const improve = (points: Points, partition: Partition, algorithm: KMeansAlgorithm, rounds: number): boolean => {
  partition.labels.fill(-1)
  assign(points, partition)
  let left = rounds
  if (algorithm !== 'macqueen') while (left-- > 0 && assign(points, partition));
  if (algorithm !== 'lloyd') while (left-- > 0 && exchange(points, partition, algorithm === 'hartigan-wong'));
  centre(points, partition)
  return left >= 0
}
