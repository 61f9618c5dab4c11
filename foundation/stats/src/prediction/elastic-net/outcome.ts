import type { Issue } from '@dacryon/core'
import { inputError } from '../../result/problems.ts'
import { lengthOf, type Response, responseIssues, takeResponse } from '../response.ts'

/** Time to an event (1) or to the end of observation (0). */
export interface SurvivalOutcome {
  readonly kind: 'survival'
  readonly times: Float64Array
  readonly events: Uint8Array
}

/** What an elastic net predicts. */
export type PenalisedOutcome = Response | SurvivalOutcome

export const rowsOfOutcome = (outcome: PenalisedOutcome): number => (outcome.kind === 'survival' ? outcome.times.length : lengthOf(outcome))

/** The outcome of these rows. */
export const takeOutcome = (outcome: PenalisedOutcome, rows: ArrayLike<number>): PenalisedOutcome =>
  outcome.kind === 'survival'
    ? {
        kind: 'survival',
        times: Float64Array.from(rows, (row) => outcome.times[row] as number),
        events: Uint8Array.from(rows, (row) => outcome.events[row] as number),
      }
    : takeResponse(outcome, rows)

/** Issues: those of a response; `no-event`, `time-negative`. */
export const outcomeIssues = (outcome: PenalisedOutcome, rows: number): readonly Issue[] => {
  if (outcome.kind !== 'survival') return responseIssues(outcome, rows)
  if (outcome.times.length !== rows || outcome.events.length !== rows)
    return [inputError('lengths-differ', `There are ${rows} rows and ${outcome.times.length} times.`, 'Give one time and event a row.')]
  const bad = outcome.times.findIndex((time) => !(time >= 0 && Number.isFinite(time)))
  if (bad >= 0)
    return [inputError('time-negative', `A time is ${outcome.times[bad]}.`, 'Give times from 0.', { column: 'time', line: bad + 1 })]
  return outcome.events.some((event) => event === 1)
    ? []
    : [inputError('no-event', 'Nobody had the event.', 'A model of time to event needs events.', { column: 'event' })]
}
