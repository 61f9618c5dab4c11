import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../../../parts/EmptyState.tsx'
import { useScores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { InstrumentTools } from './InstrumentTools.tsx'
import { SummaryView } from './SummaryView.tsx'
import { useSelection } from './use-selection.ts'
import styles from './VisitsPage.module.css'

/** One instrument over the visits, by arm once the plan is fixed. */
export const VisitsPage = () => {
  const { data } = useScores()
  return data === undefined ? null : <Visits scores={data} />
}

const Visits = ({ scores }: { readonly scores: NonNullable<ReturnType<typeof useScores>['data']> }) => {
  const { w } = useScoresWords()
  const { selection, there, set } = useSelection(scores)
  if (selection === undefined)
    return (
      <EmptyState title={w.derivable.none}>
        <p>{w.visits.nothing}</p>
      </EmptyState>
    )
  return (
    <>
      <InstrumentTools scores={scores} instruments={there} selection={selection} onChange={set} />
      {selection.byArm && scores.plan === undefined ? (
        <EmptyState title={w.visits.closedTitle}>
          <p>{w.visits.closed}</p>
          <div className={styles.buttons}>
            <Button renderRoot={(props) => <Link {...props} to="/studies/$study/scores/plan" params={{ study: scores.study }} />}>
              {w.visits.toPlan}
            </Button>
            <Button variant="subtle" onClick={() => set({ by: 'all' })}>
              {w.visits.together}
            </Button>
          </div>
        </EmptyState>
      ) : (
        <SummaryView study={scores.study} selection={selection} onChange={set} />
      )}
    </>
  )
}
