import { IssueError } from '@dacryon/core'
import type { FactorColumn } from '@dacryon/stats/data'

/** Refuses factors that have fewer levels than a comparison needs. Throws an `IssueError` (`too-few-groups`) naming each. */
export const checkLevels = (factors: readonly FactorColumn[], least = 2): void => {
  const poor = factors.filter(({ levels }) => levels.length < least)
  if (poor.length === 0) return
  throw new IssueError(
    poor.map(({ name, levels }) => ({
      code: 'too-few-groups',
      severity: 'error',
      message: `${name} has ${levels.length === 1 ? `only the value ${levels[0]}` : `${levels.length} values`} in the rows that are used.`,
      remedy: `Choose a column with at least ${least} values.`,
      column: name,
      expected: `at least ${least} values`,
    })),
  )
}
