import { dayNumber, daysInMonth, type PlannedVisit } from '@dacryon/core'

const perYear = 365.25
const days = { d: 1, wk: 7, mo: perYear / 12, a: perYear } as const
const months = { d: 0, wk: 0, mo: 1, a: 12 } as const
const pad = (value: number): string => String(value).padStart(2, '0')

/**
 * Days from a day (`2020-01-31`) to a planned time after it. Whole months and years are those of the calendar, ending on its last day
 * where a month is too short; parts of them have 365.25 days a year. A visit without a unit has its time in days.
 */
export const daysAfter = (day: string, time: number, unit: PlannedVisit['unit'] = 'd'): number => {
  const count = time * months[unit]
  if (count === 0 || !Number.isInteger(count)) return Math.round(time * days[unit])
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const total = year * 12 + month - 1 + count
  const [then, at] = [Math.floor(total / 12), (total % 12) + 1]
  return dayNumber(`${then}-${pad(at)}-${pad(Math.min(date, daysInMonth(then, at)))}`) - dayNumber(day)
}
