import type { Question } from '@dacryon/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Problem } from '../parts/Problem.tsx'
import { useSpeech } from '../words/words-context.tsx'
import styles from './CohortCount.module.css'

/** How many, as a figure and as a share of everyone, and the question in words. Told to screen readers as it changes. */
export const CohortCount = ({
  study,
  question,
  large = false,
}: {
  readonly study: string
  readonly question: Question
  readonly large?: boolean
}) => {
  const { words, language } = useSpeech()
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(queries.count(study, question))
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  const share = data === undefined || data.ofSubjects === 0 ? 0 : data.subjects / data.ofSubjects
  const old = isPlaceholderData || (data === undefined && isFetching)
  return (
    <div className={styles.count} data-large={large} data-old={old}>
      <div className={styles.bar} aria-hidden="true">
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <p role="status" className={styles.figures}>
        {data === undefined ? words.cohort.counting : words.cohort.count(data.subjects, data.ofSubjects)}
        {data !== undefined && question.scope !== 'patient' && (
          <span className="soft"> · {words.cohort.things[question.scope](data.things, data.ofThings)}</span>
        )}
      </p>
      {data !== undefined && (
        <p className={styles.sentence} lang={language}>
          {data.sentence[language]}
        </p>
      )}
    </div>
  )
}
