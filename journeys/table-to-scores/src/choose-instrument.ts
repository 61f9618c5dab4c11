import { IssueError } from '@dacryon/core'
import { nearest } from '@dacryon/data'
import { findInstrument, type Instrument, instruments } from '@dacryon/endpoints'
import { problem } from './problem.ts'

/** The instrument of an id or alias, in any case. Throws an `IssueError` (`instrument-unknown`) with the nearest ids. */
export const chooseInstrument = (name: string): Instrument => {
  const found = findInstrument(name.trim())
  if (found !== undefined) return found
  const names = instruments.flatMap(({ id, aliases = [] }) => [id, ...aliases])
  const near = [...new Set(nearest(name, names).map((near) => findInstrument(near)?.id ?? near))]
  const remedy =
    near.length === 0
      ? 'List what there is with `dacryon instruments`.'
      : `Did you mean ${near.join(' or ')}? \`dacryon instruments\` lists them all.`
  throw new IssueError([problem('instrument-unknown', `There is no instrument ${name}.`, remedy, { column: 'instrument', value: name })])
}
