import { IssueError } from '@dacryon/core'
import { type FactorColumn, relevel } from '@dacryon/stats/data'

/** The factor with this reference first; as it is when none is named. Throws an `IssueError` (`level-unknown`) naming the column. */
export const withReference = (factor: FactorColumn, reference: string | undefined): FactorColumn => {
  if (reference === undefined) return factor
  if (factor.levels.includes(reference)) return relevel(factor, reference)
  throw new IssueError([
    {
      code: 'level-unknown',
      severity: 'error',
      message: `${factor.name} has no value ${reference} in the rows that are used.`,
      remedy: `Choose one of ${factor.levels.slice(0, 20).join(', ')}.`,
      column: factor.name,
      value: reference,
    },
  ])
}
