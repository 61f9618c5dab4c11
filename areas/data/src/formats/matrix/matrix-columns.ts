import type { Issue } from '@dacryon/core'
import type { SampleTable } from './sample-table.ts'

/** What the columns of a matrix are. Positions are 0-based. */
export interface MatrixColumns {
  readonly key: number
  readonly symbol: number
  readonly samples: readonly { readonly index: number; readonly code: string }[]
  /** Columns that describe the feature. */
  readonly annotations: readonly { readonly index: number; readonly header: string }[]
  readonly issues: readonly Issue[]
}

const keyNames = ['row_id', 'feature', 'feature_id', 'id', 'id_ref', 'probe', 'probe_id']
const symbolNames = ['gene_symbol', 'symbol', 'gene', 'gene_name', 'hgnc_symbol']
const annotationNames = new Set([
  'description',
  'gene_title',
  'entrez',
  'entrez_id',
  'entrezid',
  'ensembl',
  'ensembl_id',
  'ensembl_gene_id',
  'chromosome',
  'chr',
  'start',
  'end',
  'strand',
  'biotype',
  'gene_biotype',
  'uniprot',
  'uniprot_id',
  'protein',
  'protein_name',
  'panel',
  'olink_id',
  'hmdb',
  'hmdb_id',
  'unit',
])

const named = (header: readonly string[], names: readonly string[], taken: ReadonlySet<string>): number =>
  header.findIndex((text) => !taken.has(text) && names.includes(text.toLowerCase()))

/**
 * Columns of a matrix: its key (a column called row_id, feature or id, else the first), a symbol column, annotations with a known name, and
 * the samples, each of which must have a row in the sample table, and each row of the table its column.
 */
export const matrixColumns = (file: string, header: readonly string[], line: number, table: SampleTable): MatrixColumns => {
  const codes = new Set(table.rows.map(({ code }) => code))
  const issues: Issue[] = []
  const named_ = named(header, keyNames, codes)
  const key = named_ >= 0 ? named_ : 0
  const symbol = named(header, symbolNames, codes)
  const samples: { index: number; code: string }[] = []
  const annotations: { index: number; header: string }[] = []
  const seen = new Map<string, number>()
  header.forEach((text, index) => {
    if (index === key || index === symbol) return
    const before = seen.get(text)
    if (before !== undefined)
      issues.push({
        code: 'duplicate-sample',
        severity: 'error',
        message: `Columns ${before + 1} and ${index + 1} have the same header ${text}.`,
        remedy: 'Give every sample a column of its own.',
        file,
        line,
        column: index + 1,
        value: text,
      })
    seen.set(text, index)
    if (codes.has(text)) samples.push({ index, code: text })
    else if (annotationNames.has(text.toLowerCase())) annotations.push({ index, header: text })
    else
      issues.push({
        code: 'sample-unknown',
        severity: 'error',
        message: `Column ${index + 1} (${text === '' ? 'without a header' : text}) has no row in the sample table ${table.file}.`,
        remedy: 'Add the sample to the table, or remove the column.',
        file,
        line,
        column: index + 1,
        value: text,
      })
  })
  for (const { code, line: row } of table.rows)
    if (!seen.has(code))
      issues.push({
        code: 'sample-without-column',
        severity: 'error',
        message: `Sample ${code} of ${table.file} has no column in ${file}.`,
        remedy: 'Add the column, or remove the row.',
        file: table.file,
        line: row,
        value: code,
      })
  return { key, symbol, samples, annotations, issues }
}
