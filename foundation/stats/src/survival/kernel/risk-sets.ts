import type { SortedCox } from './sorted.ts'

/** Sums over the rows at risk at one event time. */
export interface RiskSet {
  /** Group of rows whose follow-up ends at this time. */
  group: number
  /** Sum of risks, and of risk times covariates. */
  sum: number
  readonly first: Float64Array
  /** The same over the rows with an event at this time. */
  tiedSum: number
  readonly tiedFirst: Float64Array
  /** Sum of case weights of the events, and their number. */
  tiedWeight: number
  events: number
}

const addRow = (sorted: SortedCox, risk: Float64Array, row: number, sign: 1 | -1, into: Float64Array): number => {
  const { x, columns } = sorted
  const r = sign * (risk[row] as number)
  const from = row * columns
  for (let j = 0; j < columns; j++) into[j] = (into[j] as number) + r * (x[from + j] as number)
  return r
}

const takeTied = (sorted: SortedCox, risk: Float64Array, set: RiskSet, from: number, to: number): void => {
  set.tiedSum = 0
  set.tiedFirst.fill(0)
  set.tiedWeight = 0
  for (let row = from; row < to; row++) {
    if (sorted.event[row] !== 1) continue
    set.tiedSum += addRow(sorted, risk, row, 1, set.tiedFirst)
    set.tiedWeight += sorted.weight[row] as number
  }
}

/**
 * Visits every event time, latest first within each stratum, with the sums over those at risk. `visit` must not keep the object: it is
 * one, filled anew.
 */
export const visitRiskSets = (sorted: SortedCox, risk: Float64Array, visit: (set: RiskSet) => void): void => {
  const { groups, entries, columns } = sorted
  const set: RiskSet = {
    group: 0,
    sum: 0,
    first: new Float64Array(columns),
    tiedSum: 0,
    tiedFirst: new Float64Array(columns),
    tiedWeight: 0,
    events: 0,
  }
  for (let stratum = 0; stratum + 1 < groups.strata.length; stratum++) {
    set.sum = 0
    set.first.fill(0)
    let atRisk = 0
    let left = entries === undefined ? 0 : (entries.strata[stratum] as number)
    const leaving = entries === undefined ? 0 : (entries.strata[stratum + 1] as number)
    for (let group = groups.strata[stratum] as number; group < (groups.strata[stratum + 1] as number); group++) {
      const from = groups.from[group] as number
      const to = groups.to[group] as number
      for (let row = from; row < to; row++) set.sum += addRow(sorted, risk, row, 1, set.first)
      atRisk += to - from
      for (; entries !== undefined && left < leaving; left++) {
        const row = entries.order[left] as number
        if ((entries.time[row] as number) < (groups.time[group] as number)) break
        set.sum += addRow(sorted, risk, row, -1, set.first)
        atRisk--
        // Nobody left: what remains is rounding.
        if (atRisk === 0) {
          set.sum = 0
          set.first.fill(0)
        }
      }
      if (groups.events[group] === 0) continue
      set.group = group
      set.events = groups.events[group] as number
      takeTied(sorted, risk, set, from, to)
      visit(set)
    }
  }
}
