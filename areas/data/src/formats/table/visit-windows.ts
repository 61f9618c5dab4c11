import { type DaySpan, dayNumber, daySpanOf, type Issue, IssueLog, type PlannedVisit, parsePartialDate } from '@dacryon/core'
import { daysAfter } from './days-after.ts'

/** A dated row of a subject at a planned visit. */
export interface DatedVisit {
  readonly subject: string
  readonly visit: PlannedVisit
  /** ISO date, may be partial or have a time. */
  readonly date: string
  /** The text of the file. */
  readonly text: string
  readonly file: string
  readonly line: number
  readonly column: string
}

const isBaseline = ({ time }: PlannedVisit): boolean => time === 0
const isoDay = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

/**
 * Tells visits outside their planned window. Their times count from the subject's own baseline visit, the visit with time 0, whose row may
 * stand anywhere: dates are collected, one a file, subject, visit and day, and judged at the end. A date that is known in part is outside
 * only when all its days are; where the baseline has several dates, a visit must be outside for all of them.
 */
export class VisitWindows {
  readonly #planned: readonly PlannedVisit[]
  readonly #seen = new Set<string>()
  readonly #baselines = new Map<string, DaySpan>()
  readonly #dated: (DatedVisit & { readonly span: DaySpan })[] = []

  /** @param planned the visits of the mapping. */
  constructor(planned: readonly PlannedVisit[]) {
    this.#planned = planned
  }

  add(dated: DatedVisit): void {
    const { subject, visit, date, file } = dated
    const baseline = isBaseline(visit)
    if (!baseline && (visit.time === undefined || visit.window === undefined)) return
    const key = [file, subject, visit.label, date].join('\u0000')
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    const parsed = parsePartialDate(date)
    if (!parsed.ok) return
    const span = daySpanOf(parsed.value)
    if (!baseline) this.#dated.push({ ...dated, span })
    else {
      const known = this.#baselines.get(subject) ?? span
      this.#baselines.set(subject, {
        first: span.first < known.first ? span.first : known.first,
        last: span.last > known.last ? span.last : known.last,
      })
    }
  }

  /** Warnings, after the last row. */
  issues(): readonly Issue[] {
    const log = new IssueLog()
    const without = new Set<string>()
    for (const dated of this.#dated) {
      const baseline = this.#baselines.get(dated.subject)
      if (baseline === undefined) {
        without.add(dated.subject)
        continue
      }
      const issue = outside(dated, dated.span, baseline)
      if (issue !== undefined) log.add(issue)
    }
    return [...log.all(), ...this.#unjudged(without)]
  }

  #unjudged(subjects: ReadonlySet<string>): readonly Issue[] {
    const [first] = this.#dated.filter(({ subject }) => subjects.has(subject))
    if (first === undefined) return []
    const baseline = this.#planned.find(isBaseline)?.label
    return [
      {
        code: 'visit-window-unchecked',
        severity: 'warning',
        message:
          baseline === undefined
            ? 'Visits have windows, but no planned visit has the time 0 from which they count: the windows are not checked.'
            : `${subjects.size} subjects have dated visits, but no date of ${baseline} from which their windows count: these are not checked. The first is ${first.subject}.`,
        remedy: baseline === undefined ? 'Give the baseline visit time: 0.' : `Give the rows of ${baseline} their visitDate.`,
        file: first.file,
        line: first.line,
      },
    ]
  }
}

const outside = ({ subject, visit, text, file, line, column }: DatedVisit, span: DaySpan, baseline: DaySpan): Issue | undefined => {
  const { label, time = 0, unit, window } = visit
  if (window === undefined) return undefined
  const [from, to] = [
    dayNumber(baseline.first) + daysAfter(baseline.first, time, unit) - window.before,
    dayNumber(baseline.last) + daysAfter(baseline.last, time, unit) + window.after,
  ]
  const [first, last] = [dayNumber(span.first), dayNumber(span.last)]
  if (last >= from && first <= to) return undefined
  const off = last < from ? from - last : first - to
  return {
    code: 'visit-out-of-window',
    severity: 'warning',
    message: `${label} of ${subject} was ${off} day${off === 1 ? '' : 's'} too ${last < from ? 'early' : 'late'} for its window.`,
    remedy: 'Check the date; the visit is kept as it is, and analyses may leave it out.',
    file,
    line,
    column,
    value: text,
    expected: `${isoDay(from)} to ${isoDay(to)}`,
  }
}
