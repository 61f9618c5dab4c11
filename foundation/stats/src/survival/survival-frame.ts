import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { completeCases } from '../data/complete-cases.ts'
import { type Frame, factorOf, numericOf } from '../data/frame.ts'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Where follow-up stands in a table. */
export interface FollowUp {
  /** Column with the end of follow-up (or of the interval). */
  readonly time: string
  /** Column that is 1 where the event happened at that time, 0 where follow-up just ended. */
  readonly event: string
  /** Column with the start of the interval; at risk after it. Default 0 for everybody. */
  readonly entry?: string
}

/** Complete rows with follow-up. */
export interface SurvivalRows {
  readonly frame: Frame
  /** Rows of the given frame that were used, 0-based. */
  readonly rows: Int32Array
  readonly time: Float64Array
  readonly event: Float64Array
  readonly entry: Float64Array | undefined
  readonly counted: Counted
  readonly warnings: readonly Issue[]
}

const rowIssue = (code: string, column: string, line: number, value: number, message: string, remedy: string): Issue =>
  inputError(code, message, remedy, { column, line, value: String(value) })

const timeIssues = (time: Float64Array, entry: Float64Array | undefined, rows: Int32Array, followUp: FollowUp): readonly Issue[] => {
  const at = time.findIndex((value, row) => value < 0 || (entry !== undefined && !(value > (entry[row] as number))))
  if (at < 0) return []
  const line = (rows[at] ?? 0) + 1
  const value = time[at] as number
  return value < 0
    ? [rowIssue('time-negative', followUp.time, line, value, `${followUp.time} is negative.`, 'Count time from the start of follow-up.')]
    : [rowIssue('interval-empty', followUp.time, line, value, 'An interval ends before or when it starts.', 'Ends lie after starts.')]
}

const eventIssues = (event: Float64Array, rows: Int32Array, { event: name }: FollowUp): readonly Issue[] => {
  const at = event.findIndex((value) => value !== 0 && value !== 1)
  return at < 0
    ? []
    : [
        rowIssue(
          'event-not-binary',
          name,
          (rows[at] ?? 0) + 1,
          event[at] as number,
          `${name} holds ${event[at]}.`,
          'Events are 1, ends of follow-up 0.',
        ),
      ]
}

/**
 * The rows with follow-up and a value in the further columns named.
 *
 * Issues: `column-unknown`, `no-complete-case`, `time-negative`, `interval-empty`, `event-not-binary`.
 */
export const survivalRows = (given: Frame, followUp: FollowUp, also: readonly string[] = []): Outcome<SurvivalRows> => {
  const { time, event, entry } = followUp
  const cases = completeCases(given, [time, event, ...(entry === undefined ? [] : [entry]), ...also])
  if (!cases.ok) return cases
  const { frame, rows, counted, warnings } = cases.value
  const t = numericOf(frame, time)
  const e = numericOf(frame, event)
  const s = entry === undefined ? undefined : numericOf(frame, entry)
  if (!t.ok) return t
  if (!e.ok) return e
  if (s !== undefined && !s.ok) return s
  const issues = [...timeIssues(t.value.values, s?.value.values, rows, followUp), ...eventIssues(e.value.values, rows, followUp)]
  if (issues.length > 0) return failed(...issues)
  return done({ frame, rows, time: t.value.values, event: e.value.values, entry: s?.value.values, counted, warnings })
}

/** A column as groups: a factor as it is, numbers as levels in rising order. Issues: `column-unknown`. */
export const groupsOf = (frame: Frame, name: string): Outcome<FactorColumn> => {
  const column = frame.columns.get(name)
  if (column?.kind !== 'numeric') return factorOf(frame, name)
  const values = [...new Set(column.values)].sort((a, b) => a - b)
  const at = new Map(values.map((value, code) => [value, code]))
  const codes = Int32Array.from(column.values, (value) => at.get(value) ?? -1)
  return done({ kind: 'factor', name, levels: values.map(String), codes })
}
