import { IssueError } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import { detectDelimiter } from '../../text/detect-delimiter.ts'
import { headOf } from '../../text/head-of.ts'
import { readDelimited } from '../../text/read-delimited.ts'

/** Header and first rows of a delimited file, for telling what it is. */
export interface TableHead {
  readonly path: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** True for names of delimited tables. */
export const isTabular = (path: string): boolean => /\.(tsv|csv|txt|tab)(\.gz)?$/i.test(path)

/** Look at the beginning of a file. `undefined` when that is no table of two columns or more. Throws an `IssueError` when it is no text. */
export const tableHead = async (
  source: Source,
  path: string,
  encoding: string | undefined,
  most = 5000,
): Promise<TableHead | undefined> => {
  const head = await headOf(source, path, encoding)
  const delimiter = detectDelimiter(head)
  if (delimiter === undefined || head.startsWith('!')) return undefined
  const text = async function* () {
    yield new TextEncoder().encode(head)
  }
  const rows: string[][] = []
  const reader = readDelimited(text(), { delimiter, quoted: true, file: path })
  for await (const batch of reader)
    for (let row = 0; row < batch.rows && rows.length <= most; row++)
      rows.push(Array.from({ length: batch.cells(row) }, (_, column) => batch.text(row, column).trim()))
  const [header, ...rest] = rows
  if (header === undefined && reader.issues.length > 0) throw new IssueError(reader.issues)
  return header === undefined || header.length < 2 ? undefined : { path, header, rows: rest }
}
