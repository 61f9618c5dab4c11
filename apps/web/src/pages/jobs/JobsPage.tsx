import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Page } from '../../parts/Page.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import { JobRow } from './JobRow.tsx'
import styles from './JobsPage.module.css'

/** Long work on the server: running, and what became of it. */
export const JobsPage = () => {
  const { words } = useSpeech()
  const { data, error, refetch } = useQuery(queries.jobs)
  const jobs = data?.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <Page title={words.jobs.title} lead={words.jobs.lead}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {jobs === undefined && error === null && <Waiting height={180} />}
      {jobs?.length === 0 && (
        <EmptyState title={words.jobs.empty}>
          <p>{words.jobs.emptyHint}</p>
          <Button component={Link} to="/import">
            {words.studies.importFirst}
          </Button>
        </EmptyState>
      )}
      {jobs !== undefined && jobs.length > 0 && (
        <ul className={styles.jobs}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Page>
  )
}
