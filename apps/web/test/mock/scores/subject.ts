import type { Instrument } from '@dacryon/endpoints'
import type { OutputOf } from '../../../src/api/operations.ts'
import type { MockStudy } from '../mock-study.ts'
import { comparesVisits, type MockValue, mockInstruments, recordOf, states, subjectsOf } from './model.ts'
import { type MockPlan, scoresOf, shortOf, wordsOfReason } from './overview.ts'

type Subject = OutputOf<'score-subject'>
type Record1 = Subject['instruments'][number]['records'][number]

const textOf = (value: MockValue): string => {
  if ('why' in value) return 'NA'
  if (typeof value.value === 'boolean') return value.value ? '1' : '0'
  return typeof value.value === 'number' ? String(Math.round(value.value * 10_000) / 10_000) : value.value
}

const resultsOf = (instrument: Instrument, record: Readonly<Record<string, MockValue>>): Record1['results'] =>
  Object.entries(record).flatMap(([id, value]) => {
    const definition = instrument.results[id]
    if (definition === undefined) return []
    const found = 'value' in value ? value.value : undefined
    const words = definition.kind === 'category' && typeof found === 'string' ? definition.choices[found] : undefined
    return [
      {
        id,
        kind: definition.kind,
        label: { ...definition.label },
        text: textOf(value),
        ...(typeof found === 'number' ? { number: found } : {}),
        ...(words === undefined ? {} : { words: { ...words } }),
        ...('why' in value ? { reasons: [value.why] } : {}),
      },
    ]
  })

/** What an item was read from, with its place in the raw file. */
export const inputsOf = (study: MockStudy, instrument: Instrument, subject: string, at: number): Record1['inputs'] => {
  const { visits } = study.release.content
  const line = Number(subject.slice(1)) * visits.length + at + 2
  return Object.entries(instrument.items)
    .slice(0, 8)
    .map(([item, definition], index) => {
      const visit = (definition.visit === 'baseline' ? visits[0] : visits[at])?.label ?? ''
      const why = index === 3 && line % 17 === 0 ? `missing:${item}` : undefined
      return {
        item,
        label: { ...definition.label },
        visit,
        text: why === undefined ? String((line * (index + 3)) % (definition.kind === 'level' ? 3 : 9)) : '',
        ...(definition.kind === 'number' ? { unit: definition.unit } : {}),
        ...(definition.from === undefined
          ? {
              concept: `${instrument.id}-${item}`,
              name: definition.label.en,
              place: { file: 'clinical/data.tsv', line, column: 6 + index, header: item.toUpperCase() },
            }
          : { from: `${definition.from.instrument}.${definition.from.result}` }),
        ...(why === undefined ? {} : { why }),
      }
    })
}

const recordsOf = (study: MockStudy, instrument: Instrument, subject: ReturnType<typeof subjectsOf>[number]): Record1[] =>
  study.release.content.visits.flatMap(({ label }, at) => {
    const record = at === 0 && comparesVisits(instrument) ? undefined : recordOf(study, subject, instrument, at)
    if (record === undefined) return []
    const results = resultsOf(instrument, record)
    return [
      {
        visit: label,
        results,
        reasons: [...new Set(results.flatMap(({ reasons = [] }) => reasons))],
        flags: [],
        parts: Object.entries(instrument.items)
          .slice(0, 5)
          .map(([id, item], index) => ({ id, label: { ...item.label }, got: (at + index) % 4, of: 6 })),
        inputs: inputsOf(study, instrument, subject.id, at),
      },
    ]
  })

/** `score-subject`; undefined for a patient the study does not have. */
export const subjectOf = (study: MockStudy, subject: string, history: readonly MockPlan[]): Subject | undefined => {
  const found = subjectsOf(study).find(({ id }) => id === subject)
  if (found === undefined) return undefined
  const about = scoresOf(study, history)
  const instruments = mockInstruments()
    .filter(({ id }) => states[id] !== 'none')
    .map((instrument) => ({
      ...shortOf(instrument),
      madeWith: `${instrument.id}@${instrument.version}`,
      options: Object.fromEntries(
        Object.entries(instrument.options ?? {}).map(([id, option]) => [id, about.plan?.plan.options[id] ?? option.default]),
      ),
      records: recordsOf(study, instrument, found),
    }))
  const codes = instruments.flatMap(({ records, id }) =>
    records.flatMap(({ reasons, inputs }) => [...reasons, ...inputs.flatMap(({ why }) => why ?? [])].map((code) => ({ code, id }))),
  )
  const visits = about.visits.filter(({ label }) => instruments.some(({ records }) => records.some(({ visit }) => visit === label)))
  return {
    release: about.release,
    study: about.study,
    synthetic: about.synthetic,
    subject,
    visits,
    dates: Object.fromEntries(visits.map(({ label }, at) => [label, `2025-${String(1 + at * 2).padStart(2, '0')}-14`])),
    ...(about.baseline === undefined ? {} : { baseline: about.baseline }),
    ...(about.plan === undefined ? {} : { plan: about.plan }),
    words: Object.fromEntries(
      codes.map(({ code, id }) => [
        code,
        wordsOfReason(
          code,
          mockInstruments().find((instrument) => instrument.id === id),
        ),
      ]),
    ),
    instruments,
  }
}
