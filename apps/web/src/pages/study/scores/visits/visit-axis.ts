import type { Summary } from './points-of.ts'

type Visits = Summary['visits']

/** Where visits stand: on their times where the study gives them in one unit, else one after the other. */
export const visitAxis = (visits: Visits): { readonly at: (visit: string) => number; readonly unit?: 'd' | 'wk' | 'mo' | 'a' } => {
  const units = new Set(visits.map(({ unit }) => unit))
  const [unit] = units
  const timed = units.size === 1 && unit !== undefined && visits.every(({ time }) => time !== undefined)
  const places = new Map(visits.map(({ label, time }, index) => [label, timed ? (time ?? index) : index]))
  return { at: (visit) => places.get(visit) ?? 0, ...(timed ? { unit } : {}) }
}
