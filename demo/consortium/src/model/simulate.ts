import type { Random } from '@dacryon/core'
import { dayOf } from './calendar.ts'
import { type Effect, noEffect } from './effect.ts'
import type { Findings } from './findings.ts'
import { readBiopsy } from './histology.ts'
import { historyOf, treatmentsOf } from './history.ts'
import { type Mechanism, withMissingness } from './missingness.ts'
import { momentOf } from './moment.ts'
import { rounded } from './normal.ts'
import { observe } from './observe.ts'
import { drawPerson, type Person, type Recruitment } from './person.ts'
import { type GlandReader, type GlandReading, hocevarTotal, readGlands } from './ultrasound.ts'

/** A place that sees patients: its offsets are planted centre effects. */
interface Centre {
  readonly id: string
  /** Added to every Schirmer test, in mm. */
  readonly schirmer: number
  /** Name of the laboratory batch of its blood samples. */
  readonly batch: string
}

interface PlannedTime {
  readonly label: string
  readonly weeks: number
  /** Days the visit may be early or late. */
  readonly window: number
}

/** How a study is run; everything about it that is not a person. */
export interface StudyPlan {
  readonly id: string
  readonly title: string
  readonly size: number
  readonly idPrefix: string
  readonly recruitment: Omit<Recruitment, 'centres' | 'prefix'>
  readonly centres: number
  readonly centreSd: number
  readonly inclusion: { readonly from: string; readonly to: string }
  readonly times: readonly PlannedTime[]
  readonly readers: readonly GlandReader[]
  /** Weeks at which glands are scanned. */
  readonly scans: readonly number[]
  readonly mechanisms: readonly Mechanism[]
  /** Who may enter; drawn again until true. */
  accepts?(baseline: Findings, position: number): boolean
  /** Treatment arms with their share, and what each does to a person. */
  readonly arms?: readonly { readonly name: string; readonly share: number }[]
  effectOf?(arm: string, person: Person, baseline: Findings): Effect
  /** Chance of not coming to the next visit and any after it, given the present one. */
  dropout?(present: Findings, arm: string | undefined): number
  /** Share of visits outside their window. */
  readonly outOfWindow?: number
}

export interface SimulatedVisit {
  readonly time: PlannedTime
  /** Days since 1970-01-01. */
  readonly day: number
  /** What is true. */
  readonly complete: Findings
  /** What reached the file. */
  readonly observed: Findings
  readonly scans: readonly { readonly reader: string; readonly readings: readonly GlandReading[] }[]
}

export interface Enrolled {
  readonly person: Person
  readonly centre: Centre
  readonly history: Findings
  readonly treatments: Findings
  /** Labial gland biopsy, where one was done. */
  readonly biopsy: Findings
  readonly arm?: string
  readonly effect: Effect
  readonly inclusionDay: number
  readonly visits: readonly SimulatedVisit[]
  readonly completed: boolean
}

export interface SimulatedStudy {
  readonly plan: StudyPlan
  readonly centres: readonly Centre[]
  readonly enrolled: readonly Enrolled[]
}

const isBiopsy = (mechanism: Mechanism): boolean => mechanism.variables.some((id) => id.startsWith('hist.'))

const recruit = (plan: StudyPlan, random: Random, position: number): { readonly person: Person; readonly baseline: Findings } => {
  const id = `${plan.idPrefix}${String(position + 1).padStart(4, '0')}`
  for (let attempt = 0; attempt < 400; attempt++) {
    const person = drawPerson(
      random.fork(`person ${position} ${attempt}`),
      { ...plan.recruitment, prefix: plan.idPrefix, centres: plan.centres },
      position,
      id,
    )
    const baseline = observe(person, momentOf(person, 0))
    if (plan.accepts?.(baseline, position) ?? true) return { person, baseline }
  }
  throw new Error(`${plan.id}: nobody fits position ${position}`)
}

const visitDay = (plan: StudyPlan, inclusion: number, time: PlannedTime, random: Random): number => {
  if (time.weeks === 0) return inclusion
  const planned = inclusion + Math.round(time.weeks * 7)
  if (random.bernoulli(plan.outOfWindow ?? 0)) return planned + time.window + random.integer(2, 12)
  return planned + Math.round((random.uniform() + random.uniform() - 1) * time.window)
}

const arms = (plan: StudyPlan, random: Random): readonly (string | undefined)[] => {
  if (plan.arms === undefined) return Array.from({ length: plan.size }, () => undefined)
  // Shuffled blocks, so that arms stay balanced over time.
  const block = plan.arms.flatMap(({ name, share }) => Array.from({ length: share }, () => name))
  return Array.from({ length: Math.ceil(plan.size / block.length) }, () => random.shuffle(block))
    .flat()
    .slice(0, plan.size)
}

const drawCentres = (plan: StudyPlan, random: Random): readonly Centre[] =>
  Array.from({ length: plan.centres }, (_, index) => ({
    id: `${plan.idPrefix}C${String(index + 1).padStart(2, '0')}`,
    schirmer: rounded(plan.centreSd * random.normal(), 2),
    batch: `B${1 + (index % 4)}`,
  }))

/** What decides over a person's visits. */
interface Stay {
  readonly person: Person
  readonly centre: Centre
  readonly effect: Effect
  readonly arm: string | undefined
  readonly inclusionDay: number
  readonly context: Findings
  readonly losses: Random
  readonly calendar: Random
}

const seeOnce = (
  plan: StudyPlan,
  time: PlannedTime,
  { person, centre, effect, inclusionDay, context, losses, calendar }: Stay,
): SimulatedVisit => {
  const moment = momentOf(person, time.weeks, effect)
  const readers = plan.scans.includes(time.weeks) ? plan.readers : []
  const scans = readers.map((reader) => ({
    reader: reader.id,
    readings: readGlands(person, person.random.fork(`scan ${time.weeks} ${reader.id}`), reader, 0.03 * moment.years),
  }))
  const [first] = scans
  const seen = observe(person, moment, centre.schirmer)
  const complete = first === undefined ? seen : { ...seen, 'sgus.hocevar': hocevarTotal(first.readings) }
  const observed = withMissingness(complete, context, plan.mechanisms, losses)
  return { time, day: visitDay(plan, inclusionDay, time, calendar), complete, observed, scans: 'sgus.hocevar' in observed ? scans : [] }
}

const follow = (plan: StudyPlan, stay: Stay): readonly SimulatedVisit[] => {
  const visits: SimulatedVisit[] = []
  for (const time of plan.times) {
    const visit = seeOnce(plan, time, stay)
    visits.push(visit)
    if (plan.dropout !== undefined && stay.losses.bernoulli(plan.dropout(visit.complete, stay.arm))) break
  }
  return visits
}

/** Run a study: draw its patients, treat them, see them, and lose values the way the plan says. */
export const simulateStudy = (plan: StudyPlan, random: Random): SimulatedStudy => {
  const centres = drawCentres(plan, random.fork('centres'))
  const allocation = arms(plan, random.fork('arms'))
  const calendar = random.fork('calendar')
  const [from, to] = [dayOf(plan.inclusion.from), dayOf(plan.inclusion.to)]

  const enrol = (position: number): Enrolled => {
    const { person, baseline } = recruit(plan, random, position)
    const centre = centres[person.centre]
    if (centre === undefined) throw new RangeError(`no centre ${person.centre}`)
    const arm = allocation[position]
    const history = historyOf(person)
    const effect = arm === undefined || plan.effectOf === undefined ? noEffect : plan.effectOf(arm, person, baseline)
    const inclusionDay = calendar.integer(from, to)
    const losses = person.random.fork('missing')
    const context = { ...history, 'imm.ssa': baseline['imm.ssa'] ?? '' }
    const visits = follow(plan, { person, centre, effect, arm, inclusionDay, context, losses, calendar })
    const biopsy = withMissingness(readBiopsy(person, person.random.fork('biopsy')), context, plan.mechanisms.filter(isBiopsy), losses)
    const completed = visits.length === plan.times.length
    const one = { person, centre, history, treatments: treatmentsOf(person), biopsy, effect, inclusionDay, visits, completed }
    return arm === undefined ? one : { ...one, arm }
  }

  return { plan, centres, enrolled: Array.from({ length: plan.size }, (_, position) => enrol(position)) }
}
