import { Link } from '@tanstack/react-router'
import type { ApiError } from '../../api/api-error.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { useTitle } from '../../words/use-title.ts'
import { useSpeech } from '../../words/words-context.tsx'

export const StudyMissing = ({ study, error }: { readonly study: string; readonly error: ApiError }) => {
  const { words } = useSpeech()
  useTitle(words.errors.notFoundTitle)
  return (
    <EmptyState title={words.errors.studyNotFound(study)} heading="h1">
      {error.issues.map((issue) => (
        <p key={issue.code}>{issue.remedy}</p>
      ))}
      <p>
        <Link to="/">{words.errors.toStudies}</Link>
      </p>
    </EmptyState>
  )
}
