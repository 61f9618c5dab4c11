import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet, useMatchRoute } from '@tanstack/react-router'
import { ApiError } from '../../api/api-error.ts'
import { queries } from '../../api/queries.ts'
import { CohortBar } from '../../cohort/CohortBar.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useSpeech } from '../../words/words-context.tsx'
import { StudyHeader } from './StudyHeader.tsx'
import { StudyMissing } from './StudyMissing.tsx'
import styles from './StudyPage.module.css'
import { StudyTabs } from './StudyTabs.tsx'

const route = getRouteApi('/studies/$study')

/** Frame of a study: identity, parts, the filter in force, and the part chosen by the address. */
export const StudyPage = () => {
  const { study } = route.useParams()
  const { words } = useSpeech()
  const onCohort = useMatchRoute()({ to: '/studies/$study/cohort', params: { study } }) !== false
  const { data, error, refetch } = useQuery(queries.release(study))
  if (error instanceof ApiError && error.status === 404) return <StudyMissing study={study} error={error} />
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  return (
    <div className={styles.study}>
      {data === undefined ? <Waiting height={110} /> : <StudyHeader release={data.release} />}
      <StudyTabs
        study={study}
        {...(data === undefined ? {} : { issues: data.issues.length, assays: data.release.content.assays.length })}
      />
      <CohortBar study={study} brokenOnly={onCohort} />
      {data === undefined ? (
        <span className="hidden-visually">{words.common.loading}</span>
      ) : (
        <div className={styles.part}>
          <Outlet />
        </div>
      )}
    </div>
  )
}
