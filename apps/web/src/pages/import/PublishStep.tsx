import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { isOver } from '../../api/job.ts'
import { useJob } from '../../api/use-job.ts'
import { CopyText } from '../../parts/CopyText.tsx'
import { Counts } from '../../parts/Counts.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Section } from '../../parts/Section.tsx'
import { StudyMarks } from '../../parts/StudyMarks.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import { JobEnd } from './JobEnd.tsx'
import { JobProgress } from './JobProgress.tsx'
import styles from './PublishStep.module.css'

const route = getRouteApi('/import')

/** Publication: how far it is, then the release. */
export const PublishStep = ({ job: id }: { readonly job: string }) => {
  const { words } = useSpeech()
  const w = words.import
  const search = route.useSearch()
  const { data, error, isFetching, refetch } = useJob(id)
  const job = data?.job
  const release = data?.result?.release
  const done = release !== undefined
  return (
    <Section title={done ? w.step(4, w.done) : w.step(3, w.publish)}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {job === undefined && error === null && <Waiting height={120} />}
      {job !== undefined && !isOver(job) && <JobProgress job={job} label={w.publishing} />}
      {job !== undefined && isOver(job) && !done && (isFetching ? <Waiting /> : <JobEnd job={job} search={search} />)}
      {release !== undefined && (
        <div className={styles.done}>
          <p role="status" className={styles.verdict}>
            {w.published}
          </p>
          <h3>
            {release.content.study.title} <StudyMarks study={release.content.study} />
          </h3>
          <p>
            {words.study.releaseId} <CopyText text={release.id} label={words.study.copyRelease} />
          </p>
          <Counts
            items={[
              { name: words.study.patients, value: release.content.counts.subjects },
              { name: words.study.visits(release.content.counts.visits), value: release.content.counts.visits },
              { name: words.study.variablesCount, value: release.content.counts.concepts },
              { name: words.study.observations, value: release.content.counts.observations },
            ]}
          />
          <p className="soft">{w.same}</p>
          <div className={styles.buttons}>
            <Button renderRoot={(props) => <Link {...props} to="/studies/$study" params={{ study: release.content.study.id }} />}>
              {w.openStudy}
            </Button>
            <Button component={Link} to="/import" variant="default">
              {w.another}
            </Button>
          </div>
        </div>
      )}
    </Section>
  )
}
