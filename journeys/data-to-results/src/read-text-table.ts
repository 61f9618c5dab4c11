import { type Issue, IssueError } from '@dacryon/core'
import { isWorkbook, openTable, parseMissing, readHeader, type Source, widthIssue } from '@dacryon/data'
import type { TextColumn, TextTable } from './text-table.ts'

/** Rows and cells of a plain table that is analysed whole, in memory. */
const largest = 20_000_000

/** How to read the table. */
export interface TextTableOptions {
  readonly sheet?: string
  readonly encoding?: string
}

const problem = (file: string, code: string, message: string, remedy: string, more: Partial<Issue> = {}): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  file,
  ...more,
})

const headerIssues = (file: string, header: readonly string[]): readonly Issue[] => {
  const names = header.map((cell) => readHeader(cell).name)
  return names.flatMap((name, at) => {
    if (name === '') return [problem(file, 'column-unnamed', `Column ${at + 1} has no name.`, 'Give it one.', { line: 1, column: at + 1 })]
    if (names.indexOf(name) < at)
      return [problem(file, 'column-twice', `There are two columns ${name}.`, 'Rename one of them.', { line: 1, column: name })]
    return []
  })
}

const filesOf = async (source: Source): Promise<string> => {
  if (source.kind === 'file') return source.name
  const tables = (await source.files()).filter(({ path }) => /\.(csv|tsv|txt|xls[xm])(\.gz)?$/i.test(path))
  const [only] = tables
  if (tables.length === 1 && only !== undefined) return only.path
  throw new IssueError([
    problem(source.name, 'table-not-one', `${source.name} holds ${tables.length} tables.`, 'Name the one to analyse.', {
      expected: 'one delimited text file or workbook',
    }),
  ])
}

/**
 * A delimited table or worksheet, whole. A unit in brackets behind a name is the column's unit. Empty cells and the words that mean missing
 * (NA, ND, `.`) are missing.
 *
 * Throws an `IssueError` with everything that is wrong: names that are missing or stand twice, rows of another width, `table-too-large`.
 */
export const readTextTable = async (source: Source, { sheet, encoding }: TextTableOptions = {}): Promise<TextTable> => {
  const path = await filesOf(source)
  const open = await openTable(source, path, { ...(sheet !== undefined && { sheet }), ...(encoding !== undefined && { encoding }) })
  const { header } = open
  const cells: (string | null)[][] = header.map(() => [])
  const lines: number[] = []
  const issues: Issue[] = [...headerIssues(path, header)]
  for await (const { batch, first, end } of open.rows())
    for (let row = first; row < end; row++) {
      // A worksheet leaves out empty cells at the end of a row.
      const wide = batch.cells(row) > header.length || !isWorkbook(path)
      const wrong = wide ? widthIssue(path, batch.line(row), batch.cells(row), header.length) : undefined
      if (wrong !== undefined && issues.length < 50) issues.push(wrong)
      lines.push(batch.line(row))
      for (const [at, column] of cells.entries()) {
        const text = batch.text(row, at)
        column.push(parseMissing(text) === undefined ? text.trim() : null)
      }
      if (lines.length * header.length > largest) {
        await open.close()
        throw new IssueError([
          problem(path, 'table-too-large', 'The table has more than 20 million cells.', 'Import it as a study, and analyse the release.'),
        ])
      }
    }
  issues.push(...open.issues.filter(({ severity }) => severity === 'error'))
  if (issues.length > 0) throw new IssueError(issues)
  const columns = header.map((cell, at): TextColumn => {
    const { name, unit, unsure } = readHeader(cell)
    return { name, cells: cells[at] ?? [], ...(unit !== undefined && unsure !== true && { unit }) }
  })
  return { name: source.name, origin: { kind: 'file', name: path }, columns, rows: lines.length, lines }
}
