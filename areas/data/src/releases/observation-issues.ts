import { type Issue, placeOf } from '@dacryon/core'
import type { StudyTables } from './study-tables.ts'

/** Where an observation came from, and what it belongs to; positions in the study's tables. */
export interface ObservationPlace {
  readonly subject: number
  readonly visit: number
  readonly concept: number
  readonly origin: number
  readonly line: number
}

const titleOf = (tables: StudyTables, concept: number): string =>
  tables.concepts[concept]?.path.at(-1) ?? tables.concepts[concept]?.code ?? '?'

/** Two observations with one and the same key: both places are named. */
export const duplicateIssue = (
  tables: StudyTables,
  again: ObservationPlace,
  first: { readonly origin: number; readonly line: number },
): Issue => {
  const [subject, visit] = [tables.subjects[again.subject] ?? '?', tables.visits[again.visit]?.label ?? '?']
  const message = `${titleOf(tables, again.concept)} of ${subject} at ${visit} is given twice: also in ${placeOf({ ...tables.place(first.origin, first.line) } as Issue)}.`
  return {
    code: 'duplicate-observation',
    severity: 'error',
    message,
    remedy: 'Remove one of the two, or tell them apart by visit, date, sample, eye, gland, reader or instance number.',
    ...tables.place(again.origin, again.line),
    value: subject,
  }
}

/** A number outside the screening range of its dictionary variable. */
export const implausibleIssue = (
  tables: StudyTables,
  at: ObservationPlace,
  value: string,
  range: { readonly min?: string; readonly max?: string },
): Issue => ({
  code: 'implausible-value',
  severity: 'warning',
  message: `${titleOf(tables, at.concept)} of ${tables.subjects[at.subject] ?? '?'} is outside the plausible range.`,
  remedy: 'Check the value and its unit; it is kept as it is.',
  ...tables.place(at.origin, at.line),
  value,
  expected: `${range.min ?? '…'} to ${range.max ?? '…'}`,
})

/** A number that is none: NaN or infinite. */
export const notFiniteIssue = (tables: StudyTables, origin: number, line: number, value: number): Issue => ({
  code: 'number-not-finite',
  severity: 'error',
  message: 'The value is not a finite number.',
  remedy: 'Leave the cell empty when there is no value.',
  ...tables.place(origin, line),
  value: String(value),
  expected: 'a finite number',
})

/** A tag whose path matches no node of the tree. */
export const strayTagIssue = (path: readonly string[], title: string): Issue => ({
  code: 'tag-without-node',
  severity: 'warning',
  message: `The tag "${title}" belongs to ${path.join(' / ')}, which is not in the tree; it is left out.`,
  remedy: 'Check the path of the tag.',
  value: path.join('/'),
})
