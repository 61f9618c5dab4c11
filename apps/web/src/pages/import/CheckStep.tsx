import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { isOver } from '../../api/job.ts'
import { startImport } from '../../api/jobs.ts'
import { useJob } from '../../api/use-job.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Section } from '../../parts/Section.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import styles from './CheckStep.module.css'
import { importInput } from './import-input.ts'
import { JobEnd } from './JobEnd.tsx'
import { JobProgress } from './JobProgress.tsx'
import { Preview } from './Preview.tsx'

const route = getRouteApi('/import')

/** The dry run: while it runs, and what it found. */
export const CheckStep = ({ job: id }: { readonly job: string }) => {
  const { words } = useSpeech()
  const w = words.import
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, isFetching, refetch } = useJob(id)
  const job = data?.job
  const { check: _, publish: __, path, ...options } = search
  const publishing = useMutation({
    mutationFn: () => startImport(importInput(search, false)),
    onSuccess: (publish) => navigate({ search: { ...search, publish } }),
  })
  const result = data?.result
  const errors = result?.preview.issues.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <Section title={w.step(2, w.check)} lead={result === undefined ? undefined : w.checkLead}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {job === undefined && error === null && <Waiting height={160} />}
      {job !== undefined && !isOver(job) && <JobProgress job={job} label={w.checking} />}
      {job !== undefined && isOver(job) && result === undefined && (isFetching ? <Waiting /> : <JobEnd job={job} search={search} />)}
      {result !== undefined && (
        <>
          <Preview result={result} />
          {publishing.error !== null && <Problem error={publishing.error} />}
          <div className={styles.buttons}>
            {errors === 0 && path !== undefined && (
              <Button onClick={() => publishing.mutate()} loading={publishing.isPending}>
                {w.publishButton}
              </Button>
            )}
            <Button
              renderRoot={(props) => <Link {...props} to="/import" search={{ ...options, ...(path === undefined ? {} : { path }) }} />}
              variant={errors === 0 ? 'default' : 'filled'}
            >
              {w.tryAgain}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
