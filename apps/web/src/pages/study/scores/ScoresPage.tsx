import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useCohort } from '../../../cohort/use-cohort.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { ScoresParts } from './ScoresParts.tsx'
import { useScores } from './use-scores.ts'
import { useScoresWords } from './use-scores-words.ts'

const route = getRouteApi('/studies/$study/scores')

/** Frame of the scores: their parts, and the part chosen by the address. */
export const ScoresPage = () => {
  const { study } = route.useParams()
  const { w } = useScoresWords()
  const { question } = useCohort()
  const { data, error, refetch } = useScores()
  return (
    <>
      <ScoresParts study={study} planned={data === undefined ? undefined : data.plan !== undefined} />
      {question !== undefined && <p className="soft">{w.common.notFiltered}</p>}
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting height={360} />}
      {data !== undefined && <Outlet />}
    </>
  )
}
