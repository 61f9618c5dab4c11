const dayMs = 86_400_000

/** Days since 1970-01-01 of an ISO date. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayMs

/** ISO date of a day. */
export const isoDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** `31/12/2019`, as French files write it. */
export const frenchDate = (day: number): string => isoDate(day).split('-').reverse().join('/')

/** `12/31/2019`, as US files write it. */
export const usDate = (day: number): string => {
  const [year = '', month = '', date = ''] = isoDate(day).split('-')
  return `${month}/${date}/${year}`
}
