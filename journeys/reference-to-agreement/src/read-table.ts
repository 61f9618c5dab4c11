import { IssueError } from '@dacryon/core'
import { openTable, type Source } from '@dacryon/data'
import type { Table } from './table.ts'

/** A CSV of the directory, whole. Throws an `IssueError` with everything that is wrong with it. */
export const readTable = async (source: Source, path: string): Promise<Table> => {
  const open = await openTable(source, path, { delimiter: ',' })
  const rows: string[][] = []
  for await (const { batch, first, end } of open.rows())
    for (let row = first; row < end; row++) {
      const cells: string[] = []
      for (let column = 0; column < batch.cells(row); column++) cells.push(batch.text(row, column))
      rows.push(cells)
    }
  if (open.issues.some((issue) => issue.severity === 'error')) throw new IssueError(open.issues)
  const name = (path.split('/').at(-1) ?? path).replace(/\.csv$/i, '')
  return { path, name, header: open.header, rows }
}
