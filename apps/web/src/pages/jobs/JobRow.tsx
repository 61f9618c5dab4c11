import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isDryRun, isOver, type Job, shareDone } from '../../api/job.ts'
import { cancelJob } from '../../api/jobs.ts'
import { queries } from '../../api/queries.ts'
import { Badge } from '../../parts/Badge.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './JobRow.module.css'

const tones = { queued: 'plain', running: 'plain', done: 'good', failed: 'danger', cancelled: 'warn', interrupted: 'warn' } as const

/** One job: its state, how far it is, and where it leads. */
export const JobRow = ({ job }: { readonly job: Job }) => {
  const { words, format } = useSpeech()
  const w = words.jobs
  const client = useQueryClient()
  const cancelling = useMutation({ mutationFn: () => cancelJob(job.id), onSettled: () => client.invalidateQueries(queries.jobs) })
  const { startedAt = job.createdAt, endedAt } = job
  const seconds = endedAt === undefined ? undefined : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
  const share = shareDone(job)
  const path = String(job.input.path ?? '')
  const what = path.startsWith('upload:') ? w.uploaded : path
  const title = job.operation !== 'import' ? job.operation : isDryRun(job) ? w.checkOf(job.study ?? what) : w.importOf(job.study ?? what)
  return (
    <li className={styles.job}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <Badge tone={tones[job.status]}>{w.states[job.status]}</Badge>
      </div>
      <p className="soft">
        {w.started(format.dateTime(startedAt))}
        {seconds !== undefined && ` · ${w.took(seconds < 120 ? w.seconds(seconds) : w.minutes(Math.round(seconds / 60)))}`}
        {job.issues !== undefined && job.issues.length > 0 && ` · ${w.showIssues(job.issues.length)}`}
      </p>
      {!isOver(job) && (
        <ProgressBar
          label={w.progress(title)}
          doing={job.progress?.doing ?? w.states[job.status]}
          {...(share === undefined ? {} : { share })}
        />
      )}
      <div className={styles.buttons}>
        {!isOver(job) && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => cancelling.mutate()}
            loading={cancelling.isPending}
            aria-label={w.cancelNamed(title)}
          >
            {w.cancel}
          </Button>
        )}
        {job.operation === 'import' && (
          <Link to="/import" search={{ ...(path === '' ? {} : { path }), ...(isDryRun(job) ? { check: job.id } : { publish: job.id }) }}>
            {w.open}
          </Link>
        )}
        {job.status === 'done' && !isDryRun(job) && job.study !== undefined && (
          <Link to="/studies/$study" params={{ study: job.study }}>
            {job.study}
          </Link>
        )}
      </div>
    </li>
  )
}
