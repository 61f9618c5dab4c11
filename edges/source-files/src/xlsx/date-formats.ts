/** How a number format shows a number: as a date, a time of day, or neither. */
export type Shown = 'number' | 'date' | 'time'

const builtIn = (id: number): Shown => {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return 'date'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56 ? 'time' : 'number'
}

/** Reads a number format, ECMA-376 part 1, 18.8.30; elapsed times such as `[h]:mm` are amounts and stay numbers. */
export const shownAs = (id: number, code: string | undefined): Shown => {
  if (code === undefined) return builtIn(id)
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'number'
  const letters = first.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/general|am\/pm|a\/p/gi, '')
  if (/[yd]/i.test(letters)) return 'date'
  if (/[hs]/i.test(letters)) return 'time'
  return /m/i.test(letters) ? 'date' : 'number'
}
