import { IssueError } from '@dacryon/core'

/** Refuses one column in two roles of a model. Throws an `IssueError` (`column-twice`) naming each. */
export const checkDistinct = (names: readonly (string | undefined)[]): void => {
  const twice = [...new Set(names.filter((name, at) => name !== undefined && names.indexOf(name) !== at))]
  if (twice.length === 0) return
  throw new IssueError(
    twice.map((name = '') => ({
      code: 'column-twice',
      severity: 'error',
      message: `${name} is named twice.`,
      remedy: 'Give each column one role.',
      column: name,
    })),
  )
}
