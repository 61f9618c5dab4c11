import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '@dacryon/core'
import type { Assay, Feature, MeasurementBatch } from '@dacryon/data'
import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import { type BulkColumn, ChunkWriter } from './chunk-writer.ts'
import { transposeFile } from './transpose-file.ts'
import { copyQuery, writeTable } from './write-table.ts'

const nameForFiles = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const unusable = (assay: Assay, name: string): Issue => ({
  code: 'assay-id-invalid',
  severity: 'error',
  message: `${name} cannot be the id of an assay or of a layer.`,
  remedy: 'Use letters, digits, _, - and . only.',
  file: assay.origin.file,
  value: name,
})

/** One matrix on its way into a release: its layers as float32 files, its values in a table, its features as they come. */
export class AssayStaging {
  readonly assay: Assay
  readonly issues: readonly Issue[]
  readonly #connection: DuckDBConnection
  readonly #folder: string
  readonly #table: string
  readonly #features: Feature[] = []
  readonly #layers = new Map<string, FileHandle>()
  #appender: DuckDBAppender | undefined
  #writer: ChunkWriter | undefined
  #measurements = 0

  /** @param folder the assay's own folder in the draft */
  constructor(connection: DuckDBConnection, assay: Assay, position: number, folder: string) {
    this.assay = assay
    this.issues = [assay.id, ...assay.layers.map(({ id }) => id)]
      .filter((name) => !nameForFiles.test(name))
      .map((name) => unusable(assay, name))
    this.#connection = connection
    this.#folder = join(folder, assay.id)
    this.#table = `measured_${position}`
  }

  get features(): number {
    return this.#features.length
  }

  /** Features times samples with a value in any layer. */
  get measurements(): number {
    return this.#measurements
  }

  /** Folder, files and table; only called when there are no issues. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const { layers } = this.assay
    for (const { id } of layers) this.#layers.set(id, await open(join(this.#folder, `${id}.f32`), 'wx+'))
    const columns = ['feature INTEGER', '"sample" INTEGER', ...layers.map(({ id }) => `${quoted(id)} DOUBLE`)]
    await this.#connection.run(`CREATE TABLE ${this.#table} (${columns.join(', ')})`)
    this.#appender = await this.#connection.createAppender(this.#table)
    this.#writer = new ChunkWriter(this.#appender, ['INTEGER', 'INTEGER', ...layers.map((): 'DOUBLE' => 'DOUBLE')])
  }

  async add(batch: MeasurementBatch): Promise<void> {
    const [samples, features] = [this.assay.samples.length, batch.features.length]
    const cells = samples * features
    const layers = this.assay.layers.map(({ id }) => batch.layers[id] ?? new Float64Array(cells).fill(Number.NaN))
    for (const layer of layers)
      if (layer.length !== cells) throw new RangeError('a layer of a matrix has another size than its features and samples')
    for (const [at, { id }] of this.assay.layers.entries()) await this.#append(id, Float32Array.from(layers[at] ?? []))
    const kept = { feature: new Int32Array(cells), sample: new Int32Array(cells), layers: layers.map(() => new Float64Array(cells)) }
    let rows = 0
    for (let cell = 0; cell < cells; cell++) {
      if (layers.every((layer) => Number.isNaN(layer[cell]))) continue
      kept.feature[rows] = this.#features.length + Math.floor(cell / samples)
      kept.sample[rows] = cell % samples
      for (const [at, layer] of layers.entries()) {
        const into = kept.layers[at]
        if (into !== undefined) into[rows] = layer[cell] ?? Number.NaN
      }
      rows++
    }
    const columns: readonly BulkColumn[] = [
      { sql: 'INTEGER', values: kept.feature },
      { sql: 'INTEGER', values: kept.sample },
      ...kept.layers.map((values): BulkColumn => ({ sql: 'DOUBLE', values })),
    ]
    this.#writer?.append(columns, rows)
    this.#measurements += rows
    for (const feature of batch.features) this.#features.push(feature)
  }

  async #append(layer: string, values: Float32Array): Promise<void> {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    const file = this.#layers.get(layer)
    for (let at = 0; file !== undefined && at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
  }

  /** Call once, after the last batch. */
  finish(): void {
    this.#appender?.closeSync()
    this.#appender = undefined
  }

  /** Write the tables and the transposed layers. */
  async write(): Promise<void> {
    const { samples, layers } = this.assay
    await writeTable(this.#connection, join(this.#folder, 'samples.parquet'), {
      columns: { position: 'INTEGER', code: 'VARCHAR', subject: 'VARCHAR', visit: 'VARCHAR', attributes: 'VARCHAR' },
      rows: samples.map(({ code, subject, visit, attributes }, at) => [at, code, subject, visit, JSON.stringify(attributes)]),
    })
    await writeTable(this.#connection, join(this.#folder, 'features.parquet'), {
      columns: { position: 'INTEGER', id: 'VARCHAR', symbol: 'VARCHAR', attributes: 'VARCHAR' },
      rows: this.#features.map(({ id, symbol, attributes }, at) => [
        at,
        id,
        symbol,
        attributes === undefined ? null : JSON.stringify(attributes),
      ]),
    })
    await copyQuery(this.#connection, `SELECT * FROM ${this.#table} ORDER BY rowid`, join(this.#folder, 'values.parquet'))
    await this.#connection.run(`DROP TABLE ${this.#table}`)
    for (const { id } of layers) {
      const file = this.#layers.get(id)
      if (file !== undefined) await transposeFile(file, join(this.#folder, `${id}.by-sample.f32`), this.#features.length, samples.length)
    }
    await this.close()
  }

  async close(): Promise<void> {
    for (const file of this.#layers.values()) await file.close()
    this.#layers.clear()
  }
}
