import { type Issue, IssueError } from '@dacryon/core'
import type { Preview } from '../release.ts'
import type { StudyInfo } from '../study.ts'

/** Refused: another process is importing the same study. */
export const importRunning = (claim: string): IssueError =>
  new IssueError([
    {
      code: 'import-running',
      severity: 'error',
      message: `Another import of ${claim} is running.`,
      remedy: 'Wait until it ends, or stop it, and import again.',
      value: claim,
    },
  ])

/** The study of a closed draft that may be published; throws an `IssueError` when its issues or a missing study forbid it. */
export const publishable = (preview: Preview | undefined): StudyInfo => {
  if (preview === undefined) throw new TypeError('a draft must be closed before it is published')
  const errors = preview.issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new IssueError(preview.issues)
  if (preview.study !== undefined) return preview.study
  const issue: Issue = { code: 'study-absent', severity: 'error', message: 'The source names no study.', remedy: 'Give the study id.' }
  throw new IssueError([issue])
}
