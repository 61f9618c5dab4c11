import type { AssayKind } from '../../study.ts'

export const studyKeys = ['STUDY_ID', 'SECURITY_REQUIRED', 'TOP_NODE'] as const
const platformKeys = ['PLATFORM', 'TITLE', 'ANNOTATIONS_FILE', 'ORGANISM', 'GENOME_RELEASE']
const matrixKeys = [
  'DATA_FILE',
  'DATA_FILE_PREFIX',
  'MAP_FILENAME',
  'DATA_TYPE',
  'LOG_BASE',
  'SRC_LOG_BASE',
  'ALLOW_MISSING_ANNOTATIONS',
  'SKIP_UNMAPPED_DATA',
  'ZERO_MEANS_NO_INFO',
]
const clinicalKeys = ['COLUMN_MAP_FILE', 'WORD_MAP_FILE', 'XTRIAL_FILE', 'TAGS_FILE', 'ONTOLOGY_MAP_FILE', 'RECORD_EXCLUSION_FILE']
const ontologyKeys = [
  'COLUMN_MAP_FILE',
  'ONTOLOGY_MAP_FILE',
  'ONTOLOGY_SERVICE_TYPE',
  'ONTOLOGY_SERVER_URL',
  'ONTOLOGY_SERVER_SEARCH_PATH',
  'ONTOLOGY_SERVER_DETAILS_PATH',
  'ONTOLOGY_SERVER_API_KEY',
  'ONTOLOGY_SERVER_ONTOLOGIES',
]

/** How the cells of a matrix file are named and treated. */
export type MatrixShape = 'intensity' | 'counts' | 'copy-number'

/** What a params file asks for; its name is the job. */
export type Job =
  | { readonly task: 'clinical' | 'tags' | 'tag-types' | 'ontology'; readonly keys: readonly string[] }
  | { readonly task: 'platform'; readonly keys: readonly string[]; readonly kind: AssayKind; readonly header: boolean }
  | {
      readonly task: 'matrix'
      readonly keys: readonly string[]
      readonly kind: AssayKind
      readonly shape: MatrixShape
      readonly title: string
    }
  | { readonly task: 'unsupported'; readonly because: string }

const platform = (kind: AssayKind, header = true): Job => ({ task: 'platform', keys: platformKeys, kind, header })
const matrix = (kind: AssayKind, shape: MatrixShape, title: string, more: readonly string[] = []): Job => ({
  task: 'matrix',
  keys: [...matrixKeys, ...more],
  kind,
  shape,
  title,
})
const unsupported = (because: string): Job => ({ task: 'unsupported', because })

/** Jobs by the name of their params file, in the order in which they are read. */
export const jobs: ReadonlyMap<string, Job> = new Map<string, Job>([
  ['mrna_annotation', platform('expression')],
  ['annotation', platform('expression', false)],
  ['mirna_annotation', platform('mirna')],
  ['proteomics_annotation', platform('protein')],
  ['metabolomics_annotation', platform('metabolite')],
  ['rnaseq_annotation', platform('rnaseq')],
  ['rnaseq_transcript_annotation', platform('rnaseq-transcript')],
  ['cnv_annotation', platform('copy-number')],
  ['tagtypes', { task: 'tag-types', keys: ['TAG_TYPES_FILE'] }],
  ['ontologymapping', { task: 'ontology', keys: ontologyKeys }],
  ['clinical', { task: 'clinical', keys: clinicalKeys }],
  ['expression', matrix('expression', 'intensity', 'Expression')],
  ['mirna', matrix('mirna', 'intensity', 'MicroRNA')],
  ['proteomics', matrix('protein', 'intensity', 'Proteomics')],
  ['metabolomics', matrix('metabolite', 'intensity', 'Metabolomics')],
  ['rnaseq', matrix('rnaseq', 'counts', 'RNA sequencing, genes')],
  ['rnaseq_transcript', matrix('rnaseq-transcript', 'counts', 'RNA sequencing, transcripts')],
  ['cnv', matrix('copy-number', 'copy-number', 'Copy number', ['PROB_IS_NOT_1'])],
  ['tags', { task: 'tags', keys: ['TAGS_FILE'] }],
  ['backout', unsupported('It removes a study from a database; releases are removed with the program itself.')],
  ['i2b2', unsupported('The i2b2 job has a column map of its own.')],
  ['gwas', unsupported('Tables of association analyses are not read yet.')],
  ['vcf', unsupported('Variant files are not read yet.')],
  ['browsetagsexport', unsupported('It writes tags out of a database.')],
])
