const day = 86_400_000

const clock = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19)

/**
 * ISO text of a spreadsheet's serial date: `2024-02-29`, with `T10:30:00` where it has a time of day, or the time alone for one below
 * a day. Undefined where the serial number is no date: before 1900, beyond 9999, or the 29 February 1900 that never was.
 */
export const serialDate = (serial: number, shown: 'date' | 'time', since1904: boolean): string | undefined => {
  if (!(serial >= 0)) return undefined
  if (shown === 'time' && serial < 1) return clock(Math.round(serial * 86_400) * 1000)
  const whole = Math.floor(serial)
  if (!since1904 && (whole === 60 || whole === 0)) return undefined
  const days = since1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole
  const seconds = Math.round((serial - whole) * 86_400)
  const instant = Date.UTC(1899, 11, 30) + days * day + seconds * 1000
  if (instant >= Date.UTC(10_000, 0, 1)) return undefined
  const text = new Date(instant).toISOString()
  return instant % day === 0 ? text.slice(0, 10) : text.slice(0, 19)
}
