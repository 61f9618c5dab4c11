import type { Issue } from '@dacryon/core'

/** The server said no, or could not be reached (`status` 0). Carries what a person must know. */
export class ApiError extends Error {
  readonly status: number
  readonly issues: readonly Issue[]
  constructor(status: number, issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.message).join(' ') || `HTTP ${status}`, options)
    this.name = 'ApiError'
    this.status = status
    this.issues = issues
  }
}
