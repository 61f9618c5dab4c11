import { Link } from '@tanstack/react-router'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useTitle } from '../words/use-title.ts'
import { useSpeech } from '../words/words-context.tsx'

export const NotFound = () => {
  const { words } = useSpeech()
  useTitle(words.errors.notFoundTitle)
  return (
    <EmptyState title={words.errors.notFoundTitle} heading="h1">
      <p>{words.errors.notFound}</p>
      <p>
        <Link to="/">{words.errors.toStudies}</Link>
      </p>
    </EmptyState>
  )
}
