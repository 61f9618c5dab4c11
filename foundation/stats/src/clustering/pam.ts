import type { Outcome } from '@dacryon/core'
import { done, failed } from '../result/problems.ts'
import { numberByAppearance } from './cut-dendrogram.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { clusterCountIssues } from './points.ts'

/** A partition around medoids. */
export interface Medoids {
  /** Cluster of each subject, from 0, numbered by first appearance. */
  readonly labels: Int32Array
  /** The subject (from 0) that stands for each cluster. */
  readonly medoids: Int32Array
  /** Mean distance to the medoid after the first choice of medoids, and at the end. */
  readonly objective: { readonly build: number; readonly swap: number }
}

/** Distance of every subject to its nearest and second nearest medoid. */
class Nearest {
  readonly to: Int32Array
  readonly first: Float64Array
  readonly second: Float64Array

  constructor(n: number) {
    this.to = new Int32Array(n)
    this.first = new Float64Array(n)
    this.second = new Float64Array(n)
  }

  look({ n, data }: Distances, medoids: Int32Array): void {
    for (let j = 0; j < n; j++) {
      let [first, second, to] = [Infinity, Infinity, 0]
      for (let m = 0; m < medoids.length; m++) {
        const value = data[j * n + (medoids[m] ?? 0)] ?? 0
        if (value < first) {
          second = first
          first = value
          to = m
        } else if (value < second) second = value
      }
      this.to[j] = to
      this.first[j] = first
      this.second[j] = second
    }
  }
}

/** The subject nearest to all, then again and again the one that lowers the sum of distances most. */
const build = ({ n, data }: Distances, k: number): Int32Array => {
  const near = new Float64Array(n).fill(Infinity)
  const chosen = new Set<number>()
  while (chosen.size < k) {
    let [best, who] = [-Infinity, -1]
    for (let i = 0; i < n; i++) {
      if (chosen.has(i)) continue
      let gain = 0
      for (let j = 0; j < n; j++) {
        const [value, known] = [data[i * n + j] ?? 0, near[j] ?? 0]
        if (known === Infinity) gain -= value
        else if (value < known) gain += known - value
      }
      if (gain > best) {
        best = gain
        who = i
      }
    }
    chosen.add(who)
    for (let j = 0; j < n; j++) near[j] = Math.min(near[j] ?? 0, data[who * n + j] ?? 0)
  }
  return Int32Array.from(chosen).sort()
}

interface Swap {
  readonly change: number
  readonly medoid: number
  readonly by: number
}

/** The exchange of a medoid for another subject that lowers the sum of distances most; all medoids are judged in one pass over subjects. */
const bestSwap = ({ n, data }: Distances, medoids: Int32Array, near: Nearest, change: Float64Array): Swap => {
  let best: Swap = { change: 0, medoid: -1, by: -1 }
  for (let h = 0; h < n; h++) {
    if (medoids.includes(h)) continue
    change.fill(0)
    let always = 0
    for (let j = 0; j < n; j++) {
      const value = data[h * n + j] ?? 0
      const [first, second, to] = [near.first[j] ?? 0, near.second[j] ?? 0, near.to[j] ?? 0]
      if (value < first) always += value - first
      change[to] = (change[to] ?? 0) + (value < first ? 0 : Math.min(value, second) - first)
    }
    for (let m = 0; m < medoids.length; m++) {
      const total = (change[m] ?? 0) + always
      if (total < best.change) best = { change: total, medoid: m, by: h }
    }
  }
  return best
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Medoids by BUILD and SWAP on distances that are known to be right; `near` is left as it is for the final medoids. */
export const searchMedoids = (
  distances: Distances,
  k: number,
): { readonly medoids: Int32Array; readonly near: Int32Array; readonly build: number; readonly swap: number } => {
  const medoids = build(distances, k)
  const near = new Nearest(distances.n)
  const change = new Float64Array(k)
  near.look(distances, medoids)
  const built = total(near.first)
  for (let sum = built; k < distances.n; ) {
    const swap = bestSwap(distances, medoids, near, change)
    if (!(swap.change < -16 * Number.EPSILON * sum)) break
    medoids[swap.medoid] = swap.by
    medoids.sort()
    near.look(distances, medoids)
    sum = total(near.first)
  }
  return { medoids, near: near.to, build: built, swap: total(near.first) }
}

/**
 * Partitioning around medoids: the k subjects with the least sum of distances from everyone to the nearest of them.
 *
 * Meaning: each cluster is represented by a real subject; works on any distance and is less pulled by outliers than k-means. Always yields k
 * clusters. The search ends where no exchange of one medoid helps. Of equal choices the one with the lowest number is taken.
 *
 * Formula: BUILD, then the best exchange until none lowers the sum; all medoids judged in one pass (FastPAM1), with the result of PAM.
 *
 * Source: Kaufman L, Rousseeuw PJ. Finding groups in data. Wiley 1990, chapter 2. doi:10.1002/9780470316801. Schubert E, Rousseeuw PJ.
 * Inf Syst 2021;101:101804. doi:10.1016/j.is.2021.101804
 *
 * Issues: `distances-invalid`, `k-invalid`.
 *
 * @example computePam(distances, 4) // labels, medoids, objective
 */
export const computePam = (distances: Distances, k: number): Outcome<Medoids> => {
  const issues = [...distancesIssues(distances), ...clusterCountIssues(k, distances.n)]
  if (issues.length > 0) return failed(...issues)
  const found = searchMedoids(distances, k)
  const labels = numberByAppearance(found.near)
  const medoids = new Int32Array(k)
  labels.forEach((label, i) => {
    medoids[label] = found.medoids[found.near[i] ?? 0] ?? 0
  })
  return done({ labels, medoids, objective: { build: found.build / distances.n, swap: found.swap / distances.n } })
}
