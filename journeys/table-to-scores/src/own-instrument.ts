import { IssueError } from '@dacryon/core'
import type { Instrument } from '@dacryon/endpoints'
import { problem } from './problem.ts'

/** The instrument of a composite that a person brings. Throws an `IssueError`. */
export const ownInstrument = (name: string, _json: unknown): Instrument => {
  throw new IssueError([
    problem('definition-unread', `The definition of ${name} cannot be read yet.`, 'Ask for one of the shelf.', { column: 'definition' }),
  ])
}
