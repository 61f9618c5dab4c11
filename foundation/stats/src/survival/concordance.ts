import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/index.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed } from '../result/problems.ts'
import { finiteIssues, pairedIssues } from '../result/vectors.ts'

/** Pairs of subjects by how marker and survival go together. */
export interface PairCounts {
  /** The one with the higher marker had the event first. */
  readonly concordant: number
  readonly discordant: number
  /** Same marker, different times. */
  readonly tiedMarker: number
  /** Events at the same time, different markers. */
  readonly tiedTime: number
  /** Same time and marker. */
  readonly tiedBoth: number
}

/** Harrell's C. */
export interface Concordance {
  readonly method: "Harrell's C"
  readonly c: Estimable
  readonly standardError: Estimable
  /** Cut to between 0 and 1. */
  readonly interval: Estimable<Interval>
  readonly counts: PairCounts
}

/** Counts of ranks up to a rank, kept while rows come and go. */
class RankCounts {
  readonly #tree: Float64Array
  constructor(size: number) {
    this.#tree = new Float64Array(size + 1)
  }

  add(rank: number, by: number): void {
    for (let at = rank + 1; at < this.#tree.length; at += at & -at) this.#tree[at] = (this.#tree[at] as number) + by
  }

  /** How many have a rank of at most this. */
  upTo(rank: number): number {
    let sum = 0
    for (let at = rank + 1; at > 0; at -= at & -at) sum += this.#tree[at] as number
    return sum
  }
}

interface Tally {
  readonly counts: { concordant: number; discordant: number; tiedMarker: number; tiedTime: number; tiedBoth: number }
  /** Per row: concordant plus half tied pairs it is in, and all comparable pairs. */
  readonly good: Float64Array
  readonly all: Float64Array
}

interface Ranked {
  readonly time: ArrayLike<number>
  readonly event: ArrayLike<number>
  readonly rank: Int32Array
  readonly size: number
}

/** Visits rows in groups of one stratum and one time. */
const eachTime = (order: Int32Array, time: ArrayLike<number>, visit: (rows: Int32Array) => void): void => {
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && time[order[to] as number] === time[order[from] as number]) to++
    visit(order.subarray(from, to))
    from = to
  }
}

/** Every event against those who outlive it. */
const earlierSide = (order: Int32Array, { time, event, rank, size }: Ranked, tally: Tally): void => {
  const alive = new RankCounts(size)
  let n = 0
  const take = (row: number): void => {
    alive.add(rank[row] as number, 1)
    n++
  }
  eachTime(order.slice().reverse(), time, (rows) => {
    for (const row of rows) if (event[row] !== 1) take(row)
    for (const row of rows) {
      if (event[row] !== 1) continue
      const r = rank[row] as number
      const below = alive.upTo(r - 1)
      const same = alive.upTo(r) - below
      tally.counts.concordant += below
      tally.counts.tiedMarker += same
      tally.counts.discordant += n - below - same
      tally.good[row] = (tally.good[row] as number) + below + same / 2
      tally.all[row] = (tally.all[row] as number) + n
    }
    const here = new Map<number, number>()
    let events = 0
    for (const row of rows) {
      if (event[row] !== 1) continue
      const twins = here.get(rank[row] as number) ?? 0
      tally.counts.tiedBoth += twins
      tally.counts.tiedTime += events - twins
      here.set(rank[row] as number, twins + 1)
      events++
    }
    for (const row of rows) if (event[row] === 1) take(row)
  })
}

/** Every row against the events that it outlives. */
const laterSide = (order: Int32Array, { time, event, rank, size }: Ranked, tally: Tally): void => {
  const dead = new RankCounts(size)
  let n = 0
  eachTime(order, time, (rows) => {
    const judge = (row: number): void => {
      const r = rank[row] as number
      const upTo = dead.upTo(r)
      const same = upTo - dead.upTo(r - 1)
      tally.good[row] = (tally.good[row] as number) + (n - upTo) + same / 2
      tally.all[row] = (tally.all[row] as number) + n
    }
    for (const row of rows) if (event[row] === 1) judge(row)
    for (const row of rows) {
      if (event[row] !== 1) continue
      dead.add(rank[row] as number, 1)
      n++
    }
    for (const row of rows) if (event[row] !== 1) judge(row)
  })
}

const ranked = (marker: ArrayLike<number>): { readonly rank: Int32Array; readonly size: number } => {
  const values = [...new Set(Array.from(marker))].sort((a, b) => a - b)
  const at = new Map(values.map((value, rank) => [value, rank]))
  return { rank: Int32Array.from(marker, (value) => at.get(value) ?? 0), size: values.length }
}

/** Pairs of one or several strata; only pairs within a stratum count. */
const tallyOf = (time: ArrayLike<number>, event: ArrayLike<number>, marker: ArrayLike<number>, strata?: ArrayLike<number>): Tally => {
  const tally: Tally = {
    counts: { concordant: 0, discordant: 0, tiedMarker: 0, tiedTime: 0, tiedBoth: 0 },
    good: new Float64Array(time.length),
    all: new Float64Array(time.length),
  }
  const parts = new Map<number, number[]>()
  for (let row = 0; row < time.length; row++) {
    const stratum = strata === undefined ? 0 : (strata[row] as number)
    const part = parts.get(stratum)
    if (part === undefined) parts.set(stratum, [row])
    else part.push(row)
  }
  const data = { time, event, ...ranked(marker) }
  for (const part of parts.values()) {
    const order = Int32Array.from(part).sort((a, b) => (time[a] as number) - (time[b] as number) || a - b)
    earlierSide(order, data, tally)
    laterSide(order, data, tally)
  }
  return tally
}

/**
 * Harrell's C: of all pairs of which one is known to have had the event first, the share in which that one has the higher marker; equal
 * markers count half. Standard error by the infinitesimal jackknife. A higher marker must mean earlier events; 1 - C otherwise. Depends on
 * how follow-up ended: compare only within one study.
 *
 * Source: Harrell FE, Lee KL, Mark DB. Stat Med 1996;15:361-387; Therneau T, Atkinson E. Concordance, survival package 2023.
 *
 * Issues: `lengths-differ`, `value-not-finite`. Not estimable: `no-pair`.
 *
 * @example
 * computeConcordance([1, 2, 3, 4], [1, 1, 1, 0], [4, 3, 1, 2]) // c 0.8333
 */
export const computeConcordance = (
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  marker: ArrayLike<number>,
  strata?: ArrayLike<number>,
  level = 0.95,
): Outcome<Concordance> => {
  const issues: readonly Issue[] = [
    ...pairedIssues(time, event, ['time', 'event']),
    ...pairedIssues(time, marker, ['time', 'marker']),
    ...finiteIssues(Float64Array.from(time), 'time'),
    ...finiteIssues(Float64Array.from(marker), 'marker'),
  ]
  if (issues.length > 0) return failed(...issues)
  const { counts, good, all } = tallyOf(time, event, marker, strata)
  const pairs = counts.concordant + counts.discordant + counts.tiedMarker
  if (pairs === 0) {
    const none = notEstimable('no-pair', 'There is no pair of which one is known to have had the event first.')
    return done({ method: "Harrell's C", c: none, standardError: none, interval: none, counts })
  }
  const c = (counts.concordant + counts.tiedMarker / 2) / pairs
  let squares = 0
  good.forEach((value, row) => {
    squares += ((value - c * (all[row] as number)) / pairs) ** 2
  })
  const standardError = Math.sqrt(squares)
  const margin = normal.quantileUpper((1 - level) / 2) * standardError
  const interval = { low: Math.max(0, c - margin), high: Math.min(1, c + margin), level }
  return done({ method: "Harrell's C", c, standardError, interval, counts })
}
