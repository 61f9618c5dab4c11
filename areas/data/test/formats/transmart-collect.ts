import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '@dacryon/core'
import type { Source } from '../../src/doors/source.ts'
import type { ReadContext } from '../../src/format.ts'
import { transmart } from '../../src/formats/transmart/transmart.ts'
import { type MemoryFile, memorySource } from '../../src/memory-source.ts'
import type { Part } from '../../src/parts.ts'
import type { Assay, Concept, Feature, NodeTag, Origin, PlannedVisit, Platform, StudyInfo, TagType } from '../../src/study.ts'

/** One observation with names instead of positions. */
export interface Observation {
  readonly subject: string
  readonly visit: string
  readonly concept: Concept
  readonly origin: Origin
  readonly line: number
  readonly instance: number
  readonly number: number
  readonly text: string | undefined
  readonly raw: string | undefined
  readonly start: string | undefined
  readonly end: string | undefined
}

/** An assay with its measurements; layers hold features x samples. */
export interface Measured {
  readonly assay: Assay
  readonly features: readonly Feature[]
  readonly layers: Readonly<Record<string, readonly number[]>>
}

/** What a read gave. */
export interface Collected {
  readonly study: StudyInfo | undefined
  readonly subjects: readonly string[]
  readonly visits: readonly PlannedVisit[]
  readonly concepts: readonly Concept[]
  readonly origins: readonly Origin[]
  readonly observations: readonly Observation[]
  readonly assays: readonly Measured[]
  readonly platforms: readonly Platform[]
  readonly tagTypes: readonly TagType[]
  readonly tags: readonly NodeTag[]
  readonly issues: readonly Issue[]
}

/** Files of a folder in memory, so that a test can change one. */
export const filesBelow = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  )

export const context = (platforms: readonly Platform[] = [], tagTypes: readonly TagType[] = []): ReadContext => ({
  options: {},
  platform: async (id) => platforms.find((platform) => platform.id === id),
  tagTypes: async () => tagTypes,
  dictionary: new Map(),
  signal: new AbortController().signal,
})

/** Read files given by value. */
export const readFiles = (files: Readonly<Record<string, MemoryFile>>, read: ReadContext = context()): Promise<Collected> =>
  collect(memorySource('batch', files), read)

/** Read a source to the end, resolving positions; throws where something is used before it is named. */
export const collect = async (source: Source, read: ReadContext = context()): Promise<Collected> => {
  const all: Part[] = []
  for await (const part of transmart.read(source, read)) all.push(part)
  const of = <Kind extends Part['kind']>(kind: Kind): readonly Extract<Part, { kind: Kind }>[] =>
    all.filter((part): part is Extract<Part, { kind: Kind }> => part.kind === kind)
  const subjects: string[] = []
  const visits: PlannedVisit[] = []
  const concepts: Concept[] = []
  const origins: Origin[] = []
  const observations: Observation[] = []
  const assays: { assay: Assay; features: Feature[]; layers: Record<string, number[]> }[] = []
  for (const part of all) {
    if (part.kind === 'subjects') subjects.push(...part.ids)
    else if (part.kind === 'visits') visits.push(...part.visits)
    else if (part.kind === 'concepts') concepts.push(...part.concepts)
    else if (part.kind === 'origins') origins.push(...part.origins)
    else if (part.kind === 'assay') {
      for (const { subject } of part.assay.samples)
        if (!subjects.includes(subject)) throw new Error(`${subject} is used before it is named`)
      assays.push({ assay: part.assay, features: [], layers: Object.fromEntries(part.assay.layers.map(({ id }) => [id, []])) })
    } else if (part.kind === 'measurements') {
      const measured = at(assays, part.batch.assay)
      measured.features.push(...part.batch.features)
      for (const [id, values] of Object.entries(part.batch.layers)) {
        if (values.length !== part.batch.features.length * measured.assay.samples.length) throw new Error(`layer ${id} has a wrong size`)
        measured.layers[id]?.push(...values)
      }
    } else if (part.kind === 'observations') {
      const { batch } = part
      for (let place = 0; place < batch.length; place++)
        observations.push({
          subject: at(subjects, batch.subject[place]),
          visit: at(visits, batch.visit[place]).label,
          concept: at(concepts, batch.concept[place]),
          origin: at(origins, batch.origin[place]),
          line: batch.line[place] ?? 0,
          instance: batch.instance[place] ?? 0,
          number: batch.number[place] ?? Number.NaN,
          text: batch.strings[batch.text[place] ?? -1],
          raw: batch.strings[batch.raw[place] ?? -1],
          start: batch.strings[batch.start[place] ?? -1],
          end: batch.strings[batch.end[place] ?? -1],
        })
    }
  }
  return {
    study: of('study')[0]?.study,
    subjects,
    visits,
    concepts,
    origins,
    observations,
    assays,
    platforms: of('platform').map(({ platform }) => platform),
    tagTypes: of('tag-types').flatMap(({ types }) => types),
    tags: of('tags').flatMap(({ tags }) => tags),
    issues: of('issues').flatMap(({ issues }) => issues),
  }
}

const at = <T>(list: readonly T[], place: number | undefined): T => {
  const found = list[place ?? -1]
  if (found === undefined) throw new Error(`position ${place} is used before it is named`)
  return found
}
