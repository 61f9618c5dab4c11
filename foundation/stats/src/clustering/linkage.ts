/** How far a merged cluster is from another one. */
export type Linkage = 'single' | 'complete' | 'average' | 'mcquitty' | 'median' | 'centroid' | 'ward.D' | 'ward.D2'

/** Lance-Williams: distance of cluster k to the union of i and j. */
const joined = (linkage: Linkage, ki: number, kj: number, ij: number, ni: number, nj: number, nk: number): number => {
  switch (linkage) {
    case 'single':
      return ki < kj ? ki : kj
    case 'complete':
      return ki > kj ? ki : kj
    case 'average':
      return (ni * ki + nj * kj) / (ni + nj)
    case 'mcquitty':
      return (ki + kj) / 2
    case 'median':
      return (ki + kj) / 2 - ij / 4
    case 'centroid':
      return (ni * ki + nj * kj - (ni * nj * ij) / (ni + nj)) / (ni + nj)
    case 'ward.D':
    case 'ward.D2':
      return ((ni + nk) * ki + (nj + nk) * kj - nk * ij) / (ni + nj + nk)
  }
}

/** Steps of a hierarchy: at step s the clusters that stand at first[s] < second[s] become one, which stands at first[s]. */
export interface Joins {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly height: Float64Array
}

/** What is known of the nearest later cluster of each; a stale entry is a lower bound that must be looked up again. */
class Neighbours {
  readonly at: Int32Array
  readonly distance: Float64Array
  readonly stale: Uint8Array
  readonly #d: Float64Array
  readonly #n: number

  constructor(d: Float64Array, n: number) {
    this.#d = d
    this.#n = n
    this.at = new Int32Array(n).fill(-1)
    this.distance = new Float64Array(n).fill(Infinity)
    this.stale = new Uint8Array(n)
  }

  /** The nearest of the clusters after place `from` of the list; the first of those equally near. */
  look(active: Int32Array, from: number, count: number): void {
    const i = active[from] ?? 0
    const row = i * this.#n
    let [best, at] = [Infinity, -1]
    for (let t = from + 1; t < count; t++) {
      const j = active[t] ?? 0
      const value = this.#d[row + j] ?? 0
      if (value < best) {
        best = value
        at = j
      }
    }
    this.at[i] = at
    this.distance[i] = best
    this.stale[i] = 0
  }

  /** Place in the list of the cluster whose nearest is the nearest of all; the first of those equally near. */
  closest(active: Int32Array, count: number): number {
    for (;;) {
      let [best, place] = [Infinity, 0]
      for (let t = 0; t < count - 1; t++) {
        const value = this.distance[active[t] ?? 0] ?? 0
        if (value < best) {
          best = value
          place = t
        }
      }
      if (this.stale[active[place] ?? 0] === 0) return place
      this.look(active, place, count)
    }
  }

  /** Row k < i has lost its distances to i and j and got `value` to their union at i. */
  moved(k: number, i: number, j: number, value: number): void {
    const known = this.distance[k] ?? 0
    if (value < known) {
      this.distance[k] = value
      this.at[k] = i
      this.stale[k] = 0
    } else if (this.at[k] === i || this.at[k] === j) this.stale[k] = 1
  }
}

/** Distances of all clusters to the union of i and j, and what that changes for their nearest. */
const join = (
  d: Float64Array,
  n: number,
  sizes: Float64Array,
  active: Int32Array,
  count: number,
  near: Neighbours,
  i: number,
  j: number,
  linkage: Linkage,
): void => {
  const [ni, nj, ij] = [sizes[i] ?? 0, sizes[j] ?? 0, d[i * n + j] ?? 0]
  let [best, at] = [Infinity, -1]
  for (let t = 0; t < count; t++) {
    const k = active[t] ?? 0
    if (k === i || k === j) continue
    const value = joined(linkage, d[i * n + k] ?? 0, d[j * n + k] ?? 0, ij, ni, nj, sizes[k] ?? 0)
    d[i * n + k] = value
    d[k * n + i] = value
    if (k < i) near.moved(k, i, j, value)
    else {
      if (k < j && near.at[k] === j) near.stale[k] = 1
      if (value < best) {
        best = value
        at = k
      }
    }
  }
  near.at[i] = at
  near.distance[i] = best
  near.stale[i] = 0
  sizes[i] = ni + nj
}

/**
 * Agglomerates in place (`d`, n by n, is used up). Always the nearest pair; among equally near pairs the one with the lowest first, then the
 * lowest second position. The nearest neighbour of a cluster is kept as a lower bound and looked up again only when it would be used, so
 * that the work is close to n^2 for every linkage.
 *
 * Source: Müllner D. Modern hierarchical, agglomerative clustering algorithms. arXiv:1109.2378, algorithm GENERIC_LINKAGE.
 */
export const agglomerate = (d: Float64Array, n: number, linkage: Linkage): Joins => {
  if (linkage === 'ward.D2') for (let at = 0; at < n * n; at++) d[at] = (d[at] ?? 0) ** 2
  const joins = { first: new Int32Array(n - 1), second: new Int32Array(n - 1), height: new Float64Array(n - 1) }
  const active = Int32Array.from({ length: n }, (_, at) => at)
  const sizes = new Float64Array(n).fill(1)
  const near = new Neighbours(d, n)
  for (let t = 0; t < n - 1; t++) near.look(active, t, n)
  for (let step = 0, count = n; count > 1; step++, count--) {
    const i = active[near.closest(active, count)] ?? 0
    const j = near.at[i] ?? 0
    joins.first[step] = i
    joins.second[step] = j
    joins.height[step] = linkage === 'ward.D2' ? Math.sqrt(d[i * n + j] ?? 0) : (d[i * n + j] ?? 0)
    join(d, n, sizes, active, count, near, i, j, linkage)
    const gone = active.indexOf(j)
    active.copyWithin(gone, gone + 1, count)
  }
  return joins
}
