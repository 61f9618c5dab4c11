import { type CriterionOf, daySpanOf, parsePartialDate } from '@dacryon/core'
import type { Binder } from './binder.ts'

const grammar = String.raw`\d{4}(-\d\d(-\d\d(T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?`
const first = `case length("text") when 4 then "text" || '-01-01' when 7 then "text" || '-01' else "text"[1:10] end`
const last = `case length("text") when 4 then "text" || '-12-31' when 7 then strftime(last_day(try_cast("text" || '-01' as date)), '%Y-%m-%d') else "text"[1:10] end`

/** A text that the calendar knows; the years are those that a living cohort can hold. */
const valid = `regexp_full_match("text", '${grammar}') and "text"[1:4] between '1850' and '2200' and try_cast(${first} as date) is not null`

const dayOf = (text: string, end: 'first' | 'last'): string => {
  const parsed = parsePartialDate(text)
  if (!parsed.ok) throw new Error(`${text} was not checked to be a date`)
  return daySpanOf(parsed.value)[end]
}

/** Rows whose date, with all days that a partial date can mean, lies in the closed range. Columns: `kind`, `text`. */
export const datedCondition = ({ from, to }: CriterionOf<'dated'>, binder: Binder): string => {
  const parts = ['kind = 2', valid]
  if (from !== undefined) parts.push(`${first} >= ${binder.bind(dayOf(from, 'first'))}`)
  if (to !== undefined) parts.push(`${last} <= ${binder.bind(dayOf(to, 'last'))}`)
  return parts.join(' and ')
}
