import { selectRows } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { type Distances, takeDistances } from './distances.ts'
import { kMeansLabels } from './k-means-starts.ts'
import { agglomerate, type Joins, type Linkage } from './linkage.ts'
import { searchMedoids } from './pam.ts'
import type { Points } from './points.ts'

/** What clusters each resample. */
export type InnerClustering =
  | { readonly kind: 'hierarchical'; readonly linkage: Linkage }
  | { readonly kind: 'pam' }
  /** On the points themselves; the distances are not used. */
  | { readonly kind: 'k-means'; readonly starts: number }

/** Which subjects are clustered how, again and again. */
export interface ConsensusPlan {
  readonly seed: string
  /** Numbers of clusters, first and last. */
  readonly from: number
  readonly to: number
  readonly inner: InnerClustering
  readonly resamples: number
  /** Subjects in a resample. */
  readonly size: number
  /** Given resamples, `size` subjects (from 0) each; drawn by the seed where absent. */
  readonly given?: Int32Array
}

/** How often pairs were sampled together, and together in a cluster, for each number of clusters. Pairs i < j, row by row. */
export interface ConsensusCounts {
  readonly sampled: Uint16Array
  /** One block of pairs for each number of clusters. */
  readonly together: Uint16Array
}

/** Place of pair (i, i + 1), minus i + 1: add j for pair (i, j). */
export const pairBase = (n: number, i: number): number => (i * (2 * n - i - 1)) / 2 - i - 1

/** Subjects of a resample in rising order. */
const drawSubjects = (n: number, { seed, size, given }: ConsensusPlan, resample: number): Int32Array => {
  if (given !== undefined) return given.slice(resample * size, (resample + 1) * size).sort()
  const random = streamOf(seed, 'consensus', resample)
  const all = Int32Array.from({ length: n }, (_, at) => at)
  for (let at = 0; at < size; at++) {
    const other = random.integer(at, n - 1)
    const here = all[at] ?? 0
    all[at] = all[other] ?? 0
    all[other] = here
  }
  return all.subarray(0, size).slice().sort()
}

/** Clusters of a hierarchy at `to` clusters, and for each two of them the largest number (from `from`) at which they are one, else 0. */
const nestedCut = ({ first, second }: Joins, from: number, to: number): { readonly groups: Int32Array; readonly levels: Int32Array } => {
  const m = first.length + 1
  const parent = Int32Array.from({ length: m }, (_, at) => at)
  for (let s = 0; s < m - to; s++) parent[second[s] ?? 0] = first[s] ?? 0
  const groups = new Int32Array(m)
  const standing = new Map<number, number[]>()
  for (let at = 0; at < m; at++) {
    const up = parent[at] ?? 0
    if (up === at) {
      groups[at] = standing.size
      standing.set(at, [standing.size])
    } else groups[at] = groups[up] ?? 0
  }
  const levels = new Int32Array(to * to)
  for (let g = 0; g < to; g++) levels[g * to + g] = to
  for (let s = m - to, k = to - 1; k >= from; s++, k--) {
    const [left, right] = [standing.get(first[s] ?? 0) ?? [], standing.get(second[s] ?? 0) ?? []]
    for (const g of left)
      for (const h of right) {
        levels[g * to + h] = k
        levels[h * to + g] = k
      }
    standing.set(first[s] ?? 0, [...left, ...right])
  }
  return { groups, levels }
}

/** Adds one to `counts` at the block given for the two groups of each pair. */
const tally = (counts: Uint16Array, n: number, rows: Int32Array, groups: Int32Array, blocks: Int32Array, width: number): void => {
  const m = rows.length
  for (let a = 0; a < m; a++) {
    const base = pairBase(n, rows[a] ?? 0)
    const row = (groups[a] ?? 0) * width
    for (let b = a + 1; b < m; b++) {
      const at = (blocks[row + (groups[b] ?? 0)] ?? 0) + base + (rows[b] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
}

/**
 * All cuts of a hierarchy are nested: a pair that is together at k is together at every smaller number. So one count a pair is enough, of the
 * largest number at which it is together; sums over numbers give the rest.
 */
const countNested = ({ n, data }: Distances, plan: ConsensusPlan, linkage: Linkage, first: number, last: number): ConsensusCounts => {
  const { from, to } = plan
  const pairs = (n * (n - 1)) / 2
  const numbers = to - from + 1
  const counts = new Uint16Array((numbers + 1) * pairs)
  for (let resample = first; resample < last; resample++) {
    const rows = drawSubjects(n, plan, resample)
    const { groups, levels } = nestedCut(agglomerate(takeDistances({ n, data }, rows).data, rows.length, linkage), from, to)
    const blocks = levels.map((level) => (level === 0 ? numbers : level - from) * pairs)
    tally(counts, n, rows, groups, blocks, to)
  }
  for (let block = numbers - 2; block >= 0; block--)
    for (let at = 0; at < pairs; at++)
      counts[block * pairs + at] = (counts[block * pairs + at] ?? 0) + (counts[(block + 1) * pairs + at] ?? 0)
  const sampled = counts.slice(numbers * pairs)
  for (let at = 0; at < pairs; at++) sampled[at] = (sampled[at] ?? 0) + (counts[at] ?? 0)
  return { sampled, together: counts.slice(0, numbers * pairs) }
}

const countEach = (distances: Distances, points: Points | undefined, plan: ConsensusPlan, first: number, last: number): ConsensusCounts => {
  const { n } = distances
  const { from, to, inner, seed } = plan
  const pairs = (n * (n - 1)) / 2
  const sampled = new Uint16Array(pairs)
  const together = new Uint16Array((to - from + 1) * pairs)
  for (let resample = first; resample < last; resample++) {
    const rows = drawSubjects(n, plan, resample)
    tally(sampled, n, rows, new Int32Array(rows.length), Int32Array.of(0), 1)
    const apart = inner.kind === 'pam' ? takeDistances(distances, rows) : undefined
    const some = apart === undefined && points !== undefined ? selectRows(points, rows) : undefined
    for (let k = from; k <= to; k++) {
      const labels =
        some !== undefined && inner.kind === 'k-means'
          ? kMeansLabels(some, k, inner.starts, (start) => streamOf(seed, `consensus/k-means/${k}/${start}`, resample))
          : searchMedoids(apart ?? distances, k).near
      tallyEqual(together.subarray((k - from) * pairs, (k - from + 1) * pairs), n, rows, labels)
    }
  }
  return { sampled, together }
}

const tallyEqual = (counts: Uint16Array, n: number, rows: Int32Array, labels: Int32Array): void => {
  for (let a = 0; a < rows.length; a++) {
    const base = pairBase(n, rows[a] ?? 0)
    const label = labels[a] ?? 0
    for (let b = a + 1; b < rows.length; b++)
      if (labels[b] === label) {
        const at = base + (rows[b] ?? 0)
        counts[at] = (counts[at] ?? 0) + 1
      }
  }
}

/** Counts over the resamples from `first` to `last` (not included). */
export const consensusCounts = (
  distances: Distances,
  points: Points | undefined,
  plan: ConsensusPlan,
  first: number,
  last: number,
): ConsensusCounts =>
  plan.inner.kind === 'hierarchical'
    ? countNested(distances, plan, plan.inner.linkage, first, last)
    : countEach(distances, points, plan, first, last)
