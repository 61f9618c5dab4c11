import { isMissing, type Missing, missing } from '../definition/reason.ts'

/** All reasons of the results that are missing, each once; undefined when none is. */
export const whyMissing = (values: readonly unknown[]): Missing | undefined => {
  const [first, ...more] = new Set(values.flatMap((value) => (isMissing(value) ? value.missing : [])))
  return first === undefined ? undefined : missing(first, ...more)
}

/** Yes when one part is known to be yes, no when all are known to be no; else a missing part could still make it yes. */
export const anyOf = (parts: readonly (boolean | Missing)[]): boolean | Missing =>
  parts.some((part) => part === true) || (whyMissing(parts) ?? false)
