import { nearest } from '@dacryon/data'

/** Names in a row, for people. */
export const list = (names: readonly string[]): string => names.join(', ')

/** The name that is meant: as written, else in any case. */
export const findName = (wanted: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted.toLowerCase())

/** What to do about a name that is not there: the nearest ones, else all of them. */
export const didYouMean = (wanted: string, names: readonly string[]): string => {
  const near = nearest(wanted, names)
  return near.length === 0 ? `Use one of ${list(names)}.` : `Did you mean ${near.join(' or ')}?`
}
