import { observeEssdai } from './essdai.ts'
import { observeEyesAndMouth } from './eyes-and-mouth.ts'
import type { Findings, Moment } from './findings.ts'
import { observeLabs } from './labs.ts'
import type { Person } from './person.ts'
import { observeSymptoms } from './symptoms.ts'

/** Everything that is measured at a visit, complete: what goes missing is decided afterwards, by a mechanism that is written down. */
export const observe = (person: Person, moment: Moment, centreSchirmer = 0): Findings => {
  const labs = observeLabs(person, moment)
  return {
    ...labs,
    ...observeEssdai(person, moment, labs),
    ...observeSymptoms(person, moment),
    ...observeEyesAndMouth(person, moment, centreSchirmer),
  }
}
