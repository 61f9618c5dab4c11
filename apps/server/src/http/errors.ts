import { type Issue, IssueError } from '@dacryon/core'
import type { FastifyError } from 'fastify'

/** What a failed request answers: the status, the issues to show, and whether the program itself is to blame. */
export interface Failure {
  readonly status: number
  readonly issues: readonly Issue[]
  readonly internal: boolean
}

const one = (status: number, code: string, message: string, remedy: string): Failure => ({
  status,
  issues: [{ code, severity: 'error', message, remedy }],
  internal: false,
})

/** Statuses of issue codes that are not plain bad input. */
const statusOf = (issues: readonly Issue[]): number => {
  const codes = issues.map(({ code }) => code)
  if (codes.some((code) => code.endsWith('-unknown'))) return 404
  if (codes.includes('import-running')) return 409
  if (codes.includes('upload-too-large') || codes.includes('upload-too-many-files')) return 413
  return 400
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'

/** Read what was thrown. Nothing of the inside of the program leaves it. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof IssueError) return { status: statusOf(error.issues), issues: error.issues, internal: false }
  if (isFastifyError(error) && error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    if (error.statusCode === 429) return one(429, 'too-many-requests', 'Too many requests in a short time.', 'Wait a minute and try again.')
    if (error.statusCode === 413) return one(413, 'body-too-large', 'The request is too large.', 'Send less at once.')
    if (error.statusCode === 415)
      return one(415, 'body-type', 'The body of the request is of a kind that is not understood.', 'Send application/json.')
    return one(error.statusCode, 'request-invalid', error.message, 'Correct the request and try again.')
  }
  return {
    ...one(500, 'internal', 'Something went wrong inside the program.', 'Try again; if it happens again, report it with the time.'),
    internal: true,
  }
}
