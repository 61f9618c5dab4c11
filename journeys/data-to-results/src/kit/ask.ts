import { IssueError, type Outcome } from '@dacryon/core'

/** The value of an outcome. Throws an `IssueError` with its issues when there is none. */
export const ask = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new IssueError(outcome.issues)
}
