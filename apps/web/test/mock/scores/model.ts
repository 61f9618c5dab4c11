import { findInstrument, type Instrument } from '@dacryon/endpoints'
import type { MockStudy } from '../mock-study.ts'
import { normal, random } from '../random.ts'

/** One invented result: a number, yes or no, a word, or the reason why there is none. */
export type MockValue = { readonly value: number | boolean | string } | { readonly why: string }

const seedOf = (text: string): number => [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, 7)

/** Where an instrument of the mock stands: scored for most, only in part, or not at all. */
export const states: Readonly<Record<string, 'derived' | 'partial' | 'none'>> = {
  essdai: 'derived',
  clinessdai: 'derived',
  esspri: 'derived',
  star: 'derived',
  cress: 'partial',
  essdai_responder: 'derived',
  schirmer: 'derived',
  oss_patient: 'partial',
  acr_eular_2016: 'none',
  oxford: 'none',
  osdi: 'none',
}

/** Where an instrument stands in a study: nowhere in one that holds only panels. */
export const stateIn = (study: MockStudy, id: string): 'derived' | 'partial' | 'none' =>
  study.nodes.some(({ name }) => name === 'ESSDAI') ? (states[id] ?? 'none') : 'none'

/** The instruments the mock speaks of. */
export const mockInstruments = (): readonly Instrument[] => Object.keys(states).flatMap((id) => findInstrument(id) ?? [])

/** An instrument says nothing about one visit alone when it has items of a baseline. */
export const comparesVisits = ({ section }: Instrument): boolean => section === 'response'

/** Patients of a study with their arms. */
export const subjectsOf = (study: MockStudy): readonly { readonly id: string; readonly arm?: string }[] =>
  Array.from({ length: Math.min(study.release.content.counts.subjects, 400) }, (_, index) => {
    const arm = study.arms[index % Math.max(1, study.arms.length)]
    return { id: `P${String(index + 1).padStart(5, '0')}`, ...(arm === undefined ? {} : { arm }) }
  })

const widest: Readonly<Record<string, number>> = { total: 34, partial_total: 34, follow: 10, base: 10, sum: 30, worst: 15, mean: 15 }

const stateOf = (total: number): string => (total < 5 ? 'low' : total < 14 ? 'moderate' : 'high')

/** Activity of a patient at a visit, from 0 to 1: falls over the visits, more in the later arms. */
const activityOf = (study: MockStudy, subject: string, arm: string | undefined, at: number): number => {
  const own = random(seedOf(subject))
  const base = 0.36 + normal(own) * 0.15
  const effect = at * (0.012 + 0.02 * Math.max(0, study.arms.indexOf(arm ?? '')))
  return Math.min(1, Math.max(0, base - effect + normal(random(seedOf(`${subject} ${at}`))) * 0.06))
}

const starOf = (activity: number, next: () => number) => {
  const met = [next() < 0.85 - activity * 1.4, next() < 0.75 - activity, next() < 0.4, next() < 0.35, next() < 0.3]
  const points = met.reduce((sum, yes, index) => sum + (yes ? ([3, 3, 1, 1, 1][index] ?? 0) : 0), 0)
  const [systemic, pro, lachrymal, salivary, biological] = met
  const n = met.filter(Boolean).length
  return {
    ...{ systemic, pro, lachrymal, salivary, biological, points_min: points, points_max: points, points },
    ...{ n_met: n, n_available: 5, n_missing: 0, responder: points >= 5 },
  }
}

/** Every result of an instrument for a patient at a visit; undefined when the patient did not come. */
export const recordOf = (
  study: MockStudy,
  { id, arm }: { readonly id: string; readonly arm?: string },
  instrument: Instrument,
  at: number,
): Readonly<Record<string, MockValue>> | undefined => {
  if (random(seedOf(`${id} came`))() < at * 0.03) return undefined
  const next = random(seedOf(`${instrument.id} ${id} ${at}`))
  const activity = activityOf(study, id, arm, at)
  const why =
    next() < 0.06 ? (instrument.section === 'ocular' ? 'one_eye' : `missing:${Object.keys(instrument.items)[3] ?? ''}`) : undefined
  const star = instrument.id === 'star' ? starOf(activity, next) : {}
  const total = Math.round(activity * 34)
  return Object.fromEntries(
    Object.entries(instrument.results).map(([result, definition]): [string, MockValue] => {
      if (why !== undefined && result !== 'partial_total') return [result, { why }]
      if (states[instrument.id] === 'partial' && result === instrument.main) return [result, { why: 'undetermined' }]
      const known = star[result as keyof typeof star]
      if (known !== undefined) return [result, { value: known }]
      if (definition.kind === 'category') return [result, { value: stateOf(total) }]
      if (definition.kind === 'yes-no') return [result, { value: next() < 0.7 - activity }]
      const top = widest[result] ?? 9
      const share = instrument.section === 'ocular' ? 1 - activity : activity
      return [result, { value: top === 34 ? total : Math.round(share * top * 3) / 3 }]
    }),
  )
}
