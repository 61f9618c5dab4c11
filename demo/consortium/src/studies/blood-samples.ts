import type { Random } from '@dacryon/core'
import { modules } from '../genes.ts'
import { afterWeeks } from '../model/effect.ts'
import type { Donor } from '../model/expression.ts'
import type { Enrolled, SimulatedStudy, SimulatedVisit } from '../model/simulate.ts'

/** One blood sample: whose, when, and in which laboratory batch. */
export interface BloodSample {
  readonly code: string
  readonly enrolled: Enrolled
  readonly visit: SimulatedVisit
  readonly batch: string
  readonly donor: Donor
}

/** The patients whose blood was taken: a random subset, kept in the order of enrolment. */
export const bloodSubset = (study: SimulatedStudy, size: number, random: Random): readonly Enrolled[] => {
  const chosen = new Set(random.shuffle(study.enrolled).slice(0, size))
  return study.enrolled.filter((enrolled) => chosen.has(enrolled))
}

/** Samples of these patients at the visits of these weeks that took place. Programmes carry the treatment's effect. */
export const bloodSamples = (
  patients: readonly Enrolled[],
  weeks: readonly number[],
  suffix: (weeks: number) => string,
): readonly BloodSample[] =>
  patients.flatMap((enrolled) =>
    enrolled.visits
      .filter(({ time }) => weeks.includes(time.weeks))
      .map((visit) => {
        const { person, centre } = enrolled
        const effect = afterWeeks(enrolled.effect, visit.time.weeks)
        const code = `${person.id}${suffix(visit.time.weeks)}`
        const programme = { ...person.programme }
        for (const module of modules) programme[module] += effect.programme[module] ?? 0
        return {
          code,
          enrolled,
          visit,
          batch: centre.batch,
          donor: { sample: code, sex: person.sex, programme, batch: centre.batch, random: person.random },
        }
      }),
  )
