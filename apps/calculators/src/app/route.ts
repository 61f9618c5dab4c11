/** Where the person is: a page, and the options of an instrument. Never anything about a patient. */
export interface Route {
  /** `''` is the start page, `table`, `composite`, or the id of an instrument. */
  readonly page: string
  readonly options: Readonly<Record<string, string>>
}

/** `#/star?policy=nri` */
export const parseRoute = (hash: string): Route => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  return { page: decodeURIComponent(path), options: Object.fromEntries(new URLSearchParams(query)) }
}

/** The address of a page, from `#`. */
export const asHash = ({ page, options }: Route): string => {
  const query = new URLSearchParams(options).toString()
  return `#/${encodeURIComponent(page)}${query === '' ? '' : `?${query}`}`
}
