import { hasErrors, type Issue } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import { openTable, type TableOptions } from '../../text/open-table.ts'

/** One row of a sample table: what is known of one column of a matrix. */
export interface SampleRow {
  readonly line: number
  readonly code: string
  readonly subject: string
  readonly visit?: string
  /** Cells that are not blank, by header. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A column of a sample table that describes the samples. */
interface SampleColumn {
  readonly header: string
  /** 0-based. */
  readonly index: number
}

export interface SampleTable {
  readonly file: string
  readonly rows: readonly SampleRow[]
  /** Columns that become observations: all but sample, subject and visit. */
  readonly columns: readonly SampleColumn[]
  /** Header of the column that names the patient; absent when a sample stands for its own subject. */
  readonly subjectColumn?: string
  readonly issues: readonly Issue[]
  /** The file could not be read to its end: samples may be absent from `rows`. */
  readonly partial?: boolean
  /** Where a value stands, when it is not on the sample's line in its own column: files with one column a sample. */
  readonly locate?: (row: SampleRow, header: string) => { readonly line: number; readonly column: number; readonly header: string }
}

/** Which columns of a sample table mean what, where a mapping says so. */
export interface SampleTableOptions extends TableOptions {
  readonly sample?: string
  readonly subject?: string
  readonly visit?: string
}

const sampleNames = ['sample_id', 'sampleid', 'sample', 'sample_code', 'sample_name', 'geo_accession']
const subjectNames = [
  'subject',
  'subject_id',
  'patient',
  'patient_id',
  'individual',
  'individual_id',
  'donor',
  'donor_id',
  'participant',
  'participant_id',
]
const visitNames = ['visit', 'timepoint', 'time_point']

const key = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

const find = (header: readonly string[], names: readonly string[]): number => {
  for (const name of names) {
    const at = header.findIndex((text) => key(text) === name)
    if (at >= 0) return at
  }
  return -1
}

/** Position of the column that names samples, or -1: a table without one is no sample table. */
export const sampleColumnOf = (header: readonly string[]): number => find(header, sampleNames)
/** Position of the column that names subjects, or -1. */
export const subjectColumnOf = (header: readonly string[]): number => find(header, subjectNames)
/** Position of the column that names visits, or -1. */
export const visitColumnOf = (header: readonly string[]): number => find(header, visitNames)

/** Warning for samples that do not say whose they are. */
export const subjectColumnAbsent = (file: string, line: number): Issue => ({
  code: 'subject-column-absent',
  severity: 'warning',
  message: `${file} does not say whose the samples are: every sample counts as a subject of its own.`,
  remedy: 'Add a column subject when a subject can have several samples.',
  file,
  line,
  expected: subjectNames.filter((name) => !name.includes('_')).join(', '),
})

/** Read a sample table whole; it has one row a sample. Problems of its rows are in `issues`, with their places. */
export const readSampleTable = async (source: Source, path: string, options: SampleTableOptions = {}): Promise<SampleTable> => {
  const table = await openTable(source, path, options)
  const issues: Issue[] = []
  const named = (name: string | undefined, otherwise: () => number): number => {
    if (name === undefined) return otherwise()
    const at = table.header.indexOf(name)
    if (at < 0) issues.push(columnAbsent(path, table.header, name))
    return at
  }
  const sample = named(options.sample, () => sampleColumnOf(table.header))
  const subject = named(options.subject, () => subjectColumnOf(table.header))
  const visit = named(options.visit, () => visitColumnOf(table.header))
  if (sample < 0 && table.header.length > 0 && options.sample === undefined) issues.push(sampleColumnAbsent(path, table.headerLine))
  const columns = table.header
    .map((header, index) => ({ header, index }))
    .filter(({ header, index }) => header !== '' && ![sample, subject, visit].includes(index))
  table.header.forEach((header, index) => {
    if (header !== '' && table.header.indexOf(header) < index) issues.push(duplicateHeader(path, table.headerLine, header, index))
  })
  const rows: SampleRow[] = []
  const lines = new Map<string, number>()
  if (sample >= 0)
    for await (const { batch, first, end } of table.rows())
      for (let row = first; row < end; row++) {
        const line = batch.line(row)
        const code = batch.text(row, sample).trim()
        const problem = rowProblem(path, code, line, lines, batch.cells(row), table.header.length)
        if (problem !== undefined) {
          issues.push(problem)
          continue
        }
        lines.set(code, line)
        const attributes: Record<string, string> = {}
        table.header.forEach((header, index) => {
          const text = index === sample || header === '' ? '' : batch.text(row, index).trim()
          if (text !== '') attributes[header] = text
        })
        const patient = subject < 0 ? code : batch.text(row, subject).trim()
        if (patient === '') issues.push(subjectAbsent(path, line, table.header[subject] ?? '', code))
        const label = visit < 0 ? '' : batch.text(row, visit).trim()
        rows.push({ line, code, subject: patient, attributes, ...(label === '' ? {} : { visit: label }) })
      }
  const subjectColumn = table.header[subject]
  if (subjectColumn === undefined && sample >= 0) issues.push(subjectColumnAbsent(path, table.headerLine))
  const partial = hasErrors(table.issues)
  return {
    file: path,
    rows,
    columns,
    issues: [...table.issues, ...issues],
    partial,
    ...(subjectColumn === undefined ? {} : { subjectColumn }),
  }
}

const sampleColumnAbsent = (file: string, line: number): Issue => ({
  code: 'sample-column-absent',
  severity: 'error',
  message: `${file} has no column that names the samples.`,
  remedy: 'Call the column sample_id.',
  file,
  line,
  expected: sampleNames.join(', '),
})

const columnAbsent = (file: string, header: readonly string[], name: string): Issue => ({
  code: 'column-absent',
  severity: 'error',
  message: `${file} has no column ${name}.`,
  remedy: `Name one of its columns: ${header.slice(0, 20).join(', ')}.`,
  file,
  line: 1,
  value: name,
})

const duplicateHeader = (file: string, line: number, header: string, index: number): Issue => ({
  code: 'duplicate-header',
  severity: 'error',
  message: `Column ${index + 1} of ${file} has the header ${header} of an earlier column.`,
  remedy: 'Give the columns different headers.',
  file,
  line,
  column: index + 1,
  value: header,
})

const rowProblem = (
  file: string,
  code: string,
  line: number,
  lines: ReadonlyMap<string, number>,
  cells: number,
  columns: number,
): Issue | undefined => {
  if (cells > columns)
    return {
      code: 'row-too-wide',
      severity: 'error',
      message: `Line ${line} has ${cells} cells, the header has ${columns}.`,
      remedy: 'Put cells that contain the delimiter in quotes.',
      file,
      line,
      expected: `${columns} cells`,
    }
  if (code === '')
    return {
      code: 'sample-id-empty',
      severity: 'error',
      message: `Line ${line} names no sample.`,
      remedy: 'Give every row its sample id, or remove the row.',
      file,
      line,
    }
  const before = lines.get(code)
  if (before === undefined) return undefined
  return {
    code: 'duplicate-sample',
    severity: 'error',
    message: `Sample ${code} is on line ${before} and again on line ${line}.`,
    remedy: 'Keep one row a sample.',
    file,
    line,
    value: code,
  }
}

const subjectAbsent = (file: string, line: number, column: string, code: string): Issue => ({
  code: 'subject-empty',
  severity: 'error',
  message: `Sample ${code} on line ${line} names no subject.`,
  remedy: 'Give the sample its subject.',
  file,
  line,
  column,
})
