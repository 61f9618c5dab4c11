import type { Issue } from '@dacryon/core'
import { Button } from '@mantine/core'
import { ApiError } from '../api/api-error.ts'
import { useSpeech } from '../words/words-context.tsx'
import styles from './Problem.module.css'

interface ProblemProps {
  readonly error: unknown
  readonly onRetry?: () => void
}

const placeOf = ({ file, line, column }: Issue): string => [file, line, column].filter((part) => part !== undefined).join(':')

/** What went wrong and a way out. */
export const Problem = ({ error, onRetry }: ProblemProps) => {
  const { words } = useSpeech()
  const issues = error instanceof ApiError ? error.issues : []
  const text =
    error instanceof ApiError
      ? error.status === 0
        ? words.errors.unreachable
        : issues.length === 0
          ? words.errors.status(error.status)
          : undefined
      : words.errors.broken
  return (
    <div role="alert" className={styles.problem}>
      <h2>{words.errors.title}</h2>
      {text !== undefined && <p>{text}</p>}
      {!(error instanceof ApiError) && error instanceof Error && <p className="mono soft">{error.message}</p>}
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={JSON.stringify(issue)}>
              {placeOf(issue) !== '' && <code>{placeOf(issue)}</code>} {issue.message} <span className="soft">{issue.remedy}</span>
            </li>
          ))}
        </ul>
      )}
      {onRetry !== undefined && (
        <div>
          <Button size="sm" onClick={onRetry}>
            {words.common.retry}
          </Button>
        </div>
      )}
    </div>
  )
}
