import { encodeWorkbook } from '@dacryon/codec-xlsx'
import type { Files } from './kit.ts'

/** Rows as text with a delimiter and a line end. */
export const rows = (delimiter: string, ...lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.join(delimiter)}\n`).join('')

/** A small tranSMART study folder that imports without a word. */
export const transmart: Files = {
  'study.params': 'STUDY_ID=MINI\nSECURITY_REQUIRED=N\n',
  'clinical.params': 'COLUMN_MAP_FILE=columns.txt\n',
  'clinical/columns.txt': rows(
    '\t',
    ['Filename', 'Category Code', 'Column Number', 'Data Label', 'Data Label Source', 'Control Vocab Cd', 'Concept Type'],
    ['data.txt', '', '1', 'SUBJ_ID', '', '', ''],
    ['data.txt', 'Lab', '2', 'IgG', '', '', 'NUMERICAL'],
    ['data.txt', 'Person', '3', 'Sex', '', '', 'CATEGORICAL'],
  ),
  'clinical/data.txt': rows('\t', ['id', 'igg', 'sex'], ['P1', '12.5', 'F'], ['P2', '9', 'M']),
}

/** A matrix and the table of its samples. */
export const matrix: Files = {
  'blood_log2.tsv': rows('\t', ['row_id', 'gene_symbol', 'S1', 'S2'], ['f1', 'MX1', '1.5', '2'], ['f2', 'CD19', '-3', '4e-1']),
  'blood_samples.csv': rows(',', ['sample_id', 'patient_id', 'group'], ['S1', 'P1', 'case'], ['S2', 'P2', 'control']),
}

/** A GEO series matrix file. */
export const geoSeries: Files = {
  'GSE1_series_matrix.txt': `!Series_title\t"Tears"
!Series_geo_accession\t"GSE1"
!Series_type\t"Expression profiling by array"
!Sample_title\t"A"\t"B"
!Sample_geo_accession\t"GSM1"\t"GSM2"
!Sample_source_name_ch1\t"blood"\t"blood"
!Sample_characteristics_ch1\t"age: 51"\t"age: 52"
!Sample_platform_id\t"GPL9"\t"GPL9"
!series_matrix_table_begin
"ID_REF"\t"GSM1"\t"GSM2"
"x_at"\t1.5\t2
"y_at"\t-3\t4
!series_matrix_table_end
`,
}

export const mapping = (file: string, more = ''): string => `study: { id: CEDAR, title: Cedar cohort }
visits:
  - { label: Week 0, time: 0, unit: wk }
  - { label: Week 24, time: 24, unit: wk }
files:
  - file: ${file}
    subject: PATIENT
    visit: { column: VISIT }
    visitDate: DATE
    columns:
      IgG: { variable: imm.igg, unit: g/L }
      Sex: { variable: demo.sex }
      Place: { concept: { path: [Centre, Place], type: category } }
${more}`

/** Rows of a table with a mapping. */
export const tableRows: readonly (readonly string[])[] = [
  ['PATIENT', 'VISIT', 'DATE', 'IgG', 'Sex', 'Place'],
  ['P1', 'Week 0', '2021-04-03', '12.5', 'F', 'Lyon'],
  ['P1', 'Week 24', '2021-09-20', '11', 'F', 'Lyon'],
  ['P2', 'Week 0', '2021-05-03', '9', 'M', 'Brest'],
]

/** A table with a mapping. */
export const table: Files = { 'mapping.yaml': mapping('clinical.csv'), 'clinical.csv': rows(',', ...tableRows) }

/** The same table as a workbook. */
export const workbook: Files = {
  'mapping.yaml': mapping('clinical.xlsx'),
  'clinical.xlsx': encodeWorkbook([{ name: 'Data', rows: tableRows }]),
}
