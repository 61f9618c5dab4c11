import { type Issue, IssueError } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { Format, ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import { StudyWriter } from '../../study-writer.ts'
import { nearest } from '../../text/nearest.ts'
import { isWorkbook } from '../../text/open-table.ts'
import { readSmallText } from '../../text/read-small-text.ts'
import { isTabular } from '../matrix/table-head.ts'
import { staysInside } from '../stays-inside.ts'
import { findMappings } from './find-mapping.ts'
import type { Mapping } from './mapping-schema.ts'
import { type ParsedMapping, parseMapping } from './parse-mapping.ts'
import { PlannedVisits } from './planned-visits.ts'
import { readAssays } from './read-assays.ts'
import { readFile } from './read-file.ts'
import { VisitWindows } from './visit-windows.ts'

const recognise: Format['recognise'] = async (source) => {
  const [mapping] = await findMappings(source)
  if (mapping !== undefined) return { confidence: 0.95, because: `${mapping} says how its tables are to be read` }
  const tables = (await source.files()).map(({ path }) => path).filter((path) => isTabular(path) || isWorkbook(path))
  const [first] = source.kind === 'file' ? tables.filter((path) => path === source.name) : tables
  if (first !== undefined) throw new IssueError([{ ...mappingAbsent(first), severity: 'warning', file: first }])
  return undefined
}

async function* read(source: Source, context: ReadContext): AsyncGenerator<Part> {
  const [mappingFile, ...others] = await findMappings(source)
  if (mappingFile === undefined) throw new IssueError([mappingAbsent(source.name)])
  const parsed = parseMapping(await readSmallText(source, mappingFile), mappingFile)
  if (!parsed.ok) throw new IssueError(parsed.issues)
  const { mapping } = parsed
  const { id, title, synthetic = false, restricted = false, ...more } = mapping.study
  yield { kind: 'study', study: { ...more, id: context.options.study ?? id, title, kind: 'study', synthetic, restricted } }
  const sizes = new Map((await source.files()).map(({ path, size }) => [path, size]))
  yield {
    kind: 'issues',
    issues: [...others.map((path) => mappingUnused(path, mappingFile)), ...fileIssues(parsed, mappingFile, [...sizes.keys()], source.kind)],
  }
  const writer = new StudyWriter()
  const visits = new PlannedVisits(mapping.visits, (path) => ({ file: mappingFile, ...parsed.place(path) }))
  yield { kind: 'issues', issues: visits.issues }
  const windows = new VisitWindows(visits.declared)
  for (const visit of visits.declared) writer.visit(visit)
  for (const [index, file] of (mapping.files ?? []).entries()) {
    context.signal.throwIfAborted()
    if (!sizes.has(file.file)) continue
    const place = (...path: readonly (string | number)[]) => parsed.place(['files', index, ...path])
    try {
      yield* readFile(
        source,
        file,
        { mappingFile, dictionary: context.dictionary, visits, windows, place },
        writer,
        context.options.encoding,
        sizes.get(file.file) ?? 0,
      )
    } catch (error) {
      // The other files may have problems of their own, to be told at once.
      if (!(error instanceof IssueError)) throw error
      yield { kind: 'issues', issues: error.issues }
    }
  }
  yield { kind: 'issues', issues: windows.issues() }
  yield* readAssays(
    source,
    (mapping.assays ?? []).filter(({ matrix, sampleTable }) => sizes.has(matrix) && sizes.has(sampleTable)),
    visits,
    writer,
    context,
    sizes,
  )
  yield* writer.drain(true)
}

/** Files that are named and not there, and tables that are there and not named. */
const fileIssues = (
  { mapping, place }: ParsedMapping,
  mappingFile: string,
  paths: readonly string[],
  kind: Source['kind'],
): readonly Issue[] => {
  const named = namedFiles(mapping)
  const absent = named
    .filter(({ file }) => !paths.includes(file))
    .map(({ file, path }) => notThere(file, paths, { file: mappingFile, ...place(path) }))
  if (kind === 'file') return absent
  const known = new Set(named.map(({ file }) => file))
  const left = paths.filter((path) => !known.has(path) && (isTabular(path) || isWorkbook(path)))
  return [
    ...absent,
    ...left.map(
      (file): Issue => ({
        code: 'file-not-used',
        severity: 'warning',
        message: `${file} is not named in the mapping: it is left out.`,
        remedy: 'Add it to the mapping, or remove it.',
        file,
      }),
    ),
  ]
}

const notThere = (file: string, paths: readonly string[], place: Partial<Issue>): Issue => {
  const wrong = { severity: 'error' as const, ...place, value: file }
  if (!staysInside(file))
    return {
      ...wrong,
      code: 'file-outside',
      message: `${file} leads out of the folder of the mapping.`,
      remedy: 'Name a file inside the folder.',
    }
  const near = nearest(file, paths)
  const remedy = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Add the file, or correct its name.'
  return { ...wrong, code: 'file-absent', message: `There is no file ${file} beside the mapping.`, remedy }
}

const namedFiles = (mapping: Mapping): readonly { readonly file: string; readonly path: readonly (string | number)[] }[] => [
  ...(mapping.files ?? []).map(({ file }, index) => ({ file, path: ['files', index, 'file'] })),
  ...(mapping.assays ?? []).flatMap(({ matrix, sampleTable }, index) => [
    { file: matrix, path: ['assays', index, 'matrix'] },
    { file: sampleTable, path: ['assays', index, 'sampleTable'] },
  ]),
]

const mappingAbsent = (name: string): Issue => ({
  code: 'mapping-absent',
  severity: 'error',
  message: `${name} has no mapping file.`,
  remedy: 'Put a file mapping.yaml beside the tables.',
  expected: 'mapping.yaml',
})

const mappingUnused = (file: string, used: string): Issue => ({
  code: 'file-not-used',
  severity: 'warning',
  message: `${file} is a second mapping; only ${used} is read.`,
  remedy: 'Import it by its own name, or bring the two together.',
  file,
})

/** Tables with a mapping file. */
export const table = {
  id: 'table',
  title: 'Tables with a mapping',
  describes: `A folder of delimited text (\`.csv\`, \`.tsv\`, \`.txt\`, plain or \`.gz\`) and Excel workbooks, with a file \`mapping.yaml\` that says what
the columns are; or a single table with \`<table>.mapping.yaml\` beside it.

\`\`\`yaml
study: { id: CEDAR, title: Cedar cohort }
visits:
  - { label: Week 0, time: 0, unit: wk, aliases: [V0] }
  - { label: Week 24, time: 24, unit: wk, window: { before: 14, after: 14 } }
files:
  - file: clinical.csv
    subject: PATIENT
    visit: { column: VISIT }        # or { constant: Week 0 }, or { fromHeader: { _w0: Week 0, _w24: Week 24 } }
    visitDate: DATE
    dateOrder: dmy
    columns:
      IgG: { variable: imm.igg, unit: mg/dL }
      Sexe: { variable: demo.sex, values: { 1: M, 2: F } }
      Schirmer OD: { variable: oc.schirmer_r, unit: mm, eye: right }
      CK: { variable: lab.ck, unit: U/L, missing: [-9] }
      Lieu: { concept: { path: [Centre, Place], type: category } }
    ignore: [COMMENT]
assays:
  - { matrix: blood_log2.tsv.gz, sampleTable: blood_samples.csv, kind: expression }
\`\`\`

Every variable, unit and value is checked against the dictionary. Numbers are converted exactly to the dictionary's unit; the text of the
file is kept. A comma is a decimal comma in a column where no cell has a point. Dates such as \`03/04/2021\` are decided for the whole column
or must be declared. An empty cell is a missing value, never zero or no. Columns that are neither mapped nor ignored are reported. A visit whose
date is outside its window, counted from the subject's own visit with time 0, is reported and kept.

The JSON schema of mapping files, for editors that check while you write, is [mapping.schema.json](mapping.schema.json).`,
  citations: [
    { title: 'YAML Ain’t Markup Language, version 1.2.2', year: 2021, url: 'https://yaml.org/spec/1.2.2/' },
    { title: 'The Unified Code for Units of Measure', url: 'https://ucum.org/ucum' },
  ],
  recognise,
  read,
} as const satisfies Format
