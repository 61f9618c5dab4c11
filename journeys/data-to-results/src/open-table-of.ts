import { type Issue, IssueError } from '@dacryon/core'
import { openNamed } from '@dacryon/data'
import type { ResultDoors } from './doors.ts'
import { readTextTable, type TextTableOptions } from './read-text-table.ts'
import { type RowUnit, releaseTable } from './release-table.ts'
import type { TextTable } from './text-table.ts'

/** Where the data is: a table that a person names, or a study or release. */
export interface DataAsked extends TextTableOptions {
  readonly path?: string | undefined
  readonly release?: string | undefined
  readonly rows: RowUnit
}

const dataIssue = (message: string, remedy: string): Issue => ({
  code: 'data-not-one',
  severity: 'error',
  message,
  remedy,
  column: 'table',
})

/** The table to analyse, with the columns asked for. Throws an `IssueError`: `data-not-one`, and what reading finds. */
export const openTableOf = async (doors: ResultDoors, asked: DataAsked, names: readonly string[]): Promise<TextTable> => {
  const { path, release, rows, sheet, encoding } = asked
  if ((path === undefined) === (release === undefined))
    throw new IssueError([
      path === undefined
        ? dataIssue('There is no data.', 'Name a table with --table FILE, or a study or release with --release.')
        : dataIssue('Both a table and a release are named.', 'Name one of them.'),
    ])
  if (release !== undefined) return releaseTable(await openNamed(doors, release), names, rows)
  return readTextTable(await doors.source(path ?? ''), {
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
  })
}
