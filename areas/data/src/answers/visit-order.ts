import type { PlannedVisit } from '@dacryon/core'

/** Days of a planned visit's unit; a month and a year as the Julian year has them. */
const days = { d: 1, wk: 7, mo: 30.4375, a: 365.25 } as const

/** Visits of a study in time. */
export interface VisitOrder {
  /** Rank of each visit, by its position. */
  readonly ranks: readonly number[]
  /** Labels by rank. */
  readonly labels: readonly string[]
}

/**
 * Planned visits by their time, and a visit without one right after the visit it followed in the source (a screening that came first
 * stays first).
 */
export const visitOrder = (visits: readonly PlannedVisit[]): VisitOrder => {
  let last = Number.NEGATIVE_INFINITY
  const timed = visits.map(({ label, time, unit }, position) => {
    if (time !== undefined) last = time * days[unit ?? 'd']
    return { label, position, time: last }
  })
  const sorted = timed.toSorted((a, b) => (a.time === b.time ? a.position - b.position : a.time - b.time))
  const ranks = visits.map(() => 0)
  sorted.forEach(({ position }, rank) => {
    ranks[position] = rank
  })
  return { ranks, labels: sorted.map(({ label }) => label) }
}
