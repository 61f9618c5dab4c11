import { IssueError } from '@dacryon/core'
import type { Frame } from '@dacryon/stats/data'
import { constantColumns } from './measured-columns.ts'

/** Refuses measurements that do not vary in the rows that are used. Throws an `IssueError` (`column-constant`) naming each. */
export const refuseConstants = (frame: Frame, names: readonly string[]): void => {
  const constant = constantColumns(frame, names)
  if (constant.length === 0) return
  throw new IssueError(
    constant.map((column) => ({
      code: 'column-constant',
      severity: 'error',
      message: `${column} is constant in the rows that are used.`,
      remedy: 'Leave it out.',
      column,
      expected: 'values that vary',
    })),
  )
}
