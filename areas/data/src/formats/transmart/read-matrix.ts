import type { Part } from '../../parts.ts'
import type { Assay, Feature, Platform, Sample } from '../../study.ts'
import type { RowBatch } from '../../text/delimited.ts'
import { pathCode } from './category-path.ts'
import type { JobFile } from './job-file.ts'
import type { Job } from './jobs.ts'
import { layersOf, measuredField } from './matrix-fields.ts'
import { type MatrixHeader, readMatrixHeader } from './matrix-header.ts'
import { MatrixRows } from './matrix-rows.ts'
import { type MatrixSettings, matrixSettings } from './matrix-settings.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import type { MappedSample, SampleMap } from './sample-map.ts'
import { smallestPositive } from './smallest-positive.ts'

/** A matrix job and what was found out about it before any matrix is read. */
export interface MatrixJob {
  readonly file: JobFile
  readonly job: Extract<Job, { task: 'matrix' }>
  readonly assayId: string
  readonly data: string | undefined
  readonly map: SampleMap | undefined
}

/** What a matrix is read against. */
export interface MatrixSetting {
  /** Position of the assay among the study's assays. */
  readonly assay: number
  readonly platform: Platform | undefined
  /** Labels of the study's trial visits: a sample taken at a time point of that name belongs to the visit. */
  readonly visits: ReadonlySet<string>
}

/** Matrix file of a job: DATA_FILE, or its older name. */
export const dataFileOf = (reading: Reading, file: JobFile): string | undefined => {
  const both = file.text('DATA_FILE') !== undefined && file.text('DATA_FILE_PREFIX') !== undefined
  if (both)
    reading.log.add(
      error('params-key-twice', 'DATA_FILE and its older name DATA_FILE_PREFIX are both given.', 'Keep DATA_FILE.', {
        file: file.path,
        column: 'DATA_FILE_PREFIX',
      }),
    )
  return file.required(file.text('DATA_FILE_PREFIX') === undefined || both ? 'DATA_FILE' : 'DATA_FILE_PREFIX')
}

/** Read one matrix into an assay and its measurements. Gives the paths of its tree nodes. */
export async function* readMatrix(
  reading: Reading,
  { file, job, assayId, data, map }: MatrixJob,
  setting: MatrixSetting,
): AsyncGenerator<Part, Assay | undefined> {
  const settings = matrixSettings(file)
  if (data === undefined || map === undefined) return undefined
  const twoPasses = settings.sourceBase === undefined && !settings.zeroMeansNoInfo && measuredField[job.shape] !== undefined
  const smallest = twoPasses ? yield* smallestPositive(reading, data, job.shape) : Number.NaN
  const zeroLog = Number.isFinite(smallest) ? Math.log2(smallest / 2) : Number.NaN
  const names = new RowNames(reading, data, setting.platform)
  let header: MatrixHeader | undefined
  let assay: Assay | undefined
  let rows: MatrixRows | undefined
  for await (const batch of reading.batches(data, { share: twoPasses ? 0.5 : 1 })) {
    let row = 0
    if (header === undefined) {
      const columns = Array.from({ length: batch.cells(0) }, (_, column) => batch.text(0, column))
      header = readMatrixHeader(reading, data, columns, file, job.shape, map)
      if (header === undefined) return undefined
      assay = asAssay({ file, job, assayId, data, map }, header, setting)
      rows = new MatrixRows(reading, data, header, job.shape, settings, zeroLog, setting.assay)
      yield { kind: 'assay', assay }
      row = 1
    }
    for (; row < batch.rows; row++) {
      const feature = readRow(reading, data, header, names, batch, row)
      if (feature === undefined || rows === undefined) continue
      rows.add(feature, batch, row)
      const full = rows.full ? rows.take() : undefined
      if (full !== undefined) yield { kind: 'measurements', batch: full }
    }
    yield reading.progress
  }
  const last = rows?.take()
  if (last !== undefined) yield { kind: 'measurements', batch: last }
  names.reportMissing(settings)
  if (rows !== undefined) reportDropped(reading, data, rows)
  return assay
}

/** Row ids of a matrix, each once, and known to the platform. */
class RowNames {
  readonly #reading: Reading
  readonly #path: string
  readonly #platform: Platform | undefined
  readonly #features: ReadonlyMap<string, Feature>
  readonly #lines = new Map<string, number>()

  constructor(reading: Reading, path: string, platform: Platform | undefined) {
    this.#reading = reading
    this.#path = path
    this.#platform = platform
    this.#features = new Map(platform?.features.map((feature) => [feature.id, feature]))
  }

  take(id: string, line: number): Feature | undefined {
    const place = { file: this.#path, line, column: 1, value: shown(id) }
    const before = this.#lines.get(id)
    if (id === '')
      this.#reading.log.add(error('feature-id-empty', 'The row has no id.', 'Write the id of the row in the first column.', place))
    else if (before !== undefined)
      this.#reading.log.add(
        error('feature-twice', `Row ${shown(id)} stands here and on line ${before}.`, 'Keep one row for each id.', place),
      )
    else {
      this.#lines.set(id, line)
      const known = this.#features.get(id)
      if (known !== undefined || this.#platform === undefined) return known ?? { id }
      this.#reading.log.add(
        error(
          'feature-unknown',
          `Platform ${this.#platform.id} does not know ${shown(id)}.`,
          'Correct the id, or import a newer annotation of the platform.',
          { ...place, expected: `an id of ${this.#platform.id}` },
        ),
      )
    }
    return undefined
  }

  reportMissing(settings: MatrixSettings): void {
    const missing = [...this.#features.keys()].filter((id) => !this.#lines.has(id))
    if (missing.length === 0 || settings.allowMissing) return
    const message = `${missing.length} of the ${this.#features.size} ids of platform ${this.#platform?.id ?? ''} have no row.`
    this.#reading.log.add(
      error('feature-missing', message, 'Add their rows, or set ALLOW_MISSING_ANNOTATIONS=Y.', {
        file: this.#path,
        value: shown(missing.slice(0, 5).join(', ')),
        expected: 'a row for each id of the platform',
      }),
    )
  }
}

const readRow = (
  reading: Reading,
  path: string,
  header: MatrixHeader,
  names: RowNames,
  batch: RowBatch,
  row: number,
): Feature | undefined => {
  const cells = batch.cells(row)
  if (cells === 1 && batch.blank(row, 0)) return undefined
  const feature = names.take(batch.text(row, 0).trim(), batch.line(row))
  if (cells !== header.width) {
    const place = { file: path, line: batch.line(row), value: String(cells), expected: `${header.width} cells` }
    reading.log.add(
      error('row-width', `The row has ${cells} cells, the header ${header.width}.`, 'Find the cell that is missing or too many.', place),
    )
    return undefined
  }
  return feature
}

const reportDropped = (reading: Reading, path: string, { dropped }: MatrixRows): void => {
  const parts = [
    ...(dropped.negative > 0 ? [`${dropped.negative} negative`] : []),
    ...(dropped.unreadable > 0 ? [`${dropped.unreadable} unreadable (the sign U+FFFD)`] : []),
    ...(dropped.zero > 0 ? [`${dropped.zero} zero (ZERO_MEANS_NO_INFO)`] : []),
  ]
  if (parts.length > 0)
    reading.log.add(
      warning(
        'cells-not-stored',
        `Cells of the matrix hold no measurement and were not stored: ${parts.join(', ')}.`,
        'Correct them at the source if they should be there.',
        { file: path },
      ),
    )
}

/** Leading parts that all paths share. */
const commonPath = (paths: readonly (readonly string[])[]): readonly string[] => {
  const first = paths[0] ?? []
  const differs = first.findIndex((part, at) => paths.some((path) => path[at] !== part))
  return differs < 0 ? first : first.slice(0, differs)
}

const asAssay = ({ job, assayId, data, map }: MatrixJob, header: MatrixHeader, { visits }: MatrixSetting): Assay => {
  const path = commonPath(header.samples.map(({ node }) => node))
  const several = header.samples.some(({ node }) => node.length !== path.length)
  const asSample = ({ code, subject, attributes, timePoint, node }: MappedSample): Sample => ({
    code,
    subject,
    ...(visits.has(timePoint) ? { visit: timePoint } : {}),
    attributes: several ? { ...attributes, node: pathCode(node) } : attributes,
  })
  return {
    id: assayId,
    kind: job.kind,
    title: `${job.title}: ${path.at(-1) ?? assayId}`,
    path: path.length === 0 ? [job.title] : path,
    ...(map?.platform === undefined ? {} : { platform: map.platform }),
    samples: header.samples.map(asSample),
    layers: layersOf(job.shape, new Set(header.columns.keys())),
    origin: { file: data ?? '' },
  }
}
