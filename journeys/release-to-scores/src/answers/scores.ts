import type { Instrument } from '@dacryon/endpoints'
import { isMissing } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { itemSourceSchema, scoresSchema } from '../schema/scores.ts'
import { resultsOf } from '../scoring/derived-value.ts'
import { getOrMake } from '../scoring/get-or-make.ts'
import type { Prepared, PreparedInstrument, PreparedItem } from '../scoring/prepared.ts'
import type { ScoreRecord } from '../scoring/score-record.ts'
import { scoredSubjects } from '../scoring/scored-subjects.ts'
import { aboutInstrument, aboutPlan, aboutStudy } from './about.ts'
import { planOptions } from './plan-options.ts'
import { Tally } from './reason-tally.ts'
import { hasResult, resultOf } from './result-of.ts'

type ItemSource = z.output<typeof itemSourceSchema>
type InstrumentAnswer = z.output<typeof scoresSchema>['instruments'][number]

interface VisitCount {
  readonly subjects: Set<string>
  readonly scored: Set<string>
  readonly partial: Set<string>
  readonly reasons: Tally
}

const newCount = (): VisitCount => ({ subjects: new Set(), scored: new Set(), partial: new Set(), reasons: new Tally() })

const underivable = {
  en: 'No variable of the study means any of its items.',
  fr: 'Aucune variable de l’étude ne correspond à l’un de ses éléments.',
}
const nothingFound = {
  en: 'No subject has a visit at which one of its items was recorded.',
  fr: 'Aucun sujet n’a de visite où l’un de ses éléments a été recueilli.',
}
const onlyBaseline = {
  en: 'It compares visits, and no subject has a visit beside the baseline with one of its items.',
  fr: 'Il compare des visites, et aucun sujet n’a d’autre visite que la visite initiale avec l’un de ses éléments.',
}

const gapOf = ({ item, sources }: PreparedItem, derivable: ReadonlySet<string>): ItemSource['gap'] => {
  if (item.from !== undefined && derivable.has(item.from.instrument)) return undefined
  if (sources.some(({ convert }) => convert !== undefined)) return undefined
  if (sources.length > 0) return 'wrong-unit'
  if (item.from !== undefined) return 'underivable'
  return item.variables === undefined || item.variables.length === 0 ? 'no-variable' : 'not-in-study'
}

const itemForReading = (prepared: PreparedItem, derivable: ReadonlySet<string>): ItemSource => {
  const { id, item, sources } = prepared
  const gap = gapOf(prepared, derivable)
  return {
    item: id,
    label: { ...item.label },
    ...(item.kind === 'number' && { unit: item.unit }),
    ...(item.visit !== undefined && { visit: item.visit }),
    optional: item.optional === true,
    concepts: sources.map(({ code, name, variable, unit }) => ({ code, name, variable, ...(unit !== undefined && { unit }) })),
    ...(item.from !== undefined && { from: { ...item.from } }),
    ...(gap !== undefined && { gap }),
    variables: [...(item.variables ?? [])],
  }
}

const mainReasons = (instrument: Instrument, record: ScoreRecord): readonly string[] => {
  const main = resultOf(record, instrument.main)
  return main !== undefined && isMissing(main) ? main.missing : []
}

/** Count everything once: instruments by visits. */
const countAll = async (prepared: Prepared, signal: AbortSignal) => {
  const counts = new Map<string, Map<string, VisitCount>>()
  const readers = new Set<string>()
  for await (const { subject, scores } of scoredSubjects(prepared, { signal })) {
    for (const { instrument } of prepared.instruments.values()) {
      for (const record of scores.records(instrument.id)) {
        const visits = getOrMake(counts, instrument.id, () => new Map<string, VisitCount>())
        const count = getOrMake(visits, record.visit, newCount)
        count.subjects.add(subject)
        if (hasResult(record, instrument.main)) count.scored.add(subject)
        else {
          if (Object.values(resultsOf(record.score.results)).some((result) => !isMissing(result))) count.partial.add(subject)
          for (const reason of new Set(mainReasons(instrument, record))) count.reasons.add(reason)
        }
      }
    }
    for (const reader of scores.readers) readers.add(reader)
  }
  return { counts, readers: [...readers].toSorted() }
}

const answerOf = (
  prepared: Prepared,
  ready: PreparedInstrument,
  visits: ReadonlyMap<string, VisitCount> | undefined,
  derivable: ReadonlySet<string>,
): InstrumentAnswer => {
  const items = ready.items.map((item) => itemForReading(item, derivable))
  const coverage = prepared.visits.flatMap(({ label }) => {
    const count = visits?.get(label)
    if (count === undefined) return []
    const { subjects, scored, partial, reasons } = count
    const only = [...partial].filter((subject) => !scored.has(subject)).length
    return [{ visit: label, subjects: subjects.size, scored: scored.size, partial: only, reasons: reasons.reasons(ready.instrument) }]
  })
  const state = coverage.some(({ scored }) => scored > 0) ? 'derived' : coverage.some(({ partial }) => partial > 0) ? 'partial' : 'none'
  const sourced = items.some(({ gap }) => gap === undefined)
  const why = state !== 'none' || coverage.length > 0 ? undefined : !sourced ? underivable : ready.compares ? onlyBaseline : nothingFound
  return {
    ...aboutInstrument(ready),
    state,
    items,
    missing: items.filter(({ gap }) => gap !== undefined).map(({ item }) => item),
    coverage,
    ...(why !== undefined && { why: { ...why } }),
  }
}

/** What can be derived from a study, how much of it there is, and what is missing for the rest. */
export const scoresOf = async (prepared: Prepared, signal: AbortSignal): Promise<z.output<typeof scoresSchema>> => {
  const { counts, readers } = await countAll(prepared, signal)
  const derivable = new Set(
    [...counts].filter(([, visits]) => [...visits.values()].some(({ subjects }) => subjects.size > 0)).map(([id]) => id),
  )
  const instruments = [...prepared.instruments.values()].map((ready) =>
    answerOf(prepared, ready, counts.get(ready.instrument.id), derivable),
  )
  const { armConcept } = prepared.opened.release.content.study
  const name = armConcept === undefined ? undefined : (await prepared.opened.labels()).get(armConcept)?.name
  return {
    ...aboutStudy(prepared),
    ...aboutPlan(prepared),
    ...(armConcept !== undefined && { arm: { concept: armConcept, name: name ?? armConcept } }),
    readers,
    history: [...prepared.history],
    options: planOptions(prepared, new Set(instruments.filter(({ state }) => state !== 'none').map(({ id }) => id))),
    instruments,
  }
}
