import type { Instrument } from '@dacryon/endpoints'
import { computeNewcombeDifference, computeWilsonInterval, type Estimate } from '@dacryon/stats'
import type { OutputOf } from '../../../src/api/operations.ts'
import type { MockStudy } from '../mock-study.ts'
import { comparesVisits, type MockValue, recordOf, subjectsOf } from './model.ts'
import { type MockPlan, scoresOf, shortOf, wordsOfReason } from './overview.ts'

type Summary = OutputOf<'score-summary'>
type Group = Summary['groups'][number]
type ResultSummary = Group['results'][number]
type Records = readonly (Readonly<Record<string, MockValue>> | undefined)[]

const flat = ({ estimate, interval, method }: Estimate) => ({ estimate, ...interval, method, warnings: [] })
const rateOf = (yes: number, of: number): NonNullable<ResultSummary['rate']> | undefined => {
  const found = computeWilsonInterval({ yes, of })
  return found.ok ? flat(found.value) : undefined
}
const quantile = (sorted: readonly number[], p: number): number => sorted[Math.round((sorted.length - 1) * p)] ?? 0

const numbersOf = (values: readonly number[]): NonNullable<ResultSummary['numbers']> => {
  const sorted = values.toSorted((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    mean,
    ...(values.length > 1 ? { sd: Math.sqrt(square / (values.length - 1)) } : {}),
    min: sorted[0] ?? 0,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
    max: sorted.at(-1) ?? 0,
  }
}

const resultOf = (instrument: Instrument, id: string, records: Records, enrolled: number): ResultSummary => {
  const definition = instrument.results[id]
  if (definition === undefined) throw new Error(id)
  const there = records.filter((record) => record !== undefined)
  const values = there.flatMap((record) => {
    const value = record[id]
    return value !== undefined && 'value' in value ? [value.value] : []
  })
  const base = {
    result: id,
    kind: definition.kind,
    label: { ...definition.label },
    known: values.length,
    missing: there.length - values.length,
  }
  if (definition.kind === 'number') return values.length === 0 ? base : { ...base, numbers: numbersOf(values.map(Number)) }
  if (definition.kind === 'category') {
    const categories = Object.entries(definition.choices).map(([value, label]) => ({
      value,
      label: { ...label },
      count: values.filter((one) => one === value).length,
    }))
    return { ...base, categories }
  }
  const yes = values.filter((value) => value === true).length
  const rate = rateOf(yes, values.length)
  const rateOfAll = rateOf(yes, enrolled)
  return { ...base, yes, ...(rate === undefined ? {} : { rate }), ...(rateOfAll === undefined ? {} : { rateOfAll }) }
}

const groupOf = (study: MockStudy, instrument: Instrument, at: number, arm: string | undefined): Group => {
  const members = subjectsOf(study).filter((subject) => arm === undefined || subject.arm === arm)
  const records = members.map((subject) => recordOf(study, subject, instrument, at))
  const there = records.filter((record) => record !== undefined)
  const results = Object.keys(instrument.results).map((id) => resultOf(instrument, id, records, members.length))
  const main = results.find(({ result }) => result === instrument.main)
  const reasons = new Map<string, number>()
  for (const record of there) {
    const value = record[instrument.main]
    if (value !== undefined && 'why' in value) reasons.set(value.why, (reasons.get(value.why) ?? 0) + 1)
  }
  return {
    visit: study.release.content.visits[at]?.label ?? '',
    ...(arm === undefined ? {} : { arm }),
    enrolled: members.length,
    subjects: there.length,
    scored: main?.known ?? 0,
    results,
    reasons: [...reasons].map(([reason, count]) => ({ reason, words: wordsOfReason(reason, instrument), count })),
    flags: [],
  }
}

const differencesOf = (groups: readonly Group[], reference: string): Summary['differences'] =>
  groups.flatMap((group) => {
    const other = groups.find(({ visit, arm }) => visit === group.visit && arm === reference)
    if (other === undefined || group.arm === undefined || group.arm === reference) return []
    return group.results.flatMap(({ result, kind, yes = 0, known }) => {
      const against = other.results.find((one) => one.result === result)
      if (kind !== 'yes-no' || against === undefined) return []
      return (['known', 'all'] as const).flatMap((of) => {
        const n = of === 'known' ? known : group.enrolled
        const referenceN = of === 'known' ? against.known : other.enrolled
        const difference = computeNewcombeDifference({ yes, of: n }, { yes: against.yes ?? 0, of: referenceN })
        if (!difference.ok) return []
        const counts = { yes, n, referenceYes: against.yes ?? 0, referenceN }
        return [{ visit: group.visit, result, arm: group.arm ?? '', reference, of, counts, difference: flat(difference.value) }]
      })
    })
  })

const stateIn = (record: Readonly<Record<string, MockValue>> | undefined, result: string): string => {
  const value = record?.[result]
  return value !== undefined && 'value' in value ? String(value.value) : 'NA'
}

const transitionsOf = (study: MockStudy, instrument: Instrument, arms: readonly (string | undefined)[]): Summary['transitions'] =>
  Object.entries(instrument.results).flatMap(([result, definition]) => {
    if (definition.kind !== 'category') return []
    const words = (state: string) => ({ ...(definition.choices[state] ?? { en: 'Not known', fr: 'Non connu' }) })
    return study.release.content.visits.slice(1).flatMap(({ label }, index) =>
      arms.flatMap((arm) => {
        const counts = new Map<string, number>()
        for (const subject of subjectsOf(study).filter((one) => arm === undefined || one.arm === arm)) {
          const from = stateIn(recordOf(study, subject, instrument, 0), result)
          const to = stateIn(recordOf(study, subject, instrument, index + 1), result)
          counts.set(`${from}\t${to}`, (counts.get(`${from}\t${to}`) ?? 0) + 1)
        }
        return [...counts].map(([key, count]) => {
          const [from = '', to = ''] = key.split('\t')
          return {
            visit: label,
            ...(arm === undefined ? {} : { arm }),
            result,
            from,
            to,
            fromWords: words(from),
            toWords: words(to),
            count,
          }
        })
      }),
    )
  })

/** `score-summary`: aggregated from invented patients, so that all parts agree with each other. */
export const summaryOf = (study: MockStudy, instrument: Instrument, history: readonly MockPlan[], byArm: boolean): Summary => {
  const about = scoresOf(study, history)
  const arms = byArm && study.arms.length > 0 ? study.arms : [undefined]
  const groups = study.release.content.visits.flatMap((_, at) =>
    at === 0 && comparesVisits(instrument) ? [] : arms.map((arm) => groupOf(study, instrument, at, arm)),
  )
  const reference = arms[0]
  return {
    release: about.release,
    study: about.study,
    synthetic: about.synthetic,
    instrument: shortOf(instrument),
    visits: about.visits,
    ...(about.baseline === undefined ? {} : { baseline: about.baseline }),
    ...(about.plan === undefined ? {} : { plan: about.plan }),
    options: Object.fromEntries(
      Object.entries(instrument.options ?? {}).map(([id, option]) => [id, about.plan?.plan.options[id] ?? option.default]),
    ),
    ...(reference === undefined || about.arm === undefined ? {} : { by: about.arm, reference }),
    groups,
    differences: reference === undefined ? [] : differencesOf(groups, reference),
    transitions: transitionsOf(study, instrument, arms),
    reasons: groups[0]?.reasons ?? [],
  }
}
