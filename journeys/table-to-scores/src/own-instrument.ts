import { IssueError } from '@dacryon/core'
import { type Instrument, instrumentOf } from '@dacryon/endpoints'
import { parseComposite } from '@dacryon/endpoints/schema'
import { problem } from './problem.ts'

/** The instrument of a composite that a person brings. Throws an `IssueError` with every problem of it, and when its id is not the one asked for. */
export const ownInstrument = (name: string, json: unknown): Instrument => {
  const read = parseComposite(json)
  if (!read.ok) throw new IssueError(read.issues)
  const { id } = read.value
  if (id.toLowerCase() !== name.trim().toLowerCase())
    throw new IssueError([
      problem('definition-other', `The definition is of ${id}, not of ${name}.`, `Ask for ${id}.`, {
        column: 'instrument',
        value: name,
        expected: id,
      }),
    ])
  return instrumentOf(read.value)
}
