import { hasErrors, IssueError } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { Format, ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import { StudyWriter } from '../../study-writer.ts'
import { asIdentifier, fileStem } from '../file-stem.ts'
import { findMatrices, type MatrixPair } from './find-matrices.ts'
import { assayKindOf, layerOf } from './layer-of.ts'
import { readMatrix } from './read-matrix.ts'
import { writeSampleObservations } from './sample-observations.ts'
import { readSampleTable, type SampleTable } from './sample-table.ts'
import { tableHead } from './table-head.ts'

/** Files that say a folder is of another format. */
const othersMarks = /(^|\/)(study\.params|mapping\.ya?ml|[^/]+\.mapping\.ya?ml)$/i

const recognise: Format['recognise'] = async (source, encoding) => {
  if ((await source.files()).some(({ path }) => othersMarks.test(path))) return undefined
  const { pairs, issues } = await findMatrices(source, encoding)
  const [first] = pairs
  if (first === undefined) {
    if (hasErrors(issues)) throw new IssueError(issues.filter(({ severity }) => severity === 'error'))
    return undefined
  }
  const shared = pairs.reduce((sum, pair) => sum + pair.shared, 0)
  const because = `${first.matrix} has numbers by sample, ${first.samples} describes the samples`
  return shared > 0 ? { confidence: 0.8, because } : { confidence: 0.3, because: `${because}, but their sample ids differ` }
}

async function* read(source: Source, context: ReadContext): AsyncGenerator<Part> {
  const { encoding, study } = context.options
  const found = await findMatrices(source, encoding)
  if (found.pairs.length === 0) throw new IssueError(hasErrors(found.issues) ? found.issues : [nothingFound(source.name), ...found.issues])
  const title = fileStem(source.name)
  const tables = await sampleTables(source, found.pairs, encoding)
  const synthetic = [...tables.values()].every(isSynthetic)
  yield { kind: 'study', study: { id: study ?? asIdentifier(title), title, kind: 'study', synthetic, restricted: false } }
  yield { kind: 'issues', issues: [...found.issues, ...[...tables.values()].flatMap(({ issues }) => issues)] }
  const writer = new StudyWriter()
  const sizes = new Map((await source.files()).map(({ path, size }) => [path, size]))
  let position = 0
  for (const pair of found.pairs) {
    context.signal.throwIfAborted()
    const table = tables.get(pair.samples)
    if (table === undefined) continue
    const stem = fileStem(pair.matrix)
    const layer = layerOf(stem)
    const head = await tableHead(source, pair.matrix, encoding, 1)
    const size = sizes.get(pair.matrix)
    const plan = {
      id: asIdentifier(stem),
      kind: assayKindOf(head?.header ?? [], layer),
      title: stem,
      path: ['Assays', stem],
      layers: [layer],
      file: pair.matrix,
      table,
      options: encoding === undefined ? {} : { encoding },
      ...(size === undefined ? {} : { size }),
    }
    yield* readMatrix(source, plan, writer, position++)
  }
  yield { kind: 'issues', issues: writeSampleObservations(writer, [...tables.values()]) }
  yield* writer.drain(true)
}

/** Every table once, though several matrices may share it; they say what the study is before it begins. */
const sampleTables = async (
  source: Source,
  pairs: readonly MatrixPair[],
  encoding: string | undefined,
): Promise<ReadonlyMap<string, SampleTable>> => {
  const tables = new Map<string, SampleTable>()
  for (const pair of pairs)
    if (!tables.has(pair.samples)) tables.set(pair.samples, await readSampleTable(source, pair.samples, sampleOptions(pair, encoding)))
  return tables
}

/** Generated data say so in every row: a column `synthetic` with `yes`. */
const isSynthetic = ({ columns, rows }: SampleTable): boolean => {
  const header = columns.find((column) => column.header.toLowerCase() === 'synthetic')?.header
  return header !== undefined && rows.length > 0 && rows.every(({ attributes }) => attributes[header]?.toLowerCase() === 'yes')
}

const sampleOptions = ({ sampleColumn }: MatrixPair, encoding: string | undefined) => ({
  ...(sampleColumn === undefined ? {} : { sample: sampleColumn }),
  ...(encoding === undefined ? {} : { encoding }),
})

const nothingFound = (name: string) => ({
  code: 'matrix-absent',
  severity: 'error' as const,
  message: `${name} holds no matrix with a table of its samples.`,
  remedy: 'Put the matrix (features in rows, samples in columns) and a table with a column sample_id into one folder.',
})

/** Matrix of features by samples, with a table of the samples. */
export const matrix = {
  id: 'matrix',
  version: '2',
  title: 'Matrix and sample table',
  describes: `A folder (or a matrix with its sample table beside it) of delimited text, tab, comma or semicolon, plain or \`.gz\`:

- the **matrix**: one row a feature, one column a sample. The key is a column \`row_id\`, \`feature\` or \`id\`, else the first column, and is unique.
  A column \`gene_symbol\` names the gene and may be empty. Numbers have a decimal point; an absent value is empty or \`NA\`.
- the **sample table**: one row a sample, a column \`sample_id\` with the headers of the matrix, and where a subject has several samples a
  column \`patient\` or \`subject\`. Every other column becomes an attribute of the samples and a variable of the subjects under *Samples*;
  a column \`synthetic\` with \`yes\` in every row marks generated data.

Several matrices make several assays. Each is paired with the table that names its samples. Features are rows: a matrix is never turned.
A file name that says \`log2\`, \`cpm\`, \`tpm\` or \`counts\` names the layer. Other files are left alone.`,
  citations: [
    {
      title: 'Common Format and MIME Type for Comma-Separated Values (CSV) Files',
      authors: 'Shafranovich Y',
      year: 2005,
      doi: '10.17487/RFC4180',
      where: 'section 2',
    },
  ],
  recognise,
  read,
} as const satisfies Format
