import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ApiError } from '../../../../api/api-error.ts'
import { queries } from '../../../../api/queries.ts'
import { EmptyState } from '../../../../parts/EmptyState.tsx'
import { Problem } from '../../../../parts/Problem.tsx'
import { Waiting } from '../../../../parts/Waiting.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import { FilmStrip } from './FilmStrip.tsx'
import { PatientChooser } from './PatientChooser.tsx'
import { useSubjects } from './use-subjects.ts'

const scores = getRouteApi('/studies/$study/scores')
const route = getRouteApi('/studies/$study/scores/patient')

/** Every derived result of one patient over the visits. */
export const PatientPage = () => {
  const { study } = scores.useParams()
  const { subject } = route.useSearch()
  const { w } = useScoresWords()
  const subjects = useSubjects(study)
  return (
    <>
      <PatientChooser key={subject ?? ''} study={study} subject={subject ?? ''} subjects={subjects} />
      {subject === undefined ? (
        <EmptyState title={w.patient.choose}>
          <p>{w.patient.chooseHint}</p>
        </EmptyState>
      ) : (
        <Patient study={study} subject={subject} />
      )}
    </>
  )
}

const Patient = ({ study, subject }: { readonly study: string; readonly subject: string }) => {
  const { w } = useScoresWords()
  const { data, error, refetch } = useQuery(queries.scoreSubject(study, subject))
  if (error instanceof ApiError && (error.status === 404 || error.issues.some(({ code }) => code === 'subject-unknown')))
    return (
      <EmptyState title={w.patient.unknown(subject)}>
        <p>{w.patient.chooseHint}</p>
      </EmptyState>
    )
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Waiting height={420} />
  if (data.instruments.length === 0) return <EmptyState title={w.patient.nothing} />
  return <FilmStrip patient={data} />
}
