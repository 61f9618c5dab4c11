import type { SortedCox } from './sorted.ts'

/** What every group of rows adds to cumulative hazards. */
export interface Increments {
  /** Added for everybody at risk. */
  readonly all: Float64Array
  /** Taken off again for those with the event at this time (Efron). */
  readonly tied: Float64Array
}

/**
 * Per sorted row the sum of increments over the event times at which the row was at risk: its cumulative baseline hazard where increments
 * are those of the hazard.
 */
export const accumulatedHazards = ({ rows, groups, entries, event }: SortedCox, { all, tied }: Increments): Float64Array => {
  const hazards = new Float64Array(rows)
  for (let stratum = 0; stratum + 1 < groups.strata.length; stratum++) {
    let sum = 0
    const first = groups.strata[stratum] as number
    const from = entries === undefined ? 0 : (entries.strata[stratum] as number)
    let next = entries === undefined ? -1 : (entries.strata[stratum + 1] as number) - 1
    for (let group = (groups.strata[stratum + 1] as number) - 1; group >= first; group--) {
      for (; entries !== undefined && next >= from; next--) {
        const row = entries.order[next] as number
        if ((entries.time[row] as number) >= (groups.time[group] as number)) break
        hazards[row] = (hazards[row] as number) - sum
      }
      sum += all[group] as number
      const own = tied[group] as number
      for (let row = groups.from[group] as number; row < (groups.to[group] as number); row++)
        hazards[row] = (hazards[row] as number) + (event[row] === 1 ? sum - own : sum)
    }
  }
  return hazards
}
