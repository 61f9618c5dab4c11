import { type Issue, IssueError } from '@dacryon/core'

/** An error about one file. */
export const refusal = (code: string, file: string, message: string, remedy: string, more: Partial<Issue> = {}): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  file,
  ...more,
})

/** Thrown for a file that cannot be read at all. */
export const refused = (code: string, file: string, message: string, remedy: string, options?: ErrorOptions): IssueError =>
  new IssueError([refusal(code, file, message, remedy)], options)

/** The code of an operating system or zlib error, or undefined. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** True when the operating system does not let this user in. */
export const isDenied = (error: unknown): boolean => ['EACCES', 'EPERM'].includes(errorCode(error) ?? '')
