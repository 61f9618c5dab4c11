import type { Issue } from '@dacryon/core'

/** An error with its place, from its parts. */
export const problem = (code: string, message: string, remedy: string, place: Partial<Issue> = {}): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  ...place,
})
