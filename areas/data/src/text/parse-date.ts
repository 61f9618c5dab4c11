/** Order of day, month and year in dates written with numbers alone. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** Day zero of the serial numbers of a workbook. */
export type SerialSystem = 1900 | 1904

const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const monthYear = /^(\d{1,2})[/.-](\d{4})$/
const named = /^(\d{1,2})[ -]?(\p{L}{3,9})\.?[ -]?(\d{4})$/u

/** First three or four letters, without accents, in English and French. */
const months: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev'],
  ['mar'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
]

/** Day and month of a date written with the year last, in the order of the text; what a column decides its order by. */
export const dayAndMonth = (cell: string): readonly [number, number] | undefined => {
  const found = yearLast.exec(cell.trim())
  return found === null ? undefined : [Number(found[1]), Number(found[2])]
}

const pad = (number: number, digits = 2): string => String(number).padStart(digits, '0')

/** ISO date when the day exists; years outside 1850 to 2200 are typing errors in a clinical file. */
const day = (year: number, month: number, date: number): string | undefined => {
  if (year < 1850 || year > 2200 || month < 1 || month > 12) return undefined
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return date >= 1 && date <= days ? `${pad(year, 4)}-${pad(month)}-${pad(date)}` : undefined
}

const parseIso = (found: RegExpExecArray): string | undefined => {
  const [text, year, month, date, hour, minute, second] = found
  if (month === undefined) return day(Number(year), 1, 1) === undefined ? undefined : year
  if (date === undefined) return day(Number(year), Number(month), 1)?.slice(0, 7)
  const whole = day(Number(year), Number(month), Number(date))
  if (whole === undefined || hour === undefined) return whole
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  return `${whole}T${text.slice(text.search(/[T ]/) + 1)}`
}

const monthOf = (word: string): number => {
  const key = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return months.findIndex((starts) => starts.some((start) => key.startsWith(start))) + 1
}

/** Serial number of a workbook; the 1900 system counts a 29 February 1900 that never was. */
const parseSerial = (serial: number, system: SerialSystem): string | undefined => {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return undefined
  const days = Math.floor(serial)
  if (system === 1900 && days === 60) return undefined
  const zero = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days > 60 ? 30 : 31)
  const date = new Date(zero + days * 86_400_000)
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/**
 * ISO date of a cell, as precise as it was written (`2016`, `2016-02`, `2016-02-29`, with a time where one is given). Dates with the year last
 * need the column's order; serial numbers need the workbook's system. `undefined` for anything else and for days that do not exist.
 */
export const parseDate = (cell: string, order: DateOrder | undefined, serial?: SerialSystem): string | undefined => {
  const text = cell.trim()
  if (serial !== undefined && /^\d{1,7}(\.\d+)?$/.test(text)) return parseSerial(Number(text), serial)
  const standard = iso.exec(text)
  if (standard !== null) return parseIso(standard)
  const first = yearFirst.exec(text)
  if (first !== null) return day(Number(first[1]), Number(first[2]), Number(first[3]))
  const last = yearLast.exec(text)
  if (last !== null) {
    const [a, b, year] = [Number(last[1]), Number(last[2]), Number(last[3])]
    if (order === 'dmy') return day(year, b, a)
    return order === 'mdy' || a === b ? day(year, a, b) : undefined
  }
  const partial = monthYear.exec(text)
  if (partial !== null) return day(Number(partial[2]), Number(partial[1]), 1)?.slice(0, 7)
  const word = named.exec(text)
  return word === null ? undefined : day(Number(word[3]), monthOf(word[2] ?? ''), Number(word[1]))
}
