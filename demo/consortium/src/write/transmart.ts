import type { GeneratedFile } from '../generated-study.ts'
import { delimited } from './delimited.ts'
import type { FiledVariable } from './variables.ts'

const text = (path: string, content: string): GeneratedFile => ({ path, content: { kind: 'text', text: content } })

/** Folders and labels in category-code spelling: `+` between folders, and literal underscores and pluses escaped. */
const categoryCode = (...folders: readonly string[]): string =>
  folders.map((folder) => folder.replaceAll('_', '\\_').replaceAll('+', '\\+').replaceAll(' ', '_')).join('+')

/** One data file of a study folder. A leading column with a reserved label says what it is; the others are variables. */
export interface ClinicalTable {
  readonly file: string
  readonly columns: readonly (
    | { readonly reserved: string; readonly header: string }
    | { readonly variable: FiledVariable; readonly category: boolean; readonly path?: readonly string[] }
  )[]
  readonly rows: Iterable<readonly (string | number)[]>
}

/** The parts of a study folder that describe a study. */
export interface ClinicalFolder {
  readonly studyId: string
  readonly tables: readonly ClinicalTable[]
  readonly tags: readonly (readonly [path: string, title: string, text: string])[]
}

const mapHeader = [
  'Filename',
  'Category Code',
  'Column Number',
  'Data Label',
  'Data Label Source',
  'Control Vocab Cd',
  'Concept Type',
  'Strict Categorical Variable',
]

/** `study.params`, `clinical.params` with column map, ontology map and data, and `tags.params`. Ontology codes are dictionary ids. */
export const clinicalFolder = ({ studyId, tables, tags }: ClinicalFolder): readonly GeneratedFile[] => {
  const map: (string | number)[][] = [mapHeader]
  const ontology = new Map<string, readonly string[]>()
  for (const { file, columns } of tables)
    columns.forEach((column, index) => {
      if ('reserved' in column) map.push([file, '', index + 1, column.reserved, '', '', '', ''])
      else {
        const { id, folder, label } = column.variable
        const category = categoryCode(...(column.path ?? [folder]))
        map.push([file, category, index + 1, label, '', '', column.category ? 'CATEGORICAL' : 'NUMERICAL', column.category ? 'y' : ''])
        // One code names one variable: a second reader's column keeps the code of its own path.
        if (column.path === undefined) ontology.set(`${category}+${label}`, [category, label, id, label, '', ''])
      }
    })
  const data = tables.map(({ file, columns, rows }) => {
    const header = columns.map((column) => ('reserved' in column ? column.header : column.variable.label))
    return text(`clinical/${file}`, delimited([header, ...rows], '\t'))
  })
  return [
    text('study.params', `STUDY_ID=${studyId}\nSECURITY_REQUIRED=N\nTOP_NODE="\\Public Studies\\${studyId}"\n`),
    text('clinical.params', 'COLUMN_MAP_FILE=column_map.tsv\nONTOLOGY_MAP_FILE=ontology_map.tsv\nWORD_MAP_FILE=word_map.tsv\n'),
    text('clinical/column_map.tsv', delimited(map, '\t')),
    text(
      'clinical/ontology_map.tsv',
      delimited([['Category Code', 'Data Label', 'Ontology code', 'Label', 'URI', 'Ancestors'], ...ontology.values()], '\t'),
    ),
    ...data,
    text('tags.params', 'TAGS_FILE=tags.tsv\n'),
    text(
      'tags/tags.tsv',
      delimited([['concept_key', 'tag_title', 'tag_description', 'index'], ...tags.map((tag, index) => [...tag, index + 1])], '\t'),
    ),
  ]
}

/** Word map of a study folder: how the data files spell what the study means. */
export const wordMap = (lines: readonly (readonly [file: string, column: number, from: string, to: string])[]): GeneratedFile =>
  text('clinical/word_map.tsv', delimited([['Filename', 'Column Number', 'Original Data Value', 'New Data Value'], ...lines], '\t'))

/** An expression data set of a study folder; values are log2 already. */
export const expressionFolder = (
  studyId: string,
  platform: string,
  samples: readonly { readonly code: string; readonly subject: string; readonly site: string; readonly time: string }[],
  matrix: string,
): readonly GeneratedFile[] => [
  text(
    'expression.params',
    'DATA_FILE=blood_expression.tsv\nDATA_TYPE=L\nLOG_BASE=2\nSRC_LOG_BASE=2\nMAP_FILENAME=subject_sample_map.tsv\n',
  ),
  text(
    'expression/subject_sample_map.tsv',
    delimited(
      [
        ['STUDY_ID', 'SITE_ID', 'SUBJECT_ID', 'SAMPLE_CD', 'PLATFORM', 'SAMPLETYPE', 'TISSUETYPE', 'TIMEPOINT', 'CATEGORY_CD', 'SOURCE_CD'],
        ...samples.map(({ code, subject, site, time }) => [
          studyId,
          site,
          subject,
          code,
          platform,
          'RNA',
          'Whole blood',
          time,
          'Biomarkers+Blood_expression+PLATFORM',
          'STD',
        ]),
      ],
      '\t',
    ),
  ),
  text('expression/blood_expression.tsv', matrix),
]

/** A platform's annotation folder: one row a gene of the panel. */
export const platformFolder = (platform: string, title: string, symbols: readonly string[]): readonly GeneratedFile[] => [
  text('mrna_annotation.params', `PLATFORM=${platform}\nTITLE="${title}"\nORGANISM="Homo sapiens"\nANNOTATIONS_FILE=${platform}.tsv\n`),
  text(
    `mrna_annotation/${platform}.tsv`,
    delimited(
      [
        ['GPL_ID', 'PROBE_NAME', 'GENE_SYMBOL', 'ENTREZ_ID', 'ORGANISM'],
        ...symbols.map((symbol) => [platform, symbol, symbol, '', 'Homo sapiens']),
      ],
      '\t',
    ),
  ),
]
