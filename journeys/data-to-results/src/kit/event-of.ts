import { IssueError } from '@dacryon/core'
import type { FactorColumn } from '@dacryon/stats/data'

/**
 * The level of a factor of two values that counts as the event: the one named, or else the last.
 *
 * Throws an `IssueError` (`outcome-not-binary`).
 */
export const eventOf = (outcome: FactorColumn, named: string | undefined): number => {
  const at = named === undefined ? outcome.levels.length - 1 : outcome.levels.indexOf(named)
  if (at >= 0 && outcome.levels.length <= 2) return at
  throw new IssueError([
    {
      code: 'outcome-not-binary',
      severity: 'error',
      message: `${outcome.name} has the values ${outcome.levels.slice(0, 8).join(', ')}.`,
      remedy: 'Choose an outcome of two values, and as event one of them.',
      column: outcome.name,
      expected: 'two values',
      ...(named !== undefined && { value: named }),
    },
  ])
}
