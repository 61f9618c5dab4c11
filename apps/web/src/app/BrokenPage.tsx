import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Problem } from '../parts/Problem.tsx'
import { useSpeech } from '../words/words-context.tsx'

/** Shown when a page throws: what happened, and a way out. */
export const BrokenPage = ({ error, reset }: ErrorComponentProps) => {
  const { words } = useSpeech()
  return (
    <>
      <Problem error={error} onRetry={reset} />
      <p>
        <Link to="/">{words.errors.toStudies}</Link>
      </p>
    </>
  )
}
