import type { DictionaryEntry, Issue, ObservedValue } from '@dacryon/core'
import { valueKinds } from '@dacryon/core'
import type { Source } from '../src/doors/source.ts'
import type { Format, ReadOptions } from '../src/format.ts'
import { comparators, type MeasurementBatch, missingReasons, type ObservationBatch } from '../src/parts.ts'
import type { Assay, Concept, Feature, Origin, PlannedVisit, StudyInfo } from '../src/study.ts'

/** One observation with names instead of positions. */
interface Seen {
  readonly subject: string
  readonly visit: string
  /** Last part of the concept's path. */
  readonly concept: string
  readonly code: string
  readonly value: ObservedValue
  readonly file: string
  readonly column: number
  readonly line: number
  readonly instance: number
  readonly raw?: string
  readonly start?: string
  readonly eye?: string
  readonly gland?: string
  readonly reader?: string
  readonly sample?: string
}

const valueAt = (batch: ObservationBatch, at: number): ObservedValue => {
  const text = batch.strings[batch.text[at] ?? -1] ?? ''
  const raw = batch.strings[batch.raw[at] ?? -1]
  const number = batch.number[at] ?? Number.NaN
  switch (valueKinds[batch.kind[at] ?? 0]) {
    case 'number':
      return { kind: 'number', number, ...(raw === undefined ? {} : { raw }) }
    case 'text':
      return { kind: 'text', text }
    case 'date':
      return { kind: 'date', date: text }
    case 'censored':
      return { kind: 'censored', comparator: comparators[batch.comparator[at] ?? 0] || '<', limit: number, raw: raw ?? '' }
    default:
      return { kind: 'missing', reason: missingReasons[batch.reason[at] ?? 0] || 'missing' }
  }
}

/** Everything a format reads, in memory, checking on the way that nothing is used before it is named. */
export const collect = async (
  format: Format,
  source: Source,
  {
    options = {},
    dictionary = new Map(),
  }: { readonly options?: ReadOptions; readonly dictionary?: ReadonlyMap<string, DictionaryEntry> } = {},
) => {
  const subjects: string[] = []
  const visits: PlannedVisit[] = []
  const concepts: Concept[] = []
  const origins: Origin[] = []
  const assays: Assay[] = []
  const batches: MeasurementBatch[] = []
  const issues: Issue[] = []
  const observations: Seen[] = []
  let study: StudyInfo | undefined
  const need = <T>(list: readonly T[], at: number | undefined): T => {
    const found = list[at ?? -1]
    if (found === undefined) throw new Error(`position ${at} is used before it is named`)
    return found
  }
  const parts = format.read(source, {
    options,
    platform: async () => undefined,
    tagTypes: async () => [],
    dictionary,
    signal: new AbortController().signal,
  })
  for await (const part of parts) {
    if (part.kind === 'study') study = part.study
    else if (part.kind === 'subjects') subjects.push(...part.ids)
    else if (part.kind === 'visits') visits.push(...part.visits)
    else if (part.kind === 'concepts') concepts.push(...part.concepts)
    else if (part.kind === 'origins') origins.push(...part.origins)
    else if (part.kind === 'issues') issues.push(...part.issues)
    else if (part.kind === 'assay') {
      for (const sample of part.assay.samples)
        if (!subjects.includes(sample.subject)) throw new Error(`subject ${sample.subject} is used before it is named`)
      assays.push(part.assay)
    } else if (part.kind === 'measurements') {
      const assay = need(assays, part.batch.assay)
      for (const values of Object.values(part.batch.layers))
        if (values.length !== part.batch.features.length * assay.samples.length) throw new Error('a layer has the wrong size')
      batches.push(part.batch)
    } else if (part.kind === 'observations') {
      const { batch } = part
      for (let at = 0; at < batch.length; at++) {
        const concept = need(concepts, batch.concept[at])
        const origin = need(origins, batch.origin[at])
        const optional = {
          raw: batch.raw[at],
          start: batch.start[at],
          eye: batch.eye[at],
          gland: batch.gland[at],
          reader: batch.reader[at],
          sample: batch.sample[at],
        }
        observations.push({
          subject: need(subjects, batch.subject[at]),
          visit: need(visits, batch.visit[at]).label,
          concept: concept.path.at(-1) ?? '',
          code: concept.code,
          value: valueAt(batch, at),
          file: origin.file,
          column: origin.column,
          line: batch.line[at] ?? 0,
          instance: batch.instance[at] ?? 0,
          ...Object.fromEntries(
            Object.entries(optional).flatMap(([name, place]) => (place === undefined || place < 0 ? [] : [[name, batch.strings[place]]])),
          ),
        })
      }
    }
  }
  const features = (assay: number): readonly Feature[] =>
    batches.filter((batch) => batch.assay === assay).flatMap((batch) => batch.features)
  const values = (assay: number): readonly (readonly number[])[] => {
    const width = assays[assay]?.samples.length ?? 1
    return batches
      .filter((batch) => batch.assay === assay)
      .flatMap((batch) =>
        batch.features.map((_, row) => [
          ...(Object.values(batch.layers)[0] ?? new Float64Array()).subarray(row * width, (row + 1) * width),
        ]),
      )
  }
  return { study, subjects, visits, concepts, origins, assays, issues, observations, features, values }
}
