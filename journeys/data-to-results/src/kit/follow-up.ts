import type { Issue } from '@dacryon/core'
import { IssueError } from '@dacryon/core'
import type { Counted } from '@dacryon/stats'
import { completeCases, type FactorColumn, type Frame, factorOf, numericOf } from '@dacryon/stats/data'
import { z } from 'zod'
import { column, optionalColumn } from '../column-fields.ts'
import { asZeroOne } from './as-zero-one.ts'
import { ask } from './ask.ts'
import { checkDistinct } from './check-distinct.ts'
import { eventOf } from './event-of.ts'

/** Options of every analysis of time to one event. */
export const followUpFields = {
  time: column('numeric', 'Time from the start to the event or the end of follow-up'),
  status: column('factor', 'How follow-up ended: a column of two values'),
  event: z
    .string()
    .min(1)
    .exactOptional()
    .describe('Value of the status that is the event; the last of the alphabet when absent (1 of 0 and 1)'),
  entry: optionalColumn('numeric', 'Time of entry, where subjects come under observation late'),
}

/** What `followUpFields` give. */
export interface FollowUpOptions {
  readonly time: string
  readonly status: string
  readonly event?: string
  readonly entry?: string
}

/** Rows with follow-up: the status is 1 for the event and 0 for the end of follow-up. */
export interface FollowUpRows {
  readonly frame: Frame
  readonly followUp: { readonly time: string; readonly event: string; readonly entry?: string }
  /** The value that counted as the event. */
  readonly eventName: string
  readonly unit: string | undefined
  readonly counted: Counted
  readonly warnings: readonly Issue[]
}

/** With one value only, an absent name would turn everybody without the event into one with it. */
const checkNamed = ({ name, levels }: FactorColumn, named: string | undefined): void => {
  const [only] = levels
  if (levels.length !== 1 || named !== undefined || only === '1') return
  throw new IssueError([
    {
      code: 'event-not-named',
      severity: 'error',
      message: `Everybody has ${name} ${only}: whether that is the event is not said.`,
      remedy: 'Name the event.',
      column: name,
      value: only ?? '',
    },
  ])
}

/** Complete rows of follow-up and these further columns. Throws an `IssueError` (`outcome-not-binary`, `event-not-named`, `no-complete-case`). */
export const followUpRows = (given: Frame, options: FollowUpOptions, also: readonly string[]): FollowUpRows => {
  const { time, status, event, entry } = options
  const names = [time, status, ...(entry === undefined ? [] : [entry]), ...also]
  checkDistinct(names)
  const { frame, counted, warnings } = ask(completeCases(given, names))
  const statuses = ask(factorOf(frame, status))
  checkNamed(statuses, event)
  const at = eventOf(statuses, event)
  return {
    frame: asZeroOne(frame, statuses, at),
    followUp: { time, event: status, ...(entry !== undefined && { entry }) },
    eventName: statuses.levels[at] ?? '',
    unit: ask(numericOf(frame, time)).unit,
    counted,
    warnings,
  }
}
