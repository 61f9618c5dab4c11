import { useMemo } from 'react'
import { Section } from '../../../../parts/Section.tsx'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './TransitionsView.module.css'
import { TransitionTable } from './TransitionTable.tsx'
import { transitionMatrices } from './transition-matrix.ts'
import type { ViewProps } from './view-props.ts'

/** From which state to which, from the baseline to the chosen visit, one matrix an arm. */
export const TransitionsView = ({ summary, chosen, visit, arms, names }: ViewProps) => {
  const { w, say } = useScoresWords()
  const moving = [...new Set(summary.transitions.map(({ result }) => result))]
  const result = moving.find((one) => one === chosen.result) ?? moving[0] ?? ''
  const matrices = useMemo(() => transitionMatrices(summary, result, visit, arms, names), [summary, result, visit, arms, names])
  const label = summary.groups[0]?.results.find((one) => one.result === result)?.label
  if (matrices.length === 0) return null
  return (
    <Section
      title={w.visits.transitions(label === undefined ? result : say(label), summary.baseline?.visit ?? w.common.baselineVisit, visit)}
      lead={w.visits.transitionsHint}
    >
      <div className={styles.matrices}>
        {matrices.map((matrix) => (
          <TransitionTable key={matrix.arm} matrix={matrix} from={summary.baseline?.visit ?? w.common.baselineVisit} to={visit} />
        ))}
      </div>
    </Section>
  )
}
