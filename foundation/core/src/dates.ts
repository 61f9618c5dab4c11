import type { Outcome } from './issue.ts'

/** A calendar date as far as it is known, never completed; with a time of day when the source gives one. */
export interface PartialDate {
  readonly year: number
  /** 1 to 12. */
  readonly month?: number
  readonly day?: number
  /** Time of day and offset as written: `T10:30`, `T10:30:00Z`. */
  readonly time?: string
}

/** Years that a file of a living cohort can hold; outside is a typing error. */
export const firstYear = 1850
export const lastYear = 2200

const grammar = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/

/** Days of a month, leap years of the Gregorian calendar counted. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const refused = (code: string, value: string, message: string, expected: string): Outcome<never> => ({
  ok: false,
  issues: [{ code, severity: 'error', message, remedy: 'Correct the date, or leave out the part that is not known', value, expected }],
})

/**
 * Reads `2016`, `2016-02`, `2016-02-29` and date-times such as `2016-02-29T10:30`. Issues: `date-expected` (not such a text), `date-invalid` (no
 * such day), `date-out-of-range` (year outside 1850 to 2200).
 */
export const parsePartialDate = (text: string): Outcome<PartialDate> => {
  const found = grammar.exec(text)
  if (found === null) return refused('date-expected', text, `“${text}” is no ISO 8601 date`, 'YYYY, YYYY-MM or YYYY-MM-DD')
  const [year, month, day] = found.slice(1, 4).map((part) => (part === undefined ? undefined : Number(part)))
  const time = found[4]
  if (year === undefined || year < firstYear || year > lastYear)
    return refused(
      'date-out-of-range',
      text,
      `The year of ${text} is outside ${firstYear} to ${lastYear}`,
      `a year from ${firstYear} to ${lastYear}`,
    )
  if (month !== undefined && (month < 1 || month > 12))
    return refused('date-invalid', text, `${text} has no such month`, 'a month from 01 to 12')
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month)))
    return refused('date-invalid', text, `${text} is no day of the calendar`, `a day from 01 to ${daysInMonth(year, month)}`)
  return {
    ok: true,
    value: {
      year,
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      ...(time === undefined ? {} : { time }),
    },
  }
}

/** First and last calendar day that a date can mean: both inside it. ISO texts, so that text order is time order. */
export interface DaySpan {
  readonly first: string
  readonly last: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Days that a partial date can mean: `2016-02` is 2016-02-01 to 2016-02-29. The time of day is left aside. */
export const daySpanOf = ({ year, month, day }: PartialDate): DaySpan => {
  const [low, high] = month === undefined ? [1, 12] : [month, month]
  const [from, to] = day === undefined ? [1, daysInMonth(year, high)] : [day, day]
  return { first: `${year}-${two(low)}-${two(from)}`, last: `${year}-${two(high)}-${two(to)}` }
}

/** How two partial dates lie: before or after for certain, the same day for certain, or undecided because they overlap. */
export const comparePartialDates = (a: PartialDate, b: PartialDate): 'before' | 'after' | 'same' | 'undecided' => {
  const [left, right] = [daySpanOf(a), daySpanOf(b)]
  if (left.last < right.first) return 'before'
  if (left.first > right.last) return 'after'
  return left.first === left.last && right.first === right.last ? 'same' : 'undecided'
}

/** Days from 1970-01-01 to a day such as `2016-02-29`, in the Gregorian calendar. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
