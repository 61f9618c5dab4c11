import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Job } from '../../api/job.ts'
import { IssueTable } from '../../parts/IssueTable.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import type { ImportSearch } from './import-search.ts'
import styles from './JobEnd.module.css'

/** A job that did not come to its end: why, and the way back. */
export const JobEnd = ({ job, search }: { readonly job: Job; readonly search: ImportSearch }) => {
  const { words } = useSpeech()
  const w = words.import
  const text =
    job.status === 'cancelled'
      ? w.cancelled
      : job.status === 'interrupted'
        ? w.interrupted
        : job.status === 'done'
          ? job.release === undefined
            ? w.resultGone
            : w.published
          : w.failed
  const { check: _, publish: __, ...rest } = search
  return (
    <>
      <p role="alert" className={styles.end} data-state={job.status}>
        {text}
      </p>
      {job.issues !== undefined && job.issues.length > 0 && <IssueTable issues={job.issues} name={job.study ?? job.id} />}
      <div className={styles.buttons}>
        {job.release !== undefined && job.study !== undefined && (
          <Link to="/studies/$study" params={{ study: job.study }}>
            {w.openStudy}
          </Link>
        )}
        <Button renderRoot={(props) => <Link {...props} to="/import" search={rest} />}>{w.tryAgain}</Button>
      </div>
    </>
  )
}
