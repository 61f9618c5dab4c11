/** Outcome of reading a date cell. `unset` is what upstream stores for "no date". */
export type Timestamp =
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'invalid' }

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const firstYear = 1850
const lastYear = 2200

/** Parse `yyyy-MM-dd`, also with a time; years outside 1850 to 2200 are told apart from text that is no date. */
export const parseTimestamp = (text: string): Timestamp => {
  const found = pattern.exec(text)
  if (found === null) return { kind: 'invalid' }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return { kind: 'invalid' }
  if (text.startsWith('0001-01-01')) return { kind: 'unset' }
  return year < firstYear || year > lastYear ? { kind: 'out-of-range' } : { kind: 'date', iso: text.replace(' ', 'T') }
}
