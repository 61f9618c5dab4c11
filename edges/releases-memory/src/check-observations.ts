import { type DraftPlan, duplicateIssue, implausibleIssue, type StudyTables } from '@dacryon/data'
import type { MemoryObservation } from './observations-of.ts'

const keyOf = ({ subject, visit, concept, instance, eye, gland, reader, sample, start }: MemoryObservation): string =>
  JSON.stringify([subject, visit, concept, instance, eye ?? null, gland ?? null, reader ?? null, sample ?? null, start ?? null])

/** Duplicates become errors, numbers outside the plausible range warnings. */
export const checkObservations = (
  observations: readonly MemoryObservation[],
  tables: StudyTables,
  plausible: DraftPlan['plausible'],
): void => {
  const byPlace = observations.toSorted((a, b) => a.origin - b.origin || a.line - b.line)
  const first = new Map<string, MemoryObservation>()
  for (const observation of byPlace) {
    const key = keyOf(observation)
    const before = first.get(key)
    if (before === undefined) first.set(key, observation)
    else tables.log.add(duplicateIssue(tables, observation, before))
  }
  for (const observation of byPlace) {
    const { variable } = tables.concepts[observation.concept] ?? {}
    const range = variable === undefined ? undefined : plausible.get(variable)
    if (range === undefined || observation.kind !== 0) continue
    const { number } = observation
    const below = range.min !== undefined && number < Number(range.min)
    const above = range.max !== undefined && number > Number(range.max)
    if (below || above) tables.log.add(implausibleIssue(tables, observation, observation.raw ?? String(number), range))
  }
}
