import { modules } from '../genes.ts'
import { panelProteins } from '../proteins.ts'
import { programmeMoments } from './clusters.ts'
import type { Effect } from './effect.ts'
import { blend, rounded } from './normal.ts'
import type { Person } from './person.ts'

/** Standardised level of each protein of the panel in a person before treatment. */
const proteinScores = (person: Person): readonly number[] => {
  const random = person.random.fork('proteins')
  return panelProteins.map(({ loads }) =>
    blend(random.normal(), ...modules.map((module) => [loads[module] ?? 0, person.z[module]] as const), [
      loads.activity ?? 0,
      person.activity,
    ]),
  )
}

/** Standardised CXCL13, the planted biomarker of response. */
export const cxcl13Of = (person: Person): number => proteinScores(person)[panelProteins.findIndex(({ symbol }) => symbol === 'CXCL13')] ?? 0

/** Standard deviation of a protein over patients, in log2 units. */
const spread = 0.9

/** Log2 relative concentrations of the panel in one sample. The effect moves proteins through their programmes and through activity. */
export const proteinLevels = (person: Person, effect: Effect, sample: string): readonly number[] => {
  const scores = proteinScores(person)
  const random = person.random.fork(`protein sample ${sample}`)
  return panelProteins.map(({ level, loads }, index) => {
    let shift = (loads.activity ?? 0) * effect.activity
    for (const module of modules) shift += ((loads[module] ?? 0) * (effect.programme[module] ?? 0)) / programmeMoments(module).sd
    return rounded(level + spread * ((scores[index] ?? 0) + shift) + 0.2 * random.normal(), 3)
  })
}
