/**
 * Something a person must know about an input: data, not a message thrown away.
 *
 * `error` stops what was asked and leaves nothing behind; `warning` lets it go on and stays on record with the result.
 */
export interface Issue {
  /** Stable kebab-case code that programs and translations can rely on, for example `number-expected`. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** One plain sentence: what is wrong. */
  readonly message: string
  /** What the person can do about it, in the imperative. */
  readonly remedy: string
  /** Path of the file inside the source, with forward slashes. */
  readonly file?: string
  /** 1-based line of the file, the header line counted. */
  readonly line?: number
  /** 1-based column number, or the name of the column where it has one. */
  readonly column?: number | string
  /** The value that was found, shortened when long. */
  readonly value?: string
  /** What was expected instead. */
  readonly expected?: string
  /** How many times the same code, file and column occurred, when repetitions are folded into one issue. */
  readonly times?: number
}

/** A value, or the issues that explain why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] }

/** True when one of the issues is an error. */
export const hasErrors = (issues: Iterable<Issue>): boolean => {
  for (const issue of issues) if (issue.severity === 'error') return true
  return false
}

/** `clinical/data.txt:12:AGE` for people; empty when the issue has no place. */
export const placeOf = ({ file, line, column }: Issue): string => [file, line, column].filter((part) => part !== undefined).join(':')

/** Thrown where going on makes no sense; carries what the person must know. */
export class IssueError extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.message).join('; '), options)
    this.name = 'IssueError'
    this.issues = issues
  }
}

/** The value of an outcome. Throws an `IssueError` with its issues when there is none. */
export const ask = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new IssueError(outcome.issues)
}
