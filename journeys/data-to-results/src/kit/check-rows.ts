import { IssueError } from '@dacryon/core'

/** Refuses to go on with fewer complete rows than the statistic needs. Throws an `IssueError` (`too-few-rows`) naming each column. */
export const checkRows = (rows: number, least: number, columns: readonly string[]): void => {
  if (rows >= least) return
  throw new IssueError(
    columns.map((column) => ({
      code: 'too-few-rows',
      severity: 'error',
      message: `Only ${rows} ${rows === 1 ? 'row has' : 'rows have'} a value in every one of ${columns.join(', ')}.`,
      remedy: `Give at least ${least} complete rows.`,
      column,
      expected: `at least ${least} complete rows`,
    })),
  )
}
