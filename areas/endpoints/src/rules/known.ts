import { isMissing, type Missing, missing, type Reason } from '../definition/reason.ts'

/** The value worked out from a known one; a missing one passes its reasons on. */
export const ifKnown = <T, U>(value: T | Missing, then: (value: T) => U | Missing): U | Missing => (isMissing(value) ? value : then(value))

/** The value, or missing with the reason. */
export const orMissing = <T>(value: T | undefined, reason: Reason): T | Missing => (value === undefined ? missing(reason) : value)

/** `missing:ID` of every input that is not known; undefined when all are. */
export const lacking = (given: Readonly<Record<string, unknown>>, ids: Iterable<string>): Missing | undefined => {
  const lost = [...ids].filter((id) => given[id] === undefined).map((id): Reason => `missing:${id}`)
  const [first, ...more] = lost
  return first === undefined ? undefined : missing(first, ...more)
}
