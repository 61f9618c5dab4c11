import type { Instrument } from '@dacryon/endpoints'
import type { OutputOf } from '../../../src/api/operations.ts'
import type { MockStudy } from '../mock-study.ts'
import { comparesVisits, mockInstruments, recordOf, stateIn, states, subjectsOf } from './model.ts'

type Scores = OutputOf<'scores'>
export type MockPlan = Scores['history'][number]

/** What the mock's codes mean. */
export const wordsOfReason = (reason: string, instrument?: Instrument): { en: string; fr: string } => {
  const item = /^missing:(.+)$/.exec(reason)?.[1]
  const label = item === undefined ? undefined : instrument?.items[item]?.label
  if (item !== undefined) return { en: `${label?.en ?? item} is missing.`, fr: `${label?.fr ?? item} manque.` }
  if (reason === 'one_eye')
    return {
      en: 'The mean of both eyes is needed and one eye is missing.',
      fr: 'La moyenne des deux yeux est nécessaire et un œil manque.',
    }
  return { en: 'The missing parts could still change the answer.', fr: 'Les parties manquantes pourraient encore changer la réponse.' }
}

/** An instrument in a few words. */
export const shortOf = (instrument: Instrument): Omit<OutputOf<'score-summary'>['instrument'], never> => ({
  id: instrument.id,
  version: instrument.version,
  short: instrument.short,
  title: { ...instrument.title },
  section: instrument.section,
  mark: instrument.mark,
  main: instrument.main,
  compares: comparesVisits(instrument),
})

const itemsOf = (instrument: Instrument, state: string): Scores['instruments'][number]['items'] =>
  Object.entries(instrument.items).map(([item, definition], index) => {
    const nothing = state === 'none' || (state === 'partial' && index % 3 === 1)
    const code = `${instrument.id}-${item}`
    return {
      item,
      label: { ...definition.label },
      ...(definition.kind === 'number' ? { unit: definition.unit } : {}),
      ...(definition.visit === undefined ? {} : { visit: definition.visit }),
      optional: definition.optional ?? false,
      concepts: nothing ? [] : [{ code, name: definition.label.en, variable: definition.variables?.[0] ?? `x.${item}` }],
      ...(definition.from === undefined ? {} : { from: { ...definition.from } }),
      ...(nothing ? { gap: index % 2 === 0 ? ('not-in-study' as const) : ('no-variable' as const) } : {}),
      variables: [...(definition.variables ?? [])],
    }
  })

const coverageOf = (study: MockStudy, instrument: Instrument): Scores['instruments'][number]['coverage'] =>
  study.release.content.visits.flatMap(({ label }, at) => {
    if (stateIn(study, instrument.id) === 'none' || (at === 0 && comparesVisits(instrument))) return []
    const records = subjectsOf(study)
      .map((subject) => recordOf(study, subject, instrument, at))
      .filter((record) => record !== undefined)
    const counts = new Map<string, number>()
    for (const record of records) {
      const main = record[instrument.main]
      if (main !== undefined && 'why' in main) counts.set(main.why, (counts.get(main.why) ?? 0) + 1)
    }
    const without = [...counts.values()].reduce((sum, n) => sum + n, 0)
    const partial = states[instrument.id] === 'partial' ? without : Math.round(without / 2)
    const reasons = [...counts].map(([reason, count]) => ({ reason, words: wordsOfReason(reason, instrument), count }))
    return [{ visit: label, subjects: records.length, scored: records.length - without, partial, reasons }]
  })

const instrumentOf = (study: MockStudy, instrument: Instrument): Scores['instruments'][number] => {
  const state = stateIn(study, instrument.id)
  const items = itemsOf(instrument, state)
  return {
    ...shortOf(instrument),
    state,
    items,
    missing: items.filter(({ gap }) => gap !== undefined).map(({ item }) => item),
    coverage: coverageOf(study, instrument),
    ...(state === 'none' ? { why: { en: 'The study holds none of its items.', fr: 'L’étude ne contient aucun de ses éléments.' } } : {}),
  }
}

/** Options of the instruments that can be derived, with what the plan chose. */
const optionsOf = (study: MockStudy, plan: MockPlan | undefined): Scores['options'] => {
  const found = new Map<string, Scores['options'][number]>()
  for (const instrument of mockInstruments().filter(({ id }) => stateIn(study, id) !== 'none'))
    for (const [id, option] of Object.entries(instrument.options ?? {})) {
      const key = `${id} ${option.default} ${option.kind}`
      const before = found.get(key)
      if (before !== undefined) before.instruments.push(instrument.id)
      else
        found.set(key, {
          id,
          kind: option.kind,
          label: { ...option.label },
          ...(option.help === undefined ? {} : { help: { ...option.help } }),
          choices: option.kind === 'choice' ? Object.entries(option.choices).map(([one, label]) => ({ id: one, label: { ...label } })) : [],
          default: option.default,
          chosen: plan?.plan.own[instrument.id]?.[id] ?? plan?.plan.options[id] ?? option.default,
          instruments: [instrument.id],
        })
    }
  return [...found.values()]
}

/** `scores`. */
export const scoresOf = (study: MockStudy, history: readonly MockPlan[]): Scores => {
  const { study: info, visits } = study.release.content
  const plan = history.at(-1)
  const baseline = plan?.plan.baseline ?? visits[0]?.label
  return {
    release: study.release.id,
    study: info.id,
    synthetic: info.synthetic,
    visits: [...visits],
    ...(baseline === undefined ? {} : { baseline: { visit: baseline, chosen: plan === undefined ? 'first' : 'plan' } }),
    ...(study.arms.length === 0 ? {} : { arm: { concept: 'arm', name: 'Treatment arm' } }),
    readers: study.arms.length === 0 ? [] : ['Reader A', 'Reader B'],
    ...(plan === undefined ? {} : { plan }),
    history: [...history],
    options: optionsOf(study, plan),
    instruments: mockInstruments().map((instrument) => instrumentOf(study, instrument)),
  }
}
