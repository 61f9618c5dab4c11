import { type Issue, IssueError } from '@dacryon/core'
import type { FactorColumn } from '@dacryon/stats/data'

const wrong = (factor: FactorColumn, message: string, remedy: string, value?: string): Issue => ({
  code: 'groups-not-two',
  severity: 'error',
  message,
  remedy,
  column: factor.name,
  expected: 'two groups',
  ...(value !== undefined && { value }),
})

/**
 * The compared group and the reference of a factor of two levels, as level indices: the difference is compared minus reference. The
 * reference is the level named, or else the first.
 *
 * Throws an `IssueError` (`groups-not-two`).
 */
export const twoGroups = (factor: FactorColumn, reference?: string): { readonly compared: number; readonly reference: number } => {
  const { levels, name } = factor
  if (levels.length !== 2)
    throw new IssueError([
      wrong(
        factor,
        `${name} has ${levels.length} groups: ${levels.slice(0, 8).join(', ')}.`,
        'Choose a column of two groups, or an analysis of several.',
      ),
    ])
  const at = reference === undefined ? 0 : levels.indexOf(reference)
  if (at < 0) throw new IssueError([wrong(factor, `${name} has no group ${reference}.`, `Choose ${levels.join(' or ')}.`, reference)])
  return { compared: 1 - at, reference: at }
}
