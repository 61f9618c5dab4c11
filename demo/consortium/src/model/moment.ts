import { afterWeeks, type Effect, noEffect } from './effect.ts'
import type { Moment } from './findings.ts'
import { blend } from './normal.ts'
import type { Person } from './person.ts'

/** How much of a person's systemic activity stays from inclusion to a later visit (correlation). */
const activityPersistence = 0.93

const weeksPerYear = 365.25 / 7

/** A visit of a person: at inclusion the activity is the latent one; later it wanders and answers the treatment. */
export const momentOf = (person: Person, weeks: number, full: Effect = noEffect): Moment => {
  const random = person.random.fork(`visit ${weeks}`)
  const effect = afterWeeks(full, weeks)
  const wandered = weeks <= 0 ? person.activity : blend(random.normal(), [activityPersistence, person.activity])
  return { years: weeks / weeksPerYear, effect, random, activity: wandered + effect.activity }
}
