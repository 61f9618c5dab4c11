import { createHash } from 'node:crypto'
import {
  ConceptTally,
  type Draft,
  type DraftPlan,
  type MeasurementBatch,
  type ObservationBatch,
  type Part,
  type Preview,
  type Provenance,
  previewOf,
  publishable,
  type Release,
  type ReleaseFile,
  releaseContent,
  releaseIdOf,
  StudyTables,
  TreeBuilder,
} from '@dacryon/data'
import { checkObservations } from './check-observations.ts'
import { type MemoryObservation, observationsOf } from './observations-of.ts'

/** A published release as the memory store keeps it. */
export interface MemoryRelease {
  readonly release: Release
  readonly preview: Preview
  /** The parts as the format gave them. */
  readonly parts: readonly Part[]
}

const stamp = async (path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ReleaseFile> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

/** A draft that keeps everything as it came. */
export class MemoryDraft implements Draft {
  readonly #plan: DraftPlan
  readonly #publish: (made: MemoryRelease) => Release
  readonly #discard: () => void
  readonly #parts: Part[] = []
  readonly #tables = new StudyTables()
  readonly #batches: ObservationBatch[] = []
  readonly #measured: MeasurementBatch[] = []
  #observations: readonly MemoryObservation[] = []
  #preview: Preview | undefined

  constructor(plan: DraftPlan, publish: (made: MemoryRelease) => Release, discard: () => void) {
    this.#plan = plan
    this.#publish = publish
    this.#discard = discard
  }

  async add(part: Part): Promise<void> {
    if (part.kind !== 'progress') this.#parts.push(part)
    const bulk = this.#tables.take(part)
    if (bulk?.kind === 'observations') this.#batches.push(bulk.batch)
    if (bulk?.kind === 'measurements') this.#measured.push(bulk.batch)
  }

  async close(): Promise<Preview> {
    const tables = this.#tables
    this.#observations = observationsOf(this.#batches, tables)
    const tree = new TreeBuilder(tables.subjects.length, tables.concepts, tables.assays, tables.subjectPositions())
    const tally = new ConceptTally(tables.subjects.length, (concept, subjects) => tree.addSubjects(concept, subjects))
    for (const { concept, subject, visit, instance, kind, number } of this.#observations)
      tally.add(concept, subject, visit, instance, kind, number)
    const stats = tally.finish(tables.concepts.length)
    checkObservations(this.#observations, tables, this.#plan.plausible)
    const assays = tables.assays.map(({ samples }, assay) => {
      const batches = this.#measured.filter((batch) => batch.assay === assay)
      const cells = (batch: MeasurementBatch): number => {
        const layers = Object.values(batch.layers)
        return Array.from({ length: batch.features.length * samples.length }, (_, cell) =>
          layers.some((layer) => !Number.isNaN(layer[cell])),
        ).filter(Boolean).length
      }
      return {
        features: batches.reduce((sum, { features }) => sum + features.length, 0),
        measurements: batches.reduce((sum, batch) => sum + cells(batch), 0),
      }
    })
    this.#preview = previewOf(tables, tree, stats, assays)
    return this.#preview
  }

  async publish(provenance: Provenance): Promise<Release> {
    const preview = this.#preview
    const study = publishable(preview)
    if (preview === undefined) throw new TypeError('a draft must be closed before it is published')
    const files: ReleaseFile[] = []
    for (const { path } of await this.#plan.source.files()) files.push(await stamp(`raw/${path}`, this.#plan.source.stored(path)))
    const { subjects, concepts, origins, platforms, tagTypes } = this.#tables
    const everything = [this.#observations, subjects, concepts, origins, platforms, tagTypes, preview.issues, preview.nodes]
    const text = JSON.stringify([
      everything,
      this.#measured.map(({ assay, features, layers }) => [
        assay,
        features,
        Object.entries(layers).map(([id, values]) => [id, [...values]]),
      ]),
    ])
    files.push(await stamp('parts.json', [new TextEncoder().encode(text)]))
    const content = releaseContent(this.#plan, study, preview, files)
    const release = this.#publish({ release: { id: releaseIdOf(content), content, provenance }, preview, parts: this.#parts })
    await this.discard()
    return release
  }

  async discard(): Promise<void> {
    this.#discard()
  }
}
