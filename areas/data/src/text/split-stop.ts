import type { Issue } from '@dacryon/core'

/** Inside the reader of delimited files: splitting ends here, for this reason. */
export class SplitStop extends Error {
  readonly issue: Omit<Issue, 'severity' | 'file'>
  constructor(issue: Omit<Issue, 'severity' | 'file'>, options?: ErrorOptions) {
    super(issue.message, options)
    this.issue = issue
  }
}
