import { type Partition, squaredTo } from './k-means-partition.ts'
import type { Points } from './points.ts'

/** The state of the algorithm: second nearest clusters, what leaving costs, and when each cluster last changed. */
interface Search {
  readonly points: Points
  readonly partition: Partition
  readonly second: Int32Array
  /** What the sum of squares would fall by if the subject left, as last computed. */
  readonly leaving: Float64Array
  /** Step of the optimal-transfer stage until which a cluster is live. */
  readonly live: Int32Array
  /** Step at which a cluster last changed. */
  readonly changed: Int32Array
  readonly quick: Uint8Array
  /** Subjects in a row that did not move. */
  still: number
}

const leave = ({ partition: { sizes } }: Search, c: number): number => (sizes[c] ?? 0) / ((sizes[c] ?? 0) - 1)
const enter = ({ partition: { sizes } }: Search, c: number): number => (sizes[c] ?? 0) / ((sizes[c] ?? 0) + 1)

const transfer = (search: Search, i: number, to: number): void => {
  const { points, partition, second } = search
  const { columns, data } = points
  const { labels, centres, sizes } = partition
  const from = labels[i] ?? 0
  const [was, will] = [sizes[from] ?? 0, sizes[to] ?? 0]
  for (let j = 0; j < columns; j++) {
    const value = data[i * columns + j] ?? 0
    const [a, b] = [from * columns + j, to * columns + j]
    centres[a] = ((centres[a] ?? 0) * was - value) / (was - 1)
    centres[b] = ((centres[b] ?? 0) * will + value) / (will + 1)
  }
  sizes[from] = was - 1
  sizes[to] = will + 1
  labels[i] = to
  second[i] = from
}

/** Each subject once, against every cluster when its own is live, else against the live ones. */
const optimalTransfers = (search: Search): void => {
  const { points, partition, second, leaving, live, changed, quick } = search
  const { k, labels, centres, sizes } = partition
  const n = points.rows
  for (let c = 0; c < k; c++) if (quick[c] === 1) live[c] = n
  for (let i = 0; i < n; i++) {
    search.still += 1
    const own = labels[i] ?? 0
    if ((sizes[own] ?? 0) > 1) {
      if (changed[own] !== 0) leaving[i] = squaredTo(points, i, centres, own) * leave(search, own)
      const known = second[i] ?? 0
      let to = known
      let cost = squaredTo(points, i, centres, to) * enter(search, to)
      for (let c = 0; c < k; c++) {
        if ((i >= (live[own] ?? 0) && i >= (live[c] ?? 0)) || c === own || c === known) continue
        const value = squaredTo(points, i, centres, c) * enter(search, c)
        if (value < cost) {
          cost = value
          to = c
        }
      }
      if (cost >= (leaving[i] ?? 0)) second[i] = to
      else {
        search.still = 0
        live[own] = n + i
        live[to] = n + i
        changed[own] = i + 1
        changed[to] = i + 1
        transfer(search, i, to)
      }
    }
    if (search.still === n) return
  }
  for (let c = 0; c < k; c++) {
    quick[c] = 0
    live[c] = (live[c] ?? 0) - n
  }
}

/** Exchanges between the nearest and the second nearest cluster until a whole round changes nothing; false when `most` steps did not suffice. */
const quickTransfers = (search: Search, most: number): boolean => {
  const { points, partition, second, leaving, changed, quick } = search
  const { labels, centres, sizes } = partition
  const n = points.rows
  for (let step = 0, calm = 0; step < most; )
    for (let i = 0; i < n; i++) {
      calm += 1
      step += 1
      const [own, to] = [labels[i] ?? 0, second[i] ?? 0]
      if ((sizes[own] ?? 0) > 1) {
        if (step <= (changed[own] ?? 0)) leaving[i] = squaredTo(points, i, centres, own) * leave(search, own)
        const fresh = step < (changed[own] ?? 0) || step < (changed[to] ?? 0)
        if (fresh && squaredTo(points, i, centres, to) < (leaving[i] ?? 0) / enter(search, to)) {
          calm = 0
          search.still = 0
          quick[own] = 1
          quick[to] = 1
          changed[own] = step + n
          changed[to] = step + n
          transfer(search, i, to)
        }
      }
      if (calm === n) return true
    }
  return false
}

const twoNearest = (points: Points, i: number, { k, centres }: Partition): readonly [number, number] => {
  let [first, second, at, next] = [Infinity, Infinity, 0, 0]
  for (let c = 0; c < k; c++) {
    const value = squaredTo(points, i, centres, c)
    if (value < first) {
      second = first
      next = at
      first = value
      at = c
    } else if (value < second) {
      second = value
      next = c
    }
  }
  return [at, next]
}

/**
 * Hartigan and Wong's exchanges from a partition whose centres are the means of its members and whose clusters are not empty; `start` holds
 * the centres that tell the second nearest cluster of each subject.
 *
 * Source: Hartigan JA, Wong MA. Algorithm AS 136. Appl Stat 1979;28:100-8. doi:10.2307/2346830
 */
export const exchange = (points: Points, partition: Partition, start: Float64Array, rounds: number): boolean => {
  const { k } = partition
  const n = points.rows
  if (k === 1) return true
  const search: Search = {
    points,
    partition,
    second: Int32Array.from({ length: n }, (_, i) => {
      const [at, next] = twoNearest(points, i, { ...partition, centres: start })
      return at === partition.labels[i] ? next : at
    }),
    leaving: new Float64Array(n),
    live: new Int32Array(k).fill(n),
    changed: new Int32Array(k).fill(-1),
    quick: new Uint8Array(k).fill(1),
    still: 0,
  }
  for (let round = 0; round < rounds; round++) {
    optimalTransfers(search)
    if (search.still === n) return true
    if (!quickTransfers(search, Math.max(100 * n, 1000))) return false
    if (k === 2) return true
    search.changed.fill(0)
  }
  return false
}
