import { type Issue, IssueError } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import { parseNumber } from '../../text/parse-number.ts'
import { fileStem } from '../file-stem.ts'
import { sampleColumnOf } from './sample-table.ts'
import { isTabular, type TableHead, tableHead } from './table-head.ts'

/** A matrix and the table of its samples. */
export interface MatrixPair {
  readonly matrix: string
  readonly samples: string
  /** Header of the column that names the samples, when its name does not say so. */
  readonly sampleColumn?: string
  /** Sample ids of the beginning of the table that are headers of the matrix. */
  readonly shared: number
}

export interface FoundMatrices {
  readonly pairs: readonly MatrixPair[]
  readonly issues: readonly Issue[]
}

interface SampleCandidate {
  readonly head: TableHead
  readonly column: number
}

/** More numbers than words in the first rows, the first column left out. */
const looksNumeric = ({ rows }: TableHead): boolean => {
  const cells = rows.slice(0, 20).flatMap((row) => row.slice(1).filter((cell) => cell !== ''))
  const numbers = cells.filter((cell) => parseNumber(cell, { decimal: '.' }) !== undefined)
  return numbers.length > 0 && numbers.length * 2 >= cells.length
}

const sharedIds = (candidate: SampleCandidate, matrix: TableHead): number => {
  const headers = new Set(matrix.header)
  return new Set(candidate.head.rows.map((row) => row[candidate.column] ?? '').filter((code) => headers.has(code))).size
}

const commonPrefix = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** Columns of a table that could name the samples of a matrix: by their name, else by their content. */
const candidatesIn = (head: TableHead, matrix: TableHead): readonly SampleCandidate[] => {
  const column = sampleColumnOf(head.header)
  if (column >= 0) return [{ head, column }]
  if (head.header.length > 500) return []
  return head.header
    .map((_, index) => ({ head, column: index }))
    .filter((candidate) => sharedIds(candidate, matrix) * 2 > Math.min(head.rows.length, matrix.header.length))
}

const pairFor = (matrix: TableHead, others: readonly TableHead[]): MatrixPair | undefined => {
  const ranked = others
    .flatMap((head) => candidatesIn(head, matrix))
    .map((candidate) => ({
      candidate,
      shared: sharedIds(candidate, matrix),
      prefix: commonPrefix(fileStem(candidate.head.path), fileStem(matrix.path)),
    }))
    .toSorted((a, b) => b.shared - a.shared || b.prefix - a.prefix)
  const [best] = ranked
  // Without a shared id only a name or the want of any other choice can pair them; the reader then names every sample that does not fit.
  if (best === undefined || (best.shared === 0 && ranked.length > 1 && best.prefix < 3)) return undefined
  const header = best.candidate.head.header
  const byContent = sampleColumnOf(header) < 0 ? header[best.candidate.column] : undefined
  return {
    matrix: matrix.path,
    samples: best.candidate.head.path,
    shared: best.shared,
    ...(byContent === undefined ? {} : { sampleColumn: byContent }),
  }
}

interface Heads {
  readonly heads: readonly TableHead[]
  /** Why tables could not be looked at. */
  readonly broken: readonly Issue[]
}

const headsOf = async (source: Source, encoding: string | undefined): Promise<Heads> => {
  const heads: TableHead[] = []
  const broken: Issue[] = []
  for (const { path, size } of (await source.files()).filter((file) => isTabular(file.path))) {
    // A sibling of the file that was named is of no concern when it cannot be read.
    const concerns = source.kind === 'folder' || path === source.name
    try {
      const head = await tableHead(source, path, encoding)
      if (head !== undefined) heads.push(head)
      else if (size === 0 && concerns) broken.push(empty(path))
    } catch (error) {
      if (!(error instanceof IssueError)) throw error
      if (concerns) broken.push(...error.issues)
    }
  }
  return { heads, broken }
}

/** Matrices of a source and the sample table of each, found by content: the sample ids of the table are headers of the matrix. */
export const findMatrices = async (source: Source, encoding: string | undefined): Promise<FoundMatrices> => {
  const { heads, broken } = await headsOf(source, encoding)
  const named = heads.filter(({ header }) => sampleColumnOf(header) >= 0).map((head) => ({ head, column: sampleColumnOf(head.header) }))
  const matrices = heads
    .filter((head) => source.kind === 'folder' || head.path === source.name)
    .filter((head) => sampleColumnOf(head.header) < 0 && (looksNumeric(head) || named.some((candidate) => sharedIds(candidate, head) > 0)))
  const pairs: MatrixPair[] = []
  const unpaired: TableHead[] = []
  for (const matrix of matrices) {
    const pair = pairFor(
      matrix,
      heads.filter(
        (head) =>
          head !== matrix && (sampleColumnOf(head.header) >= 0 || !matrices.includes(head) || head.rows.length < matrix.header.length * 2),
      ),
    )
    if (pair === undefined) unpaired.push(matrix)
    else pairs.push(pair)
  }
  const used = new Set(pairs.flatMap(({ matrix, samples }) => [matrix, samples]))
  const alone = unpaired.filter(({ path }) => !used.has(path))
  const left = heads.filter((head) => source.kind === 'folder' && !used.has(head.path) && !alone.includes(head))
  return {
    pairs,
    issues: [...broken, ...alone.map(({ path }) => withoutSamples(path, pairs.length > 0)), ...left.map(({ path }) => unused(path))],
  }
}

const empty = (file: string): Issue => ({
  code: 'file-empty',
  severity: 'error',
  message: `${file} holds no rows.`,
  remedy: 'Check that the export was completed, or remove the file.',
  file,
})

const withoutSamples = (file: string, others: boolean): Issue => ({
  code: 'sample-table-absent',
  severity: others ? 'warning' : 'error',
  message: `${file} looks like a matrix, but no file says what its columns are${others ? ': it is left out' : ''}.`,
  remedy: 'Put a table with a column sample_id beside it, holding the headers of the matrix.',
  file,
})

const unused = (file: string): Issue => ({
  code: 'file-not-used',
  severity: 'warning',
  message: `${file} is a table, but neither a matrix nor the sample table of one: it is left out.`,
  remedy: 'Remove the file, or import it with a mapping.',
  file,
})
