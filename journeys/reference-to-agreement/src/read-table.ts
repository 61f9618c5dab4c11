import { type Issue, IssueError } from '@dacryon/core'
import { openTable, type Source, widthIssue } from '@dacryon/data'
import type { Table } from './table.ts'

/** A CSV of the directory, whole. Throws an `IssueError` with everything that is wrong with it. */
export const readTable = async (source: Source, path: string): Promise<Table> => {
  const open = await openTable(source, path, { delimiter: ',' })
  const rows: string[][] = []
  const issues: Issue[] = []
  for await (const { batch, first, end } of open.rows())
    for (let row = first; row < end; row++) {
      const wrong = widthIssue(path, batch.line(row), batch.cells(row), open.header.length)
      if (wrong !== undefined && issues.length < 50) issues.push(wrong)
      const cells: string[] = []
      for (let column = 0; column < batch.cells(row); column++) cells.push(batch.text(row, column))
      rows.push(cells)
    }
  issues.push(...open.issues.filter((issue) => issue.severity === 'error'))
  if (issues.length > 0) throw new IssueError(issues)
  const name = (path.split('/').at(-1) ?? path).replace(/\.csv$/i, '')
  return { path, name, header: open.header, rows }
}
