import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { completeCases } from '../data/complete-cases.ts'
import { type Frame, factorOf, numericOf } from '../data/frame.ts'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Where follow-up with competing events stands in a table. */
export interface CompetingFollowUp {
  /** Column with the end of follow-up. */
  readonly time: string
  /** Factor that names what happened then; its first level means that follow-up just ended. */
  readonly status: string
}

/** Complete rows of follow-up with competing events. */
export interface CompetingRows {
  readonly frame: Frame
  readonly rows: Int32Array
  readonly time: Float64Array
  /** 0 where follow-up ended, else the number of the event among `events`, from 1. */
  readonly status: Int32Array
  /** Names of the events. */
  readonly events: readonly string[]
  readonly counted: Counted
  readonly warnings: readonly Issue[]
}

/** Complete cases drop levels that nobody has; the codes here are those of the factor as given. */
const statusOf = (given: FactorColumn, rows: Int32Array): Int32Array => Int32Array.from(rows, (row) => given.codes[row] ?? 0)

/**
 * The rows with follow-up and a value in the further columns named.
 *
 * Issues: `column-unknown`, `no-complete-case`, `time-negative`, `too-few-levels`.
 */
export const competingRows = (given: Frame, { time, status }: CompetingFollowUp, also: readonly string[] = []): Outcome<CompetingRows> => {
  const factor = factorOf(given, status)
  if (!factor.ok) return factor
  if (factor.value.levels.length < 2)
    return failed(
      inputError('too-few-levels', `${status} names no event.`, 'Its first level is the end of follow-up, the others are events.', {
        column: status,
      }),
    )
  const cases = completeCases(given, [time, status, ...also])
  if (!cases.ok) return cases
  const { frame, rows, counted, warnings } = cases.value
  const t = numericOf(frame, time)
  if (!t.ok) return t
  const negative = t.value.values.findIndex((value) => value < 0)
  if (negative >= 0)
    return failed(
      inputError('time-negative', `${time} is negative.`, 'Count time from the start of follow-up.', {
        column: time,
        line: (rows[negative] ?? 0) + 1,
        value: String(t.value.values[negative]),
      }),
    )
  return done({
    frame,
    rows,
    time: t.value.values,
    status: statusOf(factor.value, rows),
    events: factor.value.levels.slice(1),
    counted,
    warnings: warnings.filter(({ message }) => !message.startsWith(`${status}:`)),
  })
}
