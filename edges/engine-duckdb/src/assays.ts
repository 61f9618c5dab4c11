import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { IssueError } from '@dacryon/core'
import { assayOf, type Feature, type FeatureValues, featureAt, layerOf, matchingFeatures, type Sample, unknownName } from '@dacryon/data'
import { readFeatures, readSamples } from './assay-tables.ts'
import { categoriesOf } from './categories.ts'
import type { Context } from './context.ts'
import { parquet } from './files.ts'
import { identifier } from './literal.ts'

/** Matrices of one open release. Sample and feature tables are read once. */
export class Assays {
  readonly #context: Context
  readonly #samples = new Map<string, Promise<readonly Sample[]>>()
  readonly #features = new Map<string, Promise<readonly Feature[]>>()

  constructor(context: Context) {
    this.#context = context
  }

  #once<T>(cache: Map<string, Promise<T>>, assay: string, readTable: () => Promise<T>): Promise<T> {
    const known = cache.get(assay)
    if (known !== undefined) return known
    const reading = readTable()
    cache.set(assay, reading)
    reading.catch(() => cache.delete(assay))
    return reading
  }

  async samples(assay: string): Promise<readonly Sample[]> {
    const { database, folder, release } = this.#context
    const { id } = assayOf(release.content.assays, assay)
    return this.#once(this.#samples, id, () => readSamples(database, folder, id))
  }

  async #all(assay: string): Promise<readonly Feature[]> {
    const { database, folder, release } = this.#context
    const { id } = assayOf(release.content.assays, assay)
    return this.#once(this.#features, id, () => readFeatures(database, folder, id))
  }

  async features(assay: string, text: string, limit: number): Promise<readonly Feature[]> {
    return matchingFeatures(await this.#all(assay), text, limit)
  }

  /** Group of each sample: the category of its subject, or an attribute of the sample itself. */
  async #groups(samples: readonly Sample[], by: string): Promise<readonly (string | undefined)[]> {
    const { conceptAt, subjectAt } = this.#context.dictionaries
    const concept = conceptAt.get(by)
    if (concept !== undefined) {
      const categories = await categoriesOf(this.#context, concept.position)
      return samples.map(({ subject }) => categories.of(subjectAt.get(subject) ?? -1))
    }
    const attributes = new Set(samples.flatMap((sample) => Object.keys(sample.attributes)))
    if (!attributes.has(by)) throw new IssueError([unknownName('group', by, [...conceptAt.keys(), ...attributes])])
    return samples.map((sample) => sample.attributes[by])
  }

  async feature(assayId: string, wanted: string, options: { readonly layer?: string; readonly by?: string }): Promise<FeatureValues> {
    const { database, folder, release } = this.#context
    const assay = assayOf(release.content.assays, assayId)
    const layer = layerOf(assay, options.layer)
    const features = await this.#all(assayId)
    const position = featureAt(features, wanted)
    const feature = features[position]
    if (feature === undefined) throw new Error(`feature ${position} is not in the table`)
    const samples = await this.samples(assayId)
    const groups = options.by === undefined ? undefined : await this.#groups(samples, options.by)
    const values: (number | null)[] = samples.map(() => null)
    const rows = await database.rows(
      `select "sample", ${identifier(layer)} from ${parquet(folder, 'assays', assay.id, 'values')} where feature = ${position}`,
    )
    for (const [sample, value] of rows) values[Number(sample)] = typeof value === 'number' && !Number.isNaN(value) ? value : null
    return {
      feature,
      layer,
      values: samples.map((sample, at) => {
        const group = groups?.[at]
        return { sample, value: values[at] ?? null, ...(group === undefined ? {} : { group }) }
      }),
    }
  }

  async sample(assayId: string, code: string, layerId?: string): Promise<Float32Array> {
    const { folder, release } = this.#context
    const assay = assayOf(release.content.assays, assayId)
    const layer = layerOf(assay, layerId)
    const samples = await this.samples(assayId)
    const position = samples.findIndex((sample) => sample.code === code)
    if (position < 0)
      throw new IssueError([
        unknownName(
          'sample',
          code,
          samples.map((sample) => sample.code),
        ),
      ])
    const values = new Float32Array(assay.features)
    const bytes = new Uint8Array(values.buffer)
    const file = await open(join(folder, 'assays', assay.id, `${layer}.by-sample.f32`))
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, position * bytes.length + done)
        if (bytesRead === 0) throw new Error(`${layer}.by-sample.f32 of assay ${assay.id} ends before sample ${code}`)
        done += bytesRead
      }
    } finally {
      await file.close()
    }
    return values
  }
}
