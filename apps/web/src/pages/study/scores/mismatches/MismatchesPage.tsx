import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../../../../api/queries.ts'
import { EmptyState } from '../../../../parts/EmptyState.tsx'
import { Problem } from '../../../../parts/Problem.tsx'
import { Section } from '../../../../parts/Section.tsx'
import { Waiting } from '../../../../parts/Waiting.tsx'
import { DownloadScores } from '../DownloadScores.tsx'
import { useScores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { ComparedTable } from './ComparedTable.tsx'
import styles from './MismatchTable.module.css'
import { MismatchTable } from './MismatchTable.tsx'

const route = getRouteApi('/studies/$study/scores')

/** Totals that the files hold against the recomputed ones, and every difference with its place. */
export const MismatchesPage = () => {
  const { study } = route.useParams()
  const { w } = useScoresWords()
  const scores = useScores()
  const { data, error, refetch } = useQuery(queries.scoreMismatches(study))
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Waiting height={360} />
  if (data.compared.length === 0)
    return (
      <EmptyState title={w.mismatches.none}>
        <p>{w.mismatches.noneHint}</p>
      </EmptyState>
    )
  const compared = new Set(data.compared.map(({ instrument }) => instrument))
  const downloads = scores.data?.instruments
    .filter(({ id }) => compared.has(id))
    .map((instrument) => <DownloadScores key={instrument.id} study={study} instrument={instrument} />)
  return (
    <>
      <Section title={w.mismatches.title} lead={w.mismatches.lead}>
        <ComparedTable compared={data.compared} />
        <details className={styles.downloads} data-screen-only>
          <summary>{w.mismatches.downloads}</summary>
          {downloads}
        </details>
      </Section>
      <Section title={w.mismatches.list}>
        {data.mismatches.length === 0 ? <p>{w.mismatches.allAgree}</p> : <MismatchTable study={study} mismatches={data} />}
      </Section>
    </>
  )
}
