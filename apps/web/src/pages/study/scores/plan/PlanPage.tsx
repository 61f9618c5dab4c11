import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Section } from '../../../../parts/Section.tsx'
import { useScores } from '../use-scores.ts'
import { useScoresWords } from '../use-scores-words.ts'
import { PlanFacts } from './PlanFacts.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanHistory } from './PlanHistory.tsx'
import styles from './PlanPage.module.css'

/** The choices of the trial: a form until they are fixed, then who, when and how to change them. */
export const PlanPage = () => {
  const { w } = useScoresWords()
  const { data } = useScores()
  const [changing, setChanging] = useState(false)
  const [done, setDone] = useState(false)
  if (data === undefined) return null
  const { plan } = data
  const onDone = (): void => {
    setChanging(false)
    setDone(true)
  }
  if (plan === undefined)
    return (
      <Section title={w.plan.title} lead={w.plan.leadOpen}>
        <PlanForm scores={data} onDone={onDone} />
      </Section>
    )
  return (
    <>
      <Section title={w.plan.title} lead={w.plan.leadFixed}>
        <p role="status" className={styles.done}>
          {done ? w.plan.done : ''}
        </p>
        <PlanFacts scores={data} record={plan} />
        <div className={styles.buttons} data-screen-only>
          <Button renderRoot={(props) => <Link {...props} to="/studies/$study/scores/visits" params={{ study: data.study }} />}>
            {w.plan.toVisits}
          </Button>
          {!changing && (
            <Button variant="subtle" onClick={() => setChanging(true)}>
              {w.plan.change}
            </Button>
          )}
        </div>
      </Section>
      {changing && (
        <Section title={w.plan.change} lead={w.plan.changeHint}>
          <PlanForm key={plan.id} scores={data} onDone={onDone} onCancel={() => setChanging(false)} />
        </Section>
      )}
      <PlanHistory scores={data} />
    </>
  )
}
