import { type Issue, IssueError } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { Format, ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import type { Assay, Feature } from '../../study.ts'
import { StudyWriter } from '../../study-writer.ts'
import { headOf } from '../../text/head-of.ts'
import { asIdentifier, fileStem } from '../file-stem.ts'
import { matrixColumns } from '../matrix/matrix-columns.ts'
import { MatrixRows } from '../matrix/matrix-rows.ts'
import { writeSampleObservations } from '../matrix/sample-observations.ts'
import type { SampleTable } from '../matrix/sample-table.ts'
import { openSeriesFile } from './series-file.ts'
import { seriesSamples } from './series-samples.ts'
import { seriesKind, seriesStudy } from './series-study.ts'

const isCandidate = (path: string): boolean => /\.txt(\.gz)?$/i.test(path)

interface SeriesFiles {
  readonly files: readonly string[]
  /** Why candidates could not be looked at. */
  readonly broken: readonly Issue[]
}

/** Series matrix files of a source; of a single file only that one. */
const seriesFiles = async (source: Source, encoding: string | undefined): Promise<SeriesFiles> => {
  const paths = (await source.files())
    .map(({ path }) => path)
    .filter((path) => isCandidate(path) && (source.kind === 'folder' || path === source.name))
  const files: string[] = []
  const broken: Issue[] = []
  for (const path of paths)
    try {
      if (/^!(Series|Sample)_/m.test((await headOf(source, path, encoding, 4096)).slice(0, 4096))) files.push(path)
    } catch (error) {
      if (!(error instanceof IssueError)) throw error
      broken.push(...error.issues)
    }
  return { files, broken }
}

const recognise: Format['recognise'] = async (source, encoding) => {
  const { files, broken } = await seriesFiles(source, encoding)
  const [first] = files
  if (first !== undefined) return { confidence: 0.9, because: `${first} begins like a GEO series matrix file` }
  if (broken.length > 0) throw new IssueError(broken)
  return undefined
}

async function* read(source: Source, context: ReadContext): AsyncGenerator<Part> {
  const { encoding, study } = context.options
  const { files, broken } = await seriesFiles(source, encoding)
  if (files.length === 0)
    throw new IssueError([
      {
        code: 'series-absent',
        severity: 'error',
        message: `${source.name} holds no series matrix file.`,
        remedy: 'Give the file GSE..._series_matrix.txt.gz.',
      },
      ...broken,
    ])
  yield { kind: 'issues', issues: broken }
  const sizes = new Map((await source.files()).map(({ path, size }) => [path, size]))
  const writer = new StudyWriter()
  const tables: SampleTable[] = []
  for (const [position, file] of files.entries()) {
    context.signal.throwIfAborted()
    const open = await openSeriesFile(source, file, encoding)
    const info = seriesStudy(open.header, asIdentifier(fileStem(file)))
    if (position === 0) yield { kind: 'study', study: { ...info, id: study ?? info.id } }
    const table = seriesSamples(open.header, file)
    tables.push(table)
    yield { kind: 'issues', issues: table.issues }
    const columns = matrixColumns(file, open.columns, open.columnsLine, table)
    if (open.columns.length > 0) yield { kind: 'issues', issues: columns.issues }
    for (const { subject, visit } of table.rows) {
      writer.subject(subject)
      if (visit !== undefined) writer.visit({ label: visit })
    }
    yield* writer.drain(true)
    const platform = platformOf(table)
    const inTable = new Map(table.rows.map((row) => [row.code, row]))
    const assay: Assay = {
      id: asIdentifier(fileStem(file)),
      kind: seriesKind(open.header),
      title: info.title,
      path: ['Assays', fileStem(file)],
      samples: columns.samples.flatMap(({ code }) => {
        const row = inTable.get(code)
        return row === undefined
          ? []
          : [{ code, subject: row.subject, attributes: row.attributes, ...(row.visit === undefined ? {} : { visit: row.visit }) }]
      }),
      layers: [{ id: 'value', title: 'value (scale not stated)' }],
      origin: { file },
      ...(platform === undefined ? {} : { platform }),
    }
    yield { kind: 'assay', assay }
    const symbols = await symbolsOf(platform, context)
    const rows = new MatrixRows(file, open.columns, columns, position, 'value')
    const size = sizes.get(file) ?? 0
    for await (const batch of rows.read(open.rows())) {
      yield {
        kind: 'measurements',
        batch: symbols === undefined ? batch : { ...batch, features: batch.features.map((feature) => withSymbol(feature, symbols)) },
      }
      yield { kind: 'progress', done: Math.min(open.bytes, size), total: size, doing: `reading ${file}` }
    }
    yield {
      kind: 'issues',
      issues: [
        ...open.issues,
        ...rows.issues(),
        ...(rows.features > 0
          ? [scaleNotStated(file, open.columnsLine)]
          : open.columns.length > 0 && open.issues.length + rows.issues().length === 0
            ? [tableEmpty(file, open.columnsLine)]
            : []),
      ],
    }
  }
  yield { kind: 'issues', issues: writeSampleObservations(writer, tables) }
  yield* writer.drain(true)
}

/** The platform, when all samples are of one. */
const platformOf = ({ rows }: SampleTable): string | undefined => {
  const found = new Set(rows.map(({ attributes }) => attributes.platform))
  const [only] = found
  return found.size === 1 ? only : undefined
}

const symbolsOf = async (platform: string | undefined, context: ReadContext): Promise<ReadonlyMap<string, string> | undefined> => {
  const known = platform === undefined ? undefined : await context.platform(platform.toUpperCase())
  return known === undefined
    ? undefined
    : new Map(known.features.flatMap(({ id, symbol }) => (symbol === undefined ? [] : [[id, symbol] as const])))
}

const withSymbol = (feature: Feature, symbols: ReadonlyMap<string, string>): Feature => {
  const symbol = symbols.get(feature.id)
  return symbol === undefined ? feature : { ...feature, symbol }
}

const scaleNotStated = (file: string, line: number): Issue => ({
  code: 'scale-not-stated',
  severity: 'warning',
  message: 'A series matrix file does not say if its values are logarithms: they are kept as they are, in the layer value.',
  remedy: 'Read how the submitters processed the data before you compute fold changes.',
  file,
  line,
})

const tableEmpty = (file: string, line: number): Issue => ({
  code: 'matrix-empty',
  severity: 'warning',
  message: `The table of ${file} has no rows, as is usual for sequencing series: only the samples are read.`,
  remedy: 'Import the supplementary matrix of the series for the numbers.',
  file,
  line,
})

/** Series matrix files of the Gene Expression Omnibus. */
export const geoSeries = {
  id: 'geo-series',
  version: '2',
  title: 'GEO series matrix',
  describes: `Series matrix files of the Gene Expression Omnibus (\`GSE..._series_matrix.txt\`, plain or \`.gz\`), one or, for series on several
platforms, a folder of them.

- \`!Series_\` lines give title, summary, design and papers of the study. The type \`Synthetic data\` marks generated data.
- \`!Sample_\` lines give the samples. Each characteristic (\`key: value\`) becomes an attribute of the sample and a variable of the subject under
  *Samples*. A characteristic \`patient\`, \`subject\`, \`donor\` or \`individual\` says whose the sample is; without one every sample is a subject.
- the table becomes an assay with one layer, \`value\`: the file does not say if the numbers are logarithms, and nothing is guessed. Gene symbols are
  added when the platform was imported before.`,
  citations: [
    {
      title: 'NCBI GEO: archive for functional genomics data sets: update',
      authors: 'Barrett T, Wilhite SE, Ledoux P, et al',
      year: 2013,
      doi: '10.1093/nar/gks1193',
    },
  ],
  recognise,
  read,
} as const satisfies Format
